"""What people have said about their own time, as stored."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, delete, select

from bot.core.hours_text import week_of
from bot.core.own_time import OwnTime
from bot.core.week_rule import WeekRule
from bot.core.work_hours import WorkHours
from bot.store.tables import own_time
from bot.store.transaction import Tx
from bot.store.upsert import upsert

COLUMNS: Final = tuple(
    own_time.c[name].label(f"own_{name}")
    for name in ("hours", "focus", "country", "calls_outside_hours", "remind_day_before")
)
"""To be selected beside somebody's other columns; `from_columns` reads them."""


def from_columns(values: Mapping[str, Any]) -> OwnTime:
    """Read `COLUMNS`; whoever has no row has said nothing."""
    return OwnTime(
        hours=_hours(values["own_hours"]),
        focus=_rule(values["own_focus"]),
        country=values["own_country"],
        calls_outside_hours=bool(values["own_calls_outside_hours"]),
        remind_day_before=bool(values["own_remind_day_before"]),
    )


def find(tx: Tx, user_id: str) -> tuple[OwnTime, datetime | None]:
    """What they have said, and when they last changed it; None if they have said nothing."""
    row = tx.first(select(*COLUMNS, own_time.c.changed_at).where(_is(tx, user_id)))
    return (OwnTime(), None) if row is None else (from_columns(row._asdict()), row.changed_at)


def save(tx: Tx, user_id: str, own: OwnTime, *, at: datetime) -> None:
    """Keep what somebody known says; what is as usual for everybody leaves no row."""
    if own == OwnTime():
        tx.run(delete(own_time).where(_is(tx, user_id)))
        return
    hours = None if own.hours == WorkHours() else _hours_json(own.hours)
    values = {
        "hours": hours,
        "focus": _rule_json(own.focus),
        "country": own.country,
        "calls_outside_hours": own.calls_outside_hours,
        "remind_day_before": own.remind_day_before,
        "changed_at": at,
    }
    upsert(tx, own_time, {"user_id": user_id, **values}, update=list(values))


def _is(tx: Tx, user_id: str) -> ColumnElement[bool]:
    return and_(own_time.c.workspace_id == tx.workspace_id, own_time.c.user_id == user_id)


def _hours(stored: list[list[list[str]]] | None) -> WorkHours:
    if stored is None:
        return WorkHours()
    return week_of(
        tuple(
            tuple((time.fromisoformat(since), time.fromisoformat(until)) for since, until in day)
            for day in stored
        )
    )


def _hours_json(hours: WorkHours) -> list[list[list[str]]]:
    return [
        [[f"{since:%H:%M}", f"{until:%H:%M}"] for since, until in hours.spans(day)]
        for day in range(7)
    ]


def _rule(stored: Mapping[str, Any] | None) -> WeekRule | None:
    if stored is None:
        return None
    return WeekRule(
        weekdays=tuple(stored["weekdays"]),
        every_weeks=stored["every_weeks"],
        anchor=date.fromisoformat(stored["anchor"]),
    )


def _rule_json(rule: WeekRule | None) -> dict[str, object] | None:
    if rule is None:
        return None
    return {
        "weekdays": list(rule.weekdays),
        "every_weeks": rule.every_weeks,
        "anchor": rule.anchor.isoformat(),
    }
