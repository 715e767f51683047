"""From when until when a rotation holds rounds, as its owner fills it in."""

from datetime import date, datetime, time
from functools import cache
from zoneinfo import available_timezones

from pydantic import ValidationInfo, field_validator

from bot.core.cadence_rule import Pause
from bot.core.localtime import local_day, local_instant
from bot.core.messages import Value


# It reads many files, and a form is made of every rotation that is loaded.
@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


class SpanForm(Value):
    """Start, end and a pause, as days on the calendars of ``zone``; every end is exclusive."""

    zone: str = "UTC"
    starts: date | None = None
    """The first day with rounds; None: at once."""
    ends: date | None = None
    """The first day without; None: it goes on."""
    pause_from: date | None = None
    pause_until: date | None = None
    """The first day with rounds again; None: until an owner changes that."""

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in _zones():
            msg = f"“{zone}” is not a time zone; use a name like Europe/Berlin"
            raise ValueError(msg)
        return zone

    @field_validator("ends")
    @classmethod
    def _after_the_start(cls, ends: date | None, info: ValidationInfo) -> date | None:
        starts = info.data.get("starts")
        if ends is not None and starts is not None and ends <= starts:
            msg = "the end comes after the start; choose a later day"
            raise ValueError(msg)
        return ends

    @field_validator("pause_until")
    @classmethod
    def _after_the_pause(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("pause_from")
        if until is not None and since is None and "pause_from" in info.data:
            msg = "say from which day on it pauses, too"
            raise ValueError(msg)
        if until is not None and since is not None and until <= since:
            msg = "the pause ends after it begins; choose a later day"
            raise ValueError(msg)
        return until

    def is_on(self, at: datetime) -> bool:
        """Whether it has begun, has not ended and does not pause at that instant."""
        day = local_day(at, self.zone)
        paused = self.pause_from is not None and (
            self.pause_from <= day and (self.pause_until is None or day < self.pause_until)
        )
        begun = self.starts is None or self.starts <= day
        return begun and not paused and (self.ends is None or day < self.ends)

    def goes_on_at(self, at: datetime) -> datetime | None:
        """The first instant from `at` on at which `is_on` holds; None if none is left."""
        days = (self.starts, self.pause_until)
        moments = (_midnight(day, self.zone) for day in days if day is not None)
        return min((one for one in (at, *moments) if one >= at and self.is_on(one)), default=None)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The same for a cadence, as instants."""
        if self.pause_from is None:
            return ()
        until = None if self.pause_until is None else _midnight(self.pause_until, self.zone)
        return ((_midnight(self.pause_from, self.zone), until),)


def _midnight(day: date, zone: str) -> datetime:
    return local_instant(day, time.min, zone)
