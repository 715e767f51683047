"""A contact that happened without being asked for, as its person logs it."""

from datetime import date, datetime, time, timedelta

from pydantic import Field, field_validator

from bot.core.localtime import local_day, local_instant
from bot.core.messages import ContactKind, Value
from bot.core.plain import plain_line
from bot.core.redaction import redact

LONGEST_NAME = 80
LONGEST_SUBJECT = 300
LONGEST_MINUTES = 24 * 60
LOGGED_WITHIN = timedelta(days=28)
"""How far back a contact may be logged: as long as it counts towards the ceiling."""


class LogForm(Value):
    """What is logged. Raises ``pydantic.ValidationError`` naming the field."""

    who: str = Field(min_length=1, max_length=200)
    """Whom they talked to, in their own words."""
    kind: ContactKind = "call"
    minutes: int | None = Field(default=None, ge=1, le=LONGEST_MINUTES)
    on: date
    """The local day of whoever logs it."""
    about: str = Field(default="", max_length=LONGEST_SUBJECT)

    @field_validator("who", "about")
    @classmethod
    def _without_numbers(cls, text: str) -> str:
        """One line, without what identifies people beyond their name."""
        return plain_line(redact(text), LONGEST_SUBJECT)

    @field_validator("who")
    @classmethod
    def _somebody(cls, who: str) -> str:
        if not who:
            msg = "say whom you talked to, for example “Mina of Northwind”"
            raise ValueError(msg)
        return plain_line(who, LONGEST_NAME)


class LogStart(Value):
    """What the form begins with."""

    log_id: str
    """Names this log: saved twice it is one contact."""
    rotations: tuple[tuple[str, str], ...]
    """Id and name of those its person is in; one or more, the likeliest first."""
    today: date
    """Theirs."""


def happened_at(on: date, zone: str, at: datetime) -> datetime:
    """When a contact of that local day took place: now, or noon of an earlier day."""
    if on == local_day(at, zone):
        return at
    return min(local_instant(on, time(12), zone), at)


def check_day(on: date, zone: str, at: datetime) -> str | None:
    """One sentence why a contact of that day cannot be logged now, or None if it can."""
    today = local_day(at, zone)
    if on > today:
        return "That day is still to come: log it once it has happened."
    if on < today - LOGGED_WITHIN:
        return "That is more than 28 days ago; log what happened in the last four weeks."
    return None
