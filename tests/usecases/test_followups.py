"""What is asked after a contact, what an answer means, and what is stored of it."""

from datetime import timedelta

import pytest

from bot.core.absence import Absence
from bot.core.questions import FollowupDetails
from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.store import absences, pairings
from bot.store.tables import answer
from bot.usecases.record_answer import open_form, record_details, tap, withdraw
from tests.usecases.world import World, call, on, ticket


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
