"""The form behind a question: what is shown in it, and what is stored of it."""

from typing import Any

import pytest

from bot.core.questions import FollowupForm
from bot.core.replies import Refusal
from bot.store.tables import answer
from bot.usecases.choosing import Where
from bot.usecases.keep_promise import keep_promise
from bot.usecases.record_answer import open_form
from tests.usecases.world import DAY, HOUR, World, call, date, on


def only_answer(world: World) -> object:
    (row,) = world.table(answer)
    return row


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
