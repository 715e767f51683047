"""How often an event repeats, and which of its repetitions an instance is."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from icalendar.cal import Component

_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_TIMES_A_DAY = 24


def is_repeating(component: Component) -> bool:
    """Tell whether the event is, or belongs to, a series."""
    return any(name in component for name in ("RRULE", "RDATE", "RECURRENCE-ID"))


def repeats_too_often(component: Component) -> bool:
    """Tell whether a rule gives more than 24 times a day, or never gets anywhere."""
    rules = component.get("RRULE", [])
    return any(_too_often(rule) for rule in (rules if isinstance(rules, list) else [rules]))


def _too_often(rule: Any) -> bool:  # noqa: ANN401 - icalendar's vRecur, or what was broken
    if not isinstance(rule, dict):
        return True
    frequencies = {str(value).upper() for value in _values(rule, "FREQ")}
    intervals = [str(value) for value in _values(rule, "INTERVAL")]
    times = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= max(1, len(_values(rule, part)))
    never = any(not value.isdigit() or int(value) == 0 for value in intervals)
    return bool(frequencies & _TOO_OFTEN) or never or times > _TIMES_A_DAY


def _values(rule: dict[str, Any], part: str) -> list[Any]:
    found = rule.get(part, [])
    return found if isinstance(found, list) else [found]


def instance_id(uid: str, instance: Component, group: Sequence[Component], zone: tzinfo) -> str:
    """Return an id that stays when this one instance is moved: the series and its first time.

    RECURRENCE-ID holds the time an instance had before it was moved (RFC 5545, 3.8.4.4). A
    change of “this and all following” gives all of them the first one's, so there the time is
    counted back.
    """
    original = moment_of(instance, "RECURRENCE-ID")
    shift = _shift_of_following(instance, original, group)
    if shift is not None:
        original = moment_of(instance, "DTSTART") - shift
    return f"{uid}#{_stamp(original, zone)}"


def moment_of(component: Component, name: str) -> date:
    """Return a property's date, or date with time.

    Raises:
        ValueError: it is missing or broken.
    """
    moment = getattr(component.get(name), "dt", None)
    if not isinstance(moment, date):
        message = f"no {name}"
        raise ValueError(message)  # noqa: TRY004 - what the file says is wrong, not our types
    return moment


def _shift_of_following(
    instance: Component, original: date, group: Sequence[Component]
) -> timedelta | None:
    parameters = getattr(instance.get("RECURRENCE-ID"), "params", {})
    if parameters.get("RANGE") != "THISANDFUTURE":
        return None
    for component in group:
        if "RECURRENCE-ID" in component and moment_of(component, "RECURRENCE-ID") == original:
            return moment_of(component, "DTSTART") - original
    return None


def _stamp(moment: date, zone: tzinfo) -> str:
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return f"{aware.astimezone(UTC):%Y%m%dT%H%M%SZ}"
