"""The settings of a rotation in words: what each is called, and what its value means."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Final

from bot.core.messages import Value
from bot.core.nth import say_nth
from bot.core.rotation_form import RotationForm

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

LABELS: Final = {
    "name": "Name",
    "kinds": "Developers meet customers in",
    "weekdays": "Days",
    "local_time": "Time",
    "zone": "Time zone",
    "every_weeks": "How often",
    "seats": "Developers a round",
    "mode": "How contacts are taken",
    "shadowing": "Shadowing",
    "country": "Public holidays of",
    "target_contacts": "Target: contacts a person",
    "target_weeks": "in so many weeks",
    "ceiling": "At most so many a person in 28 days",
    "names_allowed": "Customers' names",
    "digest_weekday": "Day",
    "digest_time": "Time",
    "monthly": "Weeks or months",
    "nth": "Which of the month",
    "months": "Which months",
    "day_off": "A round on a day off",
    "starts": "Rounds from",
    "ends": "Rounds until",
    "pause_from": "Pause from",
    "pause_until": "Pause until",
    "shadows": "A newcomer shadows first",
    "accompanied": "then leads with somebody there",
    "capacity": "Contacts a person takes in one round",
    "duty_card": "Card in the channel",
    "user_group": "Slack user group",
}
"""What each setting is called in its form."""

ALONE: Final = LABELS | {
    "local_time": "Time of rounds",
    "weekdays": "Days of rounds",
    "target_weeks": "Weeks of the target",
    "digest_weekday": "Day of the digest",
    "digest_time": "Time of the digest",
    "accompanied": "Contacts a newcomer then leads with somebody there",
    "duty_card": "Card of who is on duty",
    "user_group": "User group of who is on duty",
}
"""What each is called where it stands alone."""

MODES: Final = {
    "offer": "Offer: they may say no",
    "assign": "Assign: it is theirs, they may hand it back",
}
MONTHLY: Final = {
    "": "By weeks",
    "weekday": "By months: these weekdays, such as the first Tuesday",
    "day": "By months: days, such as the 15th",
    "working_day": "By months: working days, such as the last",
}
DAYS_OFF: Final = {
    "hold": "Held all the same",
    "leave_out": "Left out",
    "move": "Moved to the next working day",
}


class Change(Value):
    """A setting that is not what it was, both in words."""

    what: str
    before: str
    after: str


def changes(old: RotationForm, new: RotationForm) -> tuple[Change, ...]:
    """Every setting that differs, in the forms' order."""
    return tuple(
        Change(what=ALONE[field], before=said(field, old), after=said(field, new))
        for field in LABELS
        if getattr(old, field) != getattr(new, field)
    )


def said(field: str, form: RotationForm) -> str:
    """One setting's value as a person would say it; plain text, from outside where typed."""
    value = getattr(form, field)
    if value is None:
        return _NONE.get(field, "none")
    say = _SAY.get(field)
    if say is not None:
        return say(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value) or "none"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(", ".join(names).rsplit(", ", 1))


_NONE: Final = {"ceiling": "no limit", "starts": "at once", "ends": "no end"}
_SAY: Final[dict[str, Callable[..., str]]] = {
    "kinds": lambda kinds: _listed([f"{kind}s" for kind in kinds]),
    "weekdays": lambda days: _listed([f"{DAYS[day]}s" for day in days]),
    "every_weeks": lambda weeks: "every week" if weeks == 1 else f"every {weeks} weeks",
    "mode": lambda mode: MODES[mode],
    "shadowing": lambda on: "on" if on else "off",
    "names_allowed": lambda on: "shown to all readers" if on else "aliases only",
    "digest_weekday": lambda day: DAYS[day],
    "monthly": lambda counted: MONTHLY[counted],
    "nth": lambda numbers: say_nth(numbers) or "none",
    "months": lambda months: _listed([MONTHS[n - 1] for n in months]) or "every month",
    "day_off": lambda policy: DAYS_OFF[policy],
    "duty_card": lambda on: "on" if on else "off",
    "user_group": lambda group: {"": "none", "new": "a new one"}.get(group, f"the group {group}"),
}
