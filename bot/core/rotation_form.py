"""What a rotation is made of, as its owner fills it in: validated, with defaults that work."""

from datetime import time
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Literal
from zoneinfo import available_timezones

import holidays
from pydantic import Field, ValidationInfo, field_validator

from bot.core.messages import ContactKind, Value
from bot.core.plain import plain_line

MAX_SEATS = 50
_KINDS: tuple[ContactKind, ...] = ("ticket", "call")
MAX_NAME = 60
CEILING_WEEKS = 4
MAX_FOLDED = 80
"""Characters of a name that is compared without case: “ß” becomes “ss”."""


# Both read many files, and a form is made of every rotation that is loaded.
@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _countries() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries())


class RotationForm(Value):
    """Every setting of a rotation. Raises ``pydantic.ValidationError`` naming the field.

    Weekdays count from 0 = Monday; times are wall-clock in ``zone``.
    """

    name: str = Field(default="Customer contact", min_length=1, max_length=MAX_NAME)
    kinds: tuple[ContactKind, ...] = Field(default=("ticket", "call"), min_length=1)
    weekdays: tuple[int, ...] = Field(default=(0, 3), min_length=1)
    local_time: time = time(10)
    zone: str = "UTC"
    every_weeks: int = Field(default=1, ge=1, le=12)
    seats: int = Field(default=2, ge=1, le=MAX_SEATS)
    mode: Literal["offer", "assign"] = "offer"
    shadowing: bool = False
    country: str = ""
    target_contacts: int = Field(default=1, ge=1, le=100)
    target_weeks: int = Field(default=2, ge=1, le=52)
    ceiling: int | None = Field(default=4, ge=1, le=100)
    digest_weekday: int = Field(default=4, ge=0, le=6)
    digest_time: time = time(15)

    @field_validator("name")
    @classmethod
    def _one_line(cls, name: str) -> str:
        name = plain_line(name, MAX_NAME)
        if not name:
            msg = "give the rotation a name, for example “Payments”"
            raise ValueError(msg)
        if len(name.casefold()) > MAX_FOLDED:
            msg = "give the rotation a shorter name"
            raise ValueError(msg)
        return name

    @field_validator("kinds")
    @classmethod
    def _each_once(cls, kinds: tuple[ContactKind, ...]) -> tuple[ContactKind, ...]:
        return tuple(kind for kind in _KINDS if kind in kinds)

    @field_validator("local_time", "digest_time")
    @classmethod
    def _on_the_clock(cls, at: time) -> time:
        if at.tzinfo is not None:
            msg = "give the time on the clocks of the zone, without an offset"
            raise ValueError(msg)
        return at

    @field_validator("weekdays")
    @classmethod
    def _known_days(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if any(day not in range(7) for day in days):
            msg = "weekdays are numbers from 0 (Monday) to 6 (Sunday)"
            raise ValueError(msg)
        return tuple(sorted(set(days)))

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in _zones():
            msg = f"“{zone}” is not a time zone; use a name like Europe/Berlin"
            raise ValueError(msg)
        return zone

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        if country and country not in _countries():
            msg = f"no public holidays are known for “{country}”; use a code like DE or none"
            raise ValueError(msg)
        return country

    @field_validator("ceiling")
    @classmethod
    def _above_target(cls, ceiling: int | None, info: ValidationInfo) -> int | None:
        contacts, weeks = info.data.get("target_contacts"), info.data.get("target_weeks")
        if ceiling is None or contacts is None or weeks is None:
            return ceiling
        if ceiling * weeks < contacts * CEILING_WEEKS:
            least = ceil(Fraction(contacts * CEILING_WEEKS, weeks))
            msg = f"the ceiling is below the target; choose at least {least} in 4 weeks"
            raise ValueError(msg)
        return ceiling


class FormProblems(Value):
    """A form that could not be saved: field name → one sentence each. Nothing was changed."""

    problems: dict[str, str]
