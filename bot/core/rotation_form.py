"""What a rotation is made of, as its owner fills it in: validated, with defaults that work."""

from datetime import time
from typing import Literal
from zoneinfo import available_timezones

import holidays
from pydantic import Field, field_validator

from bot.core.messages import ContactKind, Value

MAX_SEATS = 50
MAX_NAME = 60


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
        name = " ".join(name.split())
        if not name:
            msg = "give the rotation a name, for example “Payments”"
            raise ValueError(msg)
        return name

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
        if zone not in available_timezones():
            msg = f"“{zone}” is not a time zone; use a name like Europe/Berlin"
            raise ValueError(msg)
        return zone

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        if country and country not in holidays.list_supported_countries():
            msg = f"no public holidays are known for “{country}”; use a code like DE or leave it empty"
            raise ValueError(msg)
        return country


class FormProblems(Value):
    """A form that could not be saved: field name → one sentence each. Nothing was changed."""

    problems: dict[str, str]
