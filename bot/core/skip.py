"""What people mean by ``skip``."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.core.localtime import local_day, local_instant

MOST_ROUNDS = 26
MOST_DAYS = 366

_ROUNDS = re.compile(r"(?:next\s*)?(\d{1,6})?(?:\s*(?:rounds?|times?))?")
_UNTIL = re.compile(r"(?:until\s+|til\s+|till\s+)?(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, kw_only=True, slots=True)
class SkipRounds:
    """Leave out so many rounds."""

    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SkipUntil:
    """Leave out everything before that instant (the start of a local day)."""

    until: datetime


def parse_skip(text: str, *, zone: str, at: datetime) -> SkipRounds | SkipUntil | str:
    """Read what followed ``skip``; a sentence where it makes no sense.

    Understands nothing or ``next`` (one round), a number of rounds, and a day as
    ``until 2026-12-01``: then the member is back on that day, in their own zone.
    """
    typed = " ".join(text.split()).casefold()
    if day := _UNTIL.fullmatch(typed):
        return _until(day[1], zone=zone, at=at)
    rounds = _ROUNDS.fullmatch(typed)
    if rounds is None or (typed and not typed.startswith("next") and rounds[1] is None):
        return (
            "I understand `skip` (the next round), `skip 2` (two rounds) and"
            " `skip until 2026-12-01`. Nothing was changed."
        )
    count = int(rounds[1] or 1)
    if not 1 <= count <= MOST_ROUNDS:
        return f"Skip between 1 and {MOST_ROUNDS} rounds; for longer, type `/firsthand leave`."
    return SkipRounds(count=count)


def _until(typed: str, *, zone: str, at: datetime) -> SkipUntil | str:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return f"There is no day {typed}; write it like 2026-12-01. Nothing was changed."
    today = local_day(at, zone)
    if day <= today:
        return f"{typed} is not in the future, so nothing was changed. Give a later day."
    if (day - today).days > MOST_DAYS:
        return f"{typed} is more than a year away; type `/firsthand leave` and join again then."
    return SkipUntil(until=local_instant(day, time.min, zone))
