"""What customers were told to expect: the kinds of promise, and which dates make sense."""

from datetime import date, timedelta
from typing import Final

from bot.core.questions import PromiseKind

KINDS: Final[dict[PromiseKind, str]] = {
    "find_out": "Find out and tell them",
    "update": "Keep them posted",
    "workaround": "A workaround",
    "fix": "A fix",
}
"""The kinds by id, in the words people choose from."""

FURTHEST: Final = timedelta(days=366)
UPDATE_EVERY: Final = timedelta(days=7)
"""When the customer hears from us again, once they were told that we are still on it."""


def check_dates(due_on: date | None, update_on: date | None, today: date) -> dict[str, str]:
    """Say what is wrong with a promise's dates.

    Args:
        due_on: when it must be kept, if a day was named.
        update_on: when the customer hears from us next, if a day was named.
        today: the local day of whoever promised.

    Returns:
        A sentence for each field of ``FollowupDetails`` that must change: ``promise_due``,
        ``promise_update``. Empty when the dates are fine. A date may be today; it may not lie
        in the past nor more than a year ahead, and the update may not come after the due date.
    """
    wrong = {}
    for field, day in (("promise_due", due_on), ("promise_update", update_on)):
        if day is None:
            continue
        if day < today:
            wrong[field] = "This day has passed. Please pick today or later."
        elif day - today > FURTHEST:
            wrong[field] = "This is more than a year away. Please pick an earlier day."
    if due_on and update_on and not wrong and update_on > due_on:
        wrong["promise_update"] = (
            "The update comes before the promise is due. Please pick an earlier day."
        )
    return wrong


def next_update(due_on: date | None, today: date) -> date | None:
    """When to tell them next, if they were told today; None: by then it is due anyway."""
    coming = today + UPDATE_EVERY
    return None if due_on is not None and today < due_on <= coming else coming
