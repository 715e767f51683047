"""Nudges for promises, and what one tap does about them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row

from bot.core.messages import PromiseHandover, PromiseNudge
from bot.core.person import PersonState
from bot.core.questions import FollowupForm, PromiseForm
from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.store.tables import outbox
from bot.usecases.hand_over_promise import answer_handover, hand_over_promise
from bot.usecases.keep_promise import keep_promise
from bot.usecases.list_promises import list_promises
from bot.usecases.move_promise import give_new_dates, open_promise_form, told_still_on_it
from bot.usecases.record_answer import open_form
from tests.usecases.world import DAY, World, on, ticket

DUE, UPDATE = date(2026, 12, 7), date(2026, 11, 30)  # Mondays


@pytest.fixture
def promised(world: World) -> World:
    """On Monday the 23rd Ada has promised something, due in two weeks, with an update in one."""
    world.slack_works = True
    world.join("ada")
    world.bring(ticket("a", customer_ref="acme", customer_person="Mina"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    world.fill("ada", promise_text="find out", promise_due=DUE, promise_update=UPDATE)
    return world


def nudges(world: World, user: str = "ada") -> list[PromiseNudge]:
    return [each for one in world.reminders(user) for each in one.promises]


def promise_id(world: World) -> str:
    return str(world.promises()[0].id)


def still_on_it(world: World) -> object:
    return world.do(told_still_on_it, promise_id=promise_id(world), user_id="ada", at=world.at)


def keep(world: World, user: str = "ada") -> object:
    return world.do(keep_promise, promise_id=promise_id(world), user_id=user, at=world.at)


def new_dates(
    world: World, due: date | None, update: date | None = None, user: str = "ada"
) -> FormProblems | None:
    return world.do(
        give_new_dates,
        promise_id=promise_id(world),
        user_id=user,
        due_on=due,
        update_on=update,
        at=world.at,
    )


def test_nudges_come_on_their_days_and_then_weekly(promised: World) -> None:
    seen: list[tuple[datetime, str]] = []
    for _ in range(30):
        before = len(nudges(promised))
        promised.until(promised.at.replace(hour=9, minute=0) + DAY)
        seen += [(promised.at, one.nudge) for one in nudges(promised)[before:]]
    assert seen == [
        (on(30, 9), "update"),
        (on(4, 9, month=12), "soon"),
        (on(7, 9, month=12), "due"),
        (on(14, 9, month=12), "overdue"),
        (on(21, 9, month=12), "overdue"),
    ]
    assert nudges(promised)[0].person == "Mina"


def test_telling_them_moves_the_next_update_by_a_week(promised: World) -> None:
    new_dates(promised, date(2027, 1, 4), UPDATE)
    promised.until(on(30, 9))
    assert still_on_it(promised) is None
    assert [one.state for one in nudges(promised)] == ["told"]
    (promise,) = promised.promises()
    assert (promise.update_on, promise.state) == (date(2026, 12, 7), "open")
    promised.until(on(7, 9, month=12))
    assert [(one.nudge, one.state) for one in nudges(promised)] == [
        ("update", "told"),
        ("update", "open"),
    ]


def test_telling_them_that_it_is_done_closes_it_and_ends_the_nudges(promised: World) -> None:
    promised.until(on(30, 9))
    assert keep(promised) is None
    assert [one.state for one in nudges(promised)] == ["kept"]
    promised.until(on(30, month=12))
    assert len(nudges(promised)) == 1
    for again in (keep(promised), still_on_it(promised)):
        assert again == Refusal(sentence="This promise is closed already. Nothing was changed.")


def test_new_dates_count_from_then_and_are_in_the_form(promised: World) -> None:
    promised.until(on(30, 9))
    assert new_dates(promised, date(2026, 12, 10)) is None
    assert [one.state for one in nudges(promised)] == ["moved"]
    promised.until(on(9, 9, month=12))
    assert [one.nudge for one in nudges(promised)][1:] == ["soon"]
    followup_id = promised.question("ada").followup_id
    form = promised.see(open_form, followup_id=followup_id, user_id="ada")
    assert isinstance(form, FollowupForm)
    assert (form.details.promise_due, form.details.promise_update) == (date(2026, 12, 10), None)


@pytest.mark.parametrize(
    ("due", "update", "field"),
    [
        (None, None, "promise_due"),
        (date(2026, 11, 22), None, "promise_due"),
        (date(2100, 1, 1), None, "promise_due"),
        (None, date(2026, 11, 22), "promise_update"),
        (date(2026, 12, 1), date(2026, 12, 2), "promise_update"),
    ],
)
def test_dates_that_make_no_sense_change_nothing(
    promised: World, due: date | None, update: date | None, field: str
) -> None:
    before = promised.promises()
    problems = new_dates(promised, due, update)
    assert problems is not None
    assert list(problems.problems) == [field]
    assert promised.promises() == before


def test_a_promise_is_nobody_elses(promised: World) -> None:
    assert isinstance(keep(promised, "bob"), Refusal)
    assert isinstance(new_dates(promised, DUE, user="bob"), FormProblems)
    looked = promised.see(open_promise_form, promise_id=promise_id(promised), user_id="bob")
    assert isinstance(looked, Refusal)
    mine = promised.see(open_promise_form, promise_id=promise_id(promised), user_id="ada")
    assert isinstance(mine, PromiseForm)
    assert (mine.customer, mine.due_on) == ("Mina", DUE)


def test_nudges_wait_while_their_owner_is_away(promised: World) -> None:
    promised.says("ada", "skip", "until 2026-12-09")
    promised.until(on(8, 23, month=12))
    assert nudges(promised) == []
    promised.until(on(9, 9, month=12))
    assert [one.nudge for one in nudges(promised)] == ["overdue"]


def test_questions_and_promises_of_a_day_are_one_message(promised: World) -> None:
    promised.bring(ticket("b"))
    promised.until(on(26, 10))
    promised.press("ada", "accept")
    promised.until(on(27, 10))
    promised.press("ada", "done")
    promised.until(on(30, 9))
    (one,) = [one for one in promised.reminders("ada") if one.promises]
    assert len(one.questions) == 1


def test_my_promises_are_listed_with_the_customers_names(promised: World) -> None:
    listed = promised.see(list_promises, user_id="ada")
    assert [(one.text, one.alias, one.due_on) for one in listed.promises] == [
        ("find out", "Mina", DUE)
    ]
    assert promised.see(list_promises, user_id="bob").promises == ()


def hand_over(
    world: World, to: str = "bob", zone: str = "UTC", state: PersonState = "active"
) -> FormProblems | None:
    return world.do(
        hand_over_promise,
        promise_id=promise_id(world),
        user_id="ada",
        colleague=world.person(to, zone, state),
        at=world.at,
    )


def answer(world: World, user: str = "bob", *, accepts: bool = True) -> object:
    return world.do(
        answer_handover,
        promise_id=promise_id(world),
        user_id=user,
        accepts=accepts,
        at=world.at,
    )


def handovers(world: World, user: str) -> list[str]:
    return [one.state for one in world.messages(user) if isinstance(one, PromiseHandover)]


def test_a_handover_takes_effect_once_it_is_accepted(promised: World) -> None:
    assert hand_over(promised) is None
    promised.until(promised.at)
    assert handovers(promised, "bob") == ["asked"]
    assert promised.promises()[0].user_id == "ada"
    promised.until(on(30, 9))
    assert len(nudges(promised)) == 1
    assert answer(promised) is None
    assert promised.promises()[0].user_id == "bob"
    assert handovers(promised, "bob") == handovers(promised, "ada") == ["accepted"]
    assert [one.state for one in nudges(promised)] == ["handed_over"]
    promised.until(on(4, 9, month=12))
    assert [one.nudge for one in nudges(promised, "bob")] == ["soon"]
    assert len(nudges(promised)) == 1
    # What is a colleague's now is not changed by the answer it came from.
    promised.fill("ada", promise_text="something else")
    assert promised.promises()[0].text == "find out"


def test_a_handover_that_is_declined_leaves_all_as_it_was(promised: World) -> None:
    hand_over(promised)
    promised.until(promised.at)
    assert answer(promised, accepts=False) is None
    assert promised.promises()[0].user_id == "ada"
    assert handovers(promised, "ada") == handovers(promised, "bob") == ["declined"]
    assert isinstance(answer(promised), Refusal)
    assert hand_over(promised, "cleo") is None


def test_a_colleague_is_asked_at_a_decent_time_of_theirs_and_again_if_it_was_lost(
    promised: World,
) -> None:
    promised.slack_works = False
    hand_over(promised, zone="America/New_York")
    promised.until(on(23, 13, 59))
    assert handovers(promised, "bob") == []
    promised.until(on(23, 14))
    assert handovers(promised, "bob") == ["asked"]
    before = [row.not_after for row in outbox_rows(promised, "promise-asked:")]
    promised.until(on(24, 14))
    after = [row.not_after for row in outbox_rows(promised, "promise-asked:")]
    assert before == [on(23, 22)]
    assert after == [on(24, 22)]


def outbox_rows(world: World, prefix: str) -> list[Row[Any]]:
    return [row for row in world.table(outbox) if row.dedupe_key.startswith(prefix)]


def test_nobody_need_answer_once_the_customer_was_told_or_somebody_else_is_asked(
    promised: World,
) -> None:
    hand_over(promised)
    promised.until(promised.at)
    promised.at += timedelta(minutes=1)
    hand_over(promised, "cleo")
    promised.until(promised.at)
    assert (handovers(promised, "bob"), handovers(promised, "cleo")) == (["over"], ["asked"])
    keep(promised)
    assert handovers(promised, "cleo") == ["over"]
    assert isinstance(answer(promised, "cleo"), Refusal)


@pytest.mark.parametrize(("to", "state"), [("ada", "active"), ("bob", "bot"), ("bob", "guest")])
def test_a_promise_goes_to_a_colleague_only(promised: World, to: str, state: PersonState) -> None:
    problems = hand_over(promised, to, state=state)
    assert problems is not None
    assert list(problems.problems) == ["colleague"]
    assert promised.promises()[0].handover_to == ""
