"""Save of the modals with one or two fields."""

from bot.core.person import Person
from bot.core.rotation_form import FormProblems
from bot.slack.door import Door
from bot.slack.form_values import chosen_day, chosen_time, one_value
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.usecases.hand_over_promise import hand_over_promise
from bot.usecases.move_call import give_new_date
from bot.usecases.move_promise import give_new_dates
from bot.usecases.name_colleague import name_colleague
from bot.views import form_ids

_NO_PERSON = "Please choose a colleague."
_NO_DATE = "Please choose a day and a time."


async def save_new_date(door: Door, submitted: Submitted) -> Saved | Kept:
    """Keep the person for the new date of a call."""
    day = chosen_day(submitted.values, form_ids.NEW_DAY)
    clock = chosen_time(submitted.values, form_ids.NEW_TIME)
    if day is None or clock is None:
        return Kept(problems={form_ids.NEW_DAY: _NO_DATE})
    problems = await door.run(
        give_new_date,
        followup_id=_subject(submitted),
        user_id=submitted.user_id,
        day=day,
        clock=clock,
        at=door.now(),
    )
    return _outcome(problems)


async def save_colleague(door: Door, submitted: Submitted) -> Saved | Kept:
    """Give the ticket to the colleague who has it now."""
    colleague = await _colleague(door, submitted)
    if isinstance(colleague, Kept):
        return colleague
    problems = await door.run(
        name_colleague,
        followup_id=_subject(submitted),
        user_id=submitted.user_id,
        colleague=colleague,
        at=door.now(),
    )
    return _outcome(problems)


async def save_promise_dates(door: Door, submitted: Submitted) -> Saved | Kept:
    """Give a promise new dates."""
    problems = await door.run(
        give_new_dates,
        promise_id=_subject(submitted),
        user_id=submitted.user_id,
        due_on=chosen_day(submitted.values, form_ids.PROMISE_DUE),
        update_on=chosen_day(submitted.values, form_ids.PROMISE_UPDATE),
        at=door.now(),
        shown=words(submitted.metadata, form_ids.SHOWN),
    )
    return _outcome(problems)


async def save_promise_handover(door: Door, submitted: Submitted) -> Saved | Kept:
    """Ask the colleague."""
    colleague = await _colleague(door, submitted)
    if isinstance(colleague, Kept):
        return colleague
    problems = await door.run(
        hand_over_promise,
        promise_id=_subject(submitted),
        user_id=submitted.user_id,
        colleague=colleague,
        at=door.now(),
    )
    return _outcome(problems)


async def _colleague(door: Door, submitted: Submitted) -> Person | Kept:
    chosen = one_value(submitted.values, form_ids.COLLEAGUE)
    if not chosen:
        return Kept(problems={form_ids.COLLEAGUE: _NO_PERSON})
    return await door.people.person(chosen)


def _subject(submitted: Submitted) -> str:
    return words(submitted.metadata, form_ids.SUBJECT_ID)


def _outcome(problems: FormProblems | None) -> Saved | Kept:
    return Kept(problems=problems.problems) if problems else Saved()
