"""People and contacts with defaults, so that a test says only what matters to it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.forecast import Coming
from bot.core.rotation import Candidate, Plan, Round, Waiting, plan_round
from bot.core.worktime import WorkCalendar

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
"""A Monday, in working hours."""

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
CALENDAR = WorkCalendar(zone="UTC")


def person(name: str, virtual_pass: int = 0, **fields: Any) -> Candidate:  # noqa: ANN401 - the value checks them
    known = {"member_id": name, "user_id": f"U{name}", "calendar": CALENDAR}
    return Candidate(**{**known, "virtual_pass": virtual_pass, **fields})


def ticket(name: str, age: timedelta = HOUR, **fields: Any) -> Waiting:  # noqa: ANN401 - the value checks them
    known = {"contact_id": name, "stable_id": f"csv:{name}", "kind": "ticket"}
    return Waiting(**{**known, "since": AT - age, **fields})


def call(name: str, starts_at: datetime, **fields: Any) -> Waiting:  # noqa: ANN401 - the value checks them
    known = {"starts_at": starts_at, "ends_at": starts_at + HOUR, "kind": "call"}
    return ticket(name, **{**known, **fields})


def plan(
    people: Sequence[Candidate],
    waiting: Sequence[Waiting],
    seats: int = 1,
    **fields: Any,  # noqa: ANN401 - the value checks them
) -> Plan:
    return plan_round(people, waiting, Round(**{"at": AT, "seats": seats, **fields}))


def coming(people: Sequence[Candidate], rounds: Sequence[Round], *waiting: Waiting) -> Coming:
    return Coming(
        candidates=tuple(people), waiting=waiting, rounds=tuple(rounds), calendar=CALENDAR
    )


def pairs(made: Plan) -> dict[str, str]:
    """Contact to member."""
    return {pick.contact_id: pick.member_id for pick in made.pairs}


def rules(made: Plan) -> dict[tuple[str, str | None], str]:
    return {(one.member_id, one.contact_id): one.rule for one in made.ruled_out}
