"""Forms saved after what they show changed elsewhere, as the use cases see it."""

from datetime import date

import pytest

from bot.core.meanwhile import dates_of
from bot.core.questions import FollowupForm
from bot.core.rotation_form import FormProblems
from bot.usecases.move_promise import give_new_dates
from bot.usecases.record_answer import open_form, record_details
from tests.usecases.world import World, on

DUE, UPDATE, LATER = date(2026, 12, 7), date(2026, 11, 30), date(2026, 12, 14)


@pytest.fixture
def answered(world: World) -> World:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    world.fill("ada", quote="one", promise_text="find out", promise_due=DUE, promise_update=UPDATE)
    return world


def shown(world: World) -> FollowupForm:
    followup_id = world.question("ada").followup_id
    form = world.see(open_form, followup_id=followup_id, user_id="ada")
    assert isinstance(form, FollowupForm)
    return form


def save(world: World, form: FollowupForm, **changed: object) -> FormProblems | None:
    return world.do(
        record_details,
        followup_id=form.followup_id,
        user_id="ada",
        details=form.details.model_copy(update=changed),
        at=world.at,
        shown=form.answered,
    )


def move(world: World, due: date, form: str) -> FormProblems | None:
    return world.do(
        give_new_dates,
        promise_id=world.promises()[0].id,
        user_id="ada",
        due_on=due,
        update_on=UPDATE,
        at=world.at,
        shown=form,
    )


def test_what_one_form_saved_another_does_not_undo_before_it_has_said_so(answered: World) -> None:
    one, other = shown(answered), shown(answered)
    assert save(answered, one, quote="two") is None
    told = save(answered, other, learning="three")
    assert told is not None
    assert "the quote and what you learned changed elsewhere" in told.problems["outcome"]
    assert shown(answered).details.quote == "two"
    assert save(answered, other, learning="three") is None  # they mean it
    assert shown(answered).details.quote == "one"


def test_one_form_saved_twice_is_saved_once_without_a_word(answered: World) -> None:
    form = shown(answered)
    assert save(answered, form, quote="two") is None
    assert save(answered, form, quote="two") is None


def test_after_one_more_change_it_is_said_once_more(answered: World) -> None:
    old = shown(answered)
    for words in ("two", "three"):
        assert save(answered, shown(answered), quote=words) is None
        assert save(answered, old, quote="old") is not None


def test_an_answer_that_was_withdrawn_meanwhile_can_be_given_again(answered: World) -> None:
    form = shown(answered)
    assert answered.withdraw("ada") is None
    assert save(answered, form, quote="two") is None


def test_dates_moved_elsewhere_are_not_moved_back_before_that_was_said(answered: World) -> None:
    form = dates_of(DUE, UPDATE)
    assert move(answered, LATER, form) is None
    assert move(answered, LATER, form) is None  # the same again
    told = move(answered, DUE, form)
    assert told is not None
    assert "due 14 December, next update 30 November" in told.problems["promise_due"]
    assert answered.promises()[0].due_on == LATER
    assert move(answered, DUE, form) is None
    assert answered.promises()[0].due_on == DUE
