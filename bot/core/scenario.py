"""A scenario for the simulation: who takes part, when rounds are, and what comes in."""

from collections import Counter
from datetime import date, datetime, time
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.core.absence import Reason
from bot.core.cadence_rule import DayOff
from bot.core.candidate import MOST_CAPACITY, Kind
from bot.core.ladder import MOST_STEPS
from bot.core.ledger import check_weight
from bot.core.localtime import zone_of
from bot.core.monthly import EVERY_MONTH, Counted
from bot.core.plan import MOST_SEATS
from bot.core.public_holidays import check_country

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MOST_WEEKS = 520
MOST_MEMBERS = 5000
Share = Annotated[float, Field(ge=0, le=1)]


class Section(BaseModel):
    """A part of a scenario; a key it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MonthSection(Section):
    """Days of months, as `bot.core.monthly.MonthRule` has them."""

    counted: Counted
    nth: tuple[int, ...]
    months: tuple[int, ...] = EVERY_MONTH


class CadenceSection(Section):
    """When rounds are, as `bot.core.cadence.Cadence` has it."""

    days: tuple[Weekday, ...] = ()
    time: time
    zone: str
    every_weeks: int = 1
    month: MonthSection | None = None
    country: str | None = None
    day_off: DayOff = "hold"


class Settings(Section):
    """The terms of every round, and how people answer."""

    seats: int = Field(default=2, ge=0, le=MOST_SEATS)
    ceiling: int | None = Field(default=None, ge=1)
    shadowing: bool = False
    shadows: int = Field(default=1, ge=0, le=MOST_STEPS)
    accompanied: int = Field(default=1, ge=0, le=MOST_STEPS)
    ticket_days: float = Field(default=2, ge=0)
    """From the offer until a ticket is done."""
    declines: Share = 0
    """The share of offers that are declined or expire."""


class Arrivals(Section):
    """Contacts that are made up with the scenario's seed."""

    per_week: float = Field(ge=0, le=10_000)
    calls: Share = 0
    """The share that are calls."""
    call_minutes: int = Field(default=30, ge=1, le=600)
    call_notice_days: int = Field(default=7, ge=0, le=365)
    customers: int = Field(default=20, ge=1)
    tags: tuple[str, ...] = ()


class GivenContact(Section):
    """One contact that is given rather than made up. Times without an offset are local."""

    name: str
    kind: Kind = "ticket"
    arrives: datetime
    starts: datetime | None = None
    minutes: int = Field(default=30, ge=1)
    customer: str | None = None
    host: str | None = None
    """A member who owns it and is not picked for it."""
    tags: tuple[str, ...] = ()
    cost: float = Field(default=1, ge=0, allow_inf_nan=False)

    @model_validator(mode="after")
    def _call_has_a_start(self) -> Self:
        if (self.kind == "call") != (self.starts is not None):
            msg = "starts: a call has a start, and a ticket has none."
            raise ValueError(msg)
        return self


class Away(Section):
    """Local days ``[since, until)`` of a member; no `until` for good."""

    since: date
    until: date | None = None
    reason: Reason = "leave"

    @model_validator(mode="after")
    def _ends_later(self) -> Self:
        if self.until is not None and self.until <= self.since:
            msg = "until: an absence ends after it starts; give a later day."
            raise ValueError(msg)
        return self


class MemberSection(Section):
    """One person on the roster."""

    name: str = Field(min_length=1)
    zone: str | None = None
    """None: the rotation's."""
    country: str | None = None
    """None: the rotation's."""
    weight: float = 1
    capacity: int = Field(default=1, ge=0, le=MOST_CAPACITY)
    ceiling: int | None = Field(default=None, ge=1)
    """None: the rotation's."""
    hours: dict[Weekday, tuple[str, ...]] | None = None
    """Spans such as ``09:00-12:30`` by weekday; a day that is not named is a day off."""
    absences: tuple[Away, ...] = ()
    skips: tuple[Weekday, ...] = ()
    focus: tuple[Weekday, ...] = ()
    tags: tuple[str, ...] = ()
    joins: date | None = None
    leaves: date | None = None
    experienced: bool = True

    @field_validator("weight")
    @classmethod
    def _weight(cls, weight: float) -> float:
        check_weight(weight)
        return weight

    @field_validator("zone")
    @classmethod
    def _zone(cls, zone: str | None) -> str | None:
        if zone is not None:
            zone_of(zone)
        return zone

    @field_validator("country")
    @classmethod
    def _country(cls, country: str | None) -> str | None:
        if country:
            check_country(country)
        return country

    @field_validator("absences")
    @classmethod
    def _apart(cls, absences: tuple[Away, ...]) -> tuple[Away, ...]:
        ordered = sorted(absences, key=lambda one: one.since)
        if any(one.until is None or one.until > other.since for one, other in pairwise(ordered)):
            msg = "absences: two of them overlap; make them one."
            raise ValueError(msg)
        return absences

    @model_validator(mode="after")
    def _leaves_later(self) -> Self:
        if self.joins is not None and self.leaves is not None and self.leaves <= self.joins:
            msg = "leaves: a member leaves after they join; give a later day."
            raise ValueError(msg)
        return self


class Scenario(Section):
    """All that a simulation needs.

    Raises:
        pydantic.ValidationError: see `bot.core.scenario_reading`, which says it in a sentence.
    """

    name: str = "Simulation"
    start: date
    weeks: int = Field(default=12, ge=1, le=MOST_WEEKS)
    seed: int = 0
    cadence: CadenceSection
    settings: Settings = Settings()
    arrivals: Arrivals | None = None
    contacts: tuple[GivenContact, ...] = ()
    members: tuple[MemberSection, ...] = Field(default=(), max_length=MOST_MEMBERS)

    @field_validator("members")
    @classmethod
    def _members_once(cls, members: tuple[MemberSection, ...]) -> tuple[MemberSection, ...]:
        _refuse_doubles([one.name for one in members], "members")
        return members

    @field_validator("contacts")
    @classmethod
    def _contacts_once(cls, contacts: tuple[GivenContact, ...]) -> tuple[GivenContact, ...]:
        _refuse_doubles([one.name for one in contacts], "contacts")
        return contacts


def _refuse_doubles(names: list[str], field: str) -> None:
    counted = Counter(names).most_common(1)
    if counted and counted[0][1] > 1:
        msg = f"{field}: {counted[0][0]!r} is there twice; names are unique."
        raise ValueError(msg)
