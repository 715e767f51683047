"""What is asked after a contact, what an answer means, and what is stored of it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.core.absence import Absence
from bot.core.questions import FollowupDetails, FollowupForm
from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.store import absences, pairings
from bot.store.tables import answer
from bot.usecases.choosing import Where
from bot.usecases.keep_promise import keep_promise
from bot.usecases.record_answer import open_form, record_details, tap, withdraw
from tests.usecases.world import DAY, HOUR, World, call, date, on, ticket


@pytest.fixture
def asked(world: World) -> World:
    """Ada has finished a ticket and been asked about it, on Monday at 10:00."""
    world.join("ada")
    world.bring(ticket("a", customer_ref="acme"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    return world


@pytest.fixture
def called(world: World) -> World:
    """Ada was at a call on Wednesday from 11 to 12, and is asked about it at 12:15."""
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(24, 9))
    world.press("ada", "accept")
    world.until(on(25, 12, 15))
    return world


def only_answer(world: World) -> object:
    (row,) = world.table(answer)
    return row


def test_one_tap_is_a_complete_answer(asked: World) -> None:
    assert asked.tap("ada", "solved") is None
    assert asked.question("ada").outcome == "solved"
    (row,) = asked.table(answer)
    assert (row.outcome, row.week, row.visibility) == ("solved", "2026-W48", "channel")
    assert [one.state for one in asked.followups()] == ["answered"]
    assert asked.home("ada").questions == ()


def test_a_question_waits_for_working_hours(world: World) -> None:
    world.join("ada", zone="America/New_York")
    world.until(on(24, 15))
    world.bring(call("late", on(25, 21)))  # 16:00 to 17:00 in New York
    world.until(on(24, 15))
    world.press("ada", "accept")
    world.until(on(26, 13, 59))
    assert world.offer("ada").state == "done"
    assert world.questions("ada") == []
    world.until(on(26, 14))
    assert len(world.questions("ada")) == 1


def test_a_question_is_held_during_an_absence(asked: World) -> None:
    asked.bring(ticket("b"))
    asked.until(on(26, 10))
    asked.press("ada", "accept")
    asked.says("ada", "skip", "until 2026-12-02")
    asked.bring(ticket("b", state="solved"))
    asked.until(on(2, 8, 59, month=12))
    assert len(asked.questions("ada")) == 1
    asked.until(on(2, 9, month=12))
    assert len(asked.questions("ada")) == 2


def test_a_question_is_held_by_an_absence_that_begins_before_it_is_sent(called: World) -> None:
    called.bring(call("second", on(30, 16)))
    called.until(on(26, 10))
    called.press("ada", "accept")
    called.until(on(30, 17, 1))  # the call ended at 17:00; the question is planned for tomorrow
    called.says("ada", "skip", "until 2026-12-03")
    called.until(on(3, 8, 59, month=12))
    assert len(called.questions("ada")) == 1
    called.until(on(3, 9, month=12))
    assert len(called.questions("ada")) == 2


def test_who_comes_back_early_is_asked_in_a_week_at_the_latest(asked: World) -> None:
    asked.bring(ticket("b"))
    asked.until(on(26, 10))
    asked.press("ada", "accept")
    with asked.database.write(asked.workspace) as tx:
        absences.add(
            tx, asked.member("ada").id, Absence(since=asked.at, until=None, reason="leave")
        )
    asked.bring(ticket("b", state="solved"))
    asked.until(on(2, 12, month=12))
    assert len(asked.questions("ada")) == 1
    asked.says("ada", "back")
    asked.until(on(3, 17, month=12))
    assert len(asked.questions("ada")) == 2


def test_a_call_is_asked_about_fifteen_minutes_after(called: World) -> None:
    assert called.question("ada").happened_at == on(25, 12)
    assert called.tap("ada", "attended") is None
    assert called.ledger("ada")[-1] == ("charge", 1000)


def test_a_ticket_that_did_not_happen_costs_nothing_and_waits_again(asked: World) -> None:
    asked.tap("ada", "not_happened")
    assert asked.ledger("ada") == [("joined", 0), ("charge", 1000), ("reversal", -1000)]
    assert asked.member("ada").virtual_pass == 0
    assert asked.contact("a").state == "waiting"
    assert asked.offer("ada").state == "cancelled"
    asked.until(on(26, 10))
    assert asked.holder("a") == "ada"


def test_changing_ones_mind_brings_the_ledger_along(asked: World) -> None:
    for outcome in ("not_happened", "not_happened", "solved", "solved", "not_happened"):
        assert asked.tap("ada", outcome) is None
    assert [amount for _, amount in asked.ledger("ada")] == [0, 1000, -1000, 1000, -1000]
    asked.tap("ada", "handed")
    assert asked.member("ada").virtual_pass == 1_000_000
    assert asked.contact("a").state == "done"


def test_what_somebody_else_has_taken_meanwhile_stays_theirs(asked: World) -> None:
    asked.tap("ada", "not_happened")
    asked.says("ada", "skip", "5")
    asked.join("bob")
    asked.until(on(26, 10))
    assert asked.holder("a") == "bob"
    asked.tap("ada", "solved")
    assert asked.holder("a") == "bob"
    assert asked.contact("a").state == "paired"


def test_a_call_whose_customer_did_not_come_costs_nothing(called: World) -> None:
    called.tap("ada", "customer_absent")
    assert called.member("ada").virtual_pass == 0
    assert called.contact("demo").state == "gone"
    assert called.member("ada").rest_until is None


def test_whoever_could_not_make_it_rests(called: World) -> None:
    called.tap("ada", "could_not")
    assert called.offer("ada").state == "no_show"
    assert called.member("ada").virtual_pass == 0
    rest = called.member("ada").rest_until
    assert rest == on(2, 12, 15, month=12)
    called.until(on(26, 12))
    called.tap("ada", "could_not")
    assert called.member("ada").rest_until == rest


def test_a_slip_of_the_finger_is_no_reason_to_rest(called: World) -> None:
    called.tap("ada", "could_not")
    called.tap("ada", "attended")
    assert called.member("ada").rest_until is None
    assert called.member("ada").virtual_pass == 1_000_000


def test_a_moved_call_keeps_its_person_and_is_asked_about_again(called: World) -> None:
    called.tap("ada", "moved")
    assert called.member("ada").virtual_pass == 0
    assert called.holder("demo") == "ada"
    called.bring(call("demo", on(2, 15, month=12)))
    called.until(on(2, 14, 50, month=12))
    assert called.messages("ada")[-1].type == "call_reminder"
    called.until(on(2, 16, 15, month=12))
    assert len(called.questions("ada")) == 2
    assert called.question("ada").outcome == ""
    called.tap("ada", "attended")
    assert called.member("ada").virtual_pass == 1_000_000
    (row,) = called.table(answer)
    assert (row.week, row.happened_at) == ("2026-W49", on(2, 16, month=12))


@pytest.mark.parametrize("outcome", ["attended", "nonsense", ""])
def test_an_answer_that_is_not_of_this_question_is_refused(asked: World, outcome: str) -> None:
    before = asked.snapshot()
    assert isinstance(asked.tap("ada", outcome), Refusal)
    problems = asked.fill("ada", outcome)
    assert problems is not None
    assert list(problems.problems) == ["outcome"]
    assert asked.snapshot() == before


def test_a_question_is_only_answered_by_whom_it_asks(asked: World) -> None:
    followup_id = asked.question("ada").followup_id
    before = asked.snapshot()
    at = asked.at
    assert asked.do(
        tap, followup_id=followup_id, user_id="bob", outcome="solved", at=at
    ) == Refusal(sentence="This question was asked to somebody else. Nothing was changed.")
    assert isinstance(asked.do(withdraw, followup_id="nothing", user_id="ada", at=at), Refusal)
    details = FollowupDetails(outcome="solved")
    problems = asked.do(
        record_details, followup_id=followup_id, user_id="bob", details=details, at=at
    )
    assert isinstance(problems, FormProblems)
    assert isinstance(asked.see(open_form, followup_id=followup_id, user_id="bob"), Refusal)
    assert asked.snapshot() == before


def test_the_form_is_prefilled_with_what_was_answered(asked: World) -> None:
    asked.tap("ada", "not_yet")
    asked.fill("ada", "solved", quote="just the numbers", theme="exports", thanks_to="bob")
    form = asked.see(open_form, followup_id=asked.question("ada").followup_id, user_id="ada")
    assert isinstance(form, FollowupForm)
    assert form.details.outcome == "solved"
    assert form.details.quote == "just the numbers"
    (exports,) = form.theme_choices
    assert (form.details.themes, form.details.theme) == ((exports[0],), "")
    assert exports[1] == "exports"
    asked.tap("ada", "handed")
    form = asked.see(open_form, followup_id=asked.question("ada").followup_id, user_id="ada")
    assert isinstance(form, FollowupForm)
    assert (form.details.outcome, form.details.quote) == ("handed", "just the numbers")


def test_an_empty_form_opens_before_any_answer(asked: World) -> None:
    form = asked.see(open_form, followup_id=asked.question("ada").followup_id, user_id="ada")
    assert isinstance(form, FollowupForm)
    assert form.details.outcome == ""
    assert form.subject == "About a"
    assert not form.ask_puzzle


def test_every_fourth_call_asks_for_a_good_puzzle_also_when_edited_later(world: World) -> None:
    world.set_up(name="Calls", channel="C2", ceiling=None)
    world.join("ada", where=Where(channel_id="C2", text="calls"))
    asked = []
    for number in range(5):
        start = world.at.replace(hour=15) + DAY
        world.bring(call(f"c{number}", start))
        world.until(world.at + HOUR)
        world.press("ada", "accept")
        world.until(start + 2 * HOUR)
        world.until(start.replace(hour=12) + DAY)
        world.tap("ada", "attended")
        asked.append(world.question("ada").followup_id)
        if world.at.weekday() > 2:
            world.until(world.at + 3 * DAY)
    forms = [world.see(open_form, followup_id=one, user_id="ada") for one in asked]
    assert [getattr(form, "ask_puzzle", None) for form in forms] == [
        False,
        False,
        False,
        True,
        False,
    ]


def test_customers_numbers_and_secrets_are_not_stored(asked: World) -> None:
    asked.fill(
        "ada",
        quote="mail joe@example.com",
        learning="call +49 30 1234567",
        theme="joe@example.com",
        promise_text="tell joe@example.com",
        thanks="joe@example.com",
    )
    stored = repr([*asked.table(answer), *asked.promises()])
    assert "joe@example.com" not in stored
    assert "1234567" not in stored
    assert asked.promises()[0].text == "tell [email]"


def test_texts_that_grow_by_redaction_or_hold_what_no_database_takes_are_still_saved(
    asked: World,
) -> None:
    assert asked.fill("ada", theme="a@b.co " * 11, quote="a@b.co " * 428, learning="a\x00b") is None
    (row,) = asked.table(answer)
    assert len(row.theme) <= 80
    assert len(row.quote) <= 3000
    assert row.learning == "ab"
    form = asked.see(open_form, followup_id=asked.question("ada").followup_id, user_id="ada")
    assert isinstance(form, FollowupForm)


def test_a_withdrawn_answer_is_gone_and_can_be_given_again(asked: World) -> None:
    assert isinstance(asked.withdraw("ada"), Refusal)
    asked.tap("ada", "solved")
    assert asked.withdraw("ada") is None
    assert asked.question("ada").withdrawn
    assert asked.withdraw("ada") == Refusal(
        sentence="There is no answer to withdraw. Nothing was changed."
    )
    asked.tap("ada", "solved")
    assert not asked.question("ada").withdrawn


def test_a_promise_is_saved_once_however_often_the_form_is_saved(asked: World) -> None:
    for _ in range(3):
        asked.fill("ada", promise_text="find out", promise_due=date(2026, 11, 30))
    (promise,) = asked.promises()
    assert (promise.text, promise.due_on, promise.state) == (
        "find out",
        date(2026, 11, 30),
        "open",
    )
    assert promise.customer_id is not None
    asked.fill("ada", promise_text="a fix", promise_kind="fix")
    (promise,) = asked.promises()
    assert (promise.text, promise.kind, promise.due_on) == ("a fix", "fix", None)


def test_a_promise_taken_out_of_the_form_is_dropped_and_comes_back(asked: World) -> None:
    asked.fill("ada", promise_text="find out")
    asked.fill("ada")
    assert [one.state for one in asked.promises()] == ["dropped"]
    assert asked.home("ada").promises == ()
    asked.fill("ada", promise_text="find out after all")
    assert [one.state for one in asked.promises()] == ["open"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"promise_due": date(2026, 11, 22)}, ["promise_due"]),
        ({"promise_due": date(2028, 1, 1)}, ["promise_due"]),
        (
            {"promise_due": date(2026, 11, 24), "promise_update": date(2026, 11, 25)},
            ["promise_update"],
        ),
    ],
)
def test_dates_that_make_no_sense_save_nothing(
    asked: World, fields: dict[str, Any], wrong: list[str]
) -> None:
    before = asked.snapshot()
    problems = asked.fill("ada", promise_text="find out", **fields)
    assert problems is not None
    assert list(problems.problems) == wrong
    assert asked.snapshot() == before
    # Without a promise its dates mean nothing.
    assert asked.fill("ada", **fields) is None
    assert asked.promises() == []


def test_a_date_that_has_passed_since_can_be_saved_again(asked: World) -> None:
    asked.fill("ada", promise_text="find out", promise_due=date(2026, 11, 24))
    asked.until(on(27, 12))
    assert asked.fill("ada", promise_text="find it out", promise_due=date(2026, 11, 24)) is None
    assert asked.promises()[0].text == "find it out"


def test_a_date_is_judged_by_the_day_where_one_lives(world: World) -> None:
    world.join("ada", zone="Pacific/Auckland")
    world.tickets("a")
    world.until(on(23, 20, 1))  # 9:01 on the 24th in Auckland
    world.meet("ada")
    world.until(on(23, 20, 1))
    problems = world.fill("ada", promise_text="x", promise_due=date(2026, 11, 23))
    assert problems is not None
    assert world.fill("ada", promise_text="x", promise_due=date(2026, 11, 24)) is None


def test_keeping_a_promise_is_for_its_owner_and_happens_once(asked: World) -> None:
    asked.home("ada")
    asked.fill("ada", promise_text="find out")
    (promise,) = asked.promises()
    assert [one.text for one in asked.home("ada").promises] == ["find out"]
    at = asked.at
    assert isinstance(asked.do(keep_promise, promise_id="nothing", user_id="ada", at=at), Refusal)
    assert isinstance(asked.do(keep_promise, promise_id=promise.id, user_id="bob", at=at), Refusal)
    assert asked.do(keep_promise, promise_id=promise.id, user_id="ada", at=at) is None
    assert asked.do(keep_promise, promise_id=promise.id, user_id="ada", at=at) == Refusal(
        sentence="This promise is closed already. Nothing was changed."
    )
    assert asked.home("ada").promises == ()
    # Editing the answer does not open it again, nor does emptying the form drop it.
    asked.fill("ada", promise_text="find out more")
    asked.fill("ada")
    assert [one.state for one in asked.promises()] == ["kept"]


def test_a_question_stays_on_home_for_thirty_days(asked: World) -> None:
    assert len(asked.home("ada").questions) == 1
    asked.at += timedelta(days=30, minutes=1)
    assert asked.home("ada").questions == ()
    assert asked.tap("ada", "solved") is None


def test_a_deactivated_person_is_not_asked(called: World) -> None:
    called.bring(call("second", on(30, 16)))
    called.until(on(26, 10))
    called.press("ada", "accept")
    called.until(on(30, 17, 1))
    called.person_becomes("ada", "deactivated")
    called.until(on(2, 12, month=12))
    assert len(called.questions("ada")) == 1
    assert sorted(one.state for one in called.followups()) == ["asked", "closed"]


def test_answers_to_what_never_was_done_change_nothing(asked: World) -> None:
    """A question outlives its pairing only when somebody tampers; it is answered kindly."""
    asked.tap("ada", "solved")
    pairing_id = asked.offer("ada").pairing_id
    with asked.database.write(asked.workspace) as tx:
        pairings.change(tx, pairing_id, state="handed_over")
    before = asked.ledger("ada")
    assert asked.tap("ada", "not_happened") is None
    assert asked.ledger("ada") == before
    assert asked.offer("ada").state == "done"
