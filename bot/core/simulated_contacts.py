"""The contacts of a scenario: those it gives, and those made up with its seed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import floor

from bot.core.candidate import Waiting
from bot.core.localtime import as_utc, local_day, local_instant, zone_of
from bot.core.scenario import Arrivals, GivenContact, Scenario

A_WEEK = timedelta(weeks=1)
ONE_DAY = timedelta(days=1)
FIRST_HOUR, CALL_HOURS = 9, 7
"""Calls that are made up begin at a full hour from 9 to 15, where the rotation is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """A contact and the moment it comes in."""

    at: datetime
    contact: Waiting


def chance(seed: int, *what: object) -> float:
    """A number in [0, 1) that depends on nothing but what is given."""
    digest = sha256("\0".join(map(str, (seed, *what))).encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


def arrivals_of(scenario: Scenario) -> list[Arrival]:
    """Every contact of the scenario's weeks, in the order in which they come in."""
    users = {one.name for one in scenario.members}
    given = [_given(one, scenario.cadence.zone, users) for one in scenario.contacts]
    made_up = [] if scenario.arrivals is None else _made_up(scenario, scenario.arrivals)
    return sorted([*given, *made_up], key=lambda one: (one.at, one.contact.contact_id))


def _given(told: GivenContact, zone: str, users: set[str]) -> Arrival:
    at = _instant(told.arrives, zone)
    starts = None if told.starts is None else _instant(told.starts, zone)
    return Arrival(
        at=at,
        contact=Waiting(
            contact_id=told.name,
            stable_id=told.name,
            kind=told.kind,
            since=at,
            cost=told.cost,
            starts_at=starts,
            ends_at=None if starts is None else starts + timedelta(minutes=told.minutes),
            customer_id=told.customer,
            host_user_id=told.host if told.host in users else None,
            tags=frozenset(told.tags),
        ),
    )


def _instant(told: datetime, zone: str) -> datetime:
    if told.utcoffset() is not None:
        return as_utc(told)
    return local_instant(told.date(), told.time(), zone)


def _made_up(scenario: Scenario, told: Arrivals) -> list[Arrival]:
    """As many as come in a week, each at an even distance and a bit at random."""
    zone = scenario.cadence.zone
    start = local_instant(scenario.start, datetime.min.time(), zone)
    found = []
    for number in range(floor(told.per_week * scenario.weeks)):
        jitter = chance(scenario.seed, "arrival", number)
        at = start + (number + jitter) / told.per_week * A_WEEK
        found.append(Arrival(at=at, contact=_contact(scenario, told, number, at)))
    return found


def _contact(scenario: Scenario, told: Arrivals, number: int, at: datetime) -> Waiting:
    seed = scenario.seed
    is_call = chance(seed, "kind", number) < told.calls
    starts = _start_of_call(scenario, told, number, at) if is_call else None
    tags = told.tags
    return Waiting(
        contact_id=f"{'call' if is_call else 'ticket'} {number + 1}",
        stable_id=f"{number:06}",
        kind="call" if is_call else "ticket",
        since=at,
        starts_at=starts,
        ends_at=None if starts is None else starts + timedelta(minutes=told.call_minutes),
        customer_id=f"customer {floor(chance(seed, 'customer', number) * told.customers) + 1}",
        tags=frozenset(tags[floor(chance(seed, "tag", number) * len(tags)) :][:1]),
    )


def _start_of_call(scenario: Scenario, told: Arrivals, number: int, at: datetime) -> datetime:
    zone = scenario.cadence.zone
    day = local_day(at, zone) + (1 + told.call_notice_days) * ONE_DAY
    while day.weekday() >= 5:  # noqa: PLR2004 - a weekend
        day += ONE_DAY
    hour = FIRST_HOUR + floor(chance(scenario.seed, "hour", number) * CALL_HOURS)
    moment = datetime.combine(day, datetime.min.time(), tzinfo=zone_of(zone)).replace(hour=hour)
    return as_utc(moment)
