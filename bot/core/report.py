"""A report for managers: a rotation's totals over a period, and not one name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.core import metrics
from bot.core.metrics import Asked, Bucket, Met, Promised, Share, Stay


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a report is made of, as loaded for ``[since, until)``."""

    rotation: str
    since: datetime
    until: datetime
    stays: Sequence[Stay]
    met: Sequence[Met]
    call_minutes: Sequence[int | None]
    """Of each call that took place."""
    asked: Sequence[Asked]
    promised: Sequence[Promised]
    weeks: Sequence[tuple[date, datetime, datetime]]
    """Monday, beginning and end of each week of the period."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportWeek:
    """One week of the report's picture."""

    monday: date
    contacts: int
    coverage: Share
    """In the six weeks up to its end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Totals, each as `bot.core.metrics` has it."""

    rotation: str
    since: datetime
    until: datetime
    contacts: int
    coverage: Share
    exposure_hours: float
    responses: Share
    time_to_answer: timedelta | None
    kept_on_time: Share
    contacts_per_developer: tuple[Bucket, ...]
    weeks: tuple[ReportWeek, ...]


COVERAGE_WINDOW = timedelta(weeks=6)


def report(facts: Facts) -> Report:
    """Count."""
    since, until = facts.since, facts.until
    roster = metrics.roster_during(facts.stays, since, until)
    return Report(
        rotation=facts.rotation,
        since=since,
        until=until,
        contacts=sum(since <= one.at < until for one in facts.met),
        coverage=metrics.coverage(facts.met, roster, since, until),
        exposure_hours=metrics.exposure_hours(facts.call_minutes),
        responses=metrics.response_rate(facts.asked),
        time_to_answer=metrics.time_to_answer(facts.asked),
        kept_on_time=metrics.kept_on_time(facts.promised),
        contacts_per_developer=metrics.contacts_per_developer(facts.met, roster, since, until),
        weeks=tuple(_week(facts, *week) for week in facts.weeks),
    )


def _week(facts: Facts, monday: date, start: datetime, end: datetime) -> ReportWeek:
    roster = metrics.roster_at(facts.stays, end)
    return ReportWeek(
        monday=monday,
        contacts=sum(start <= one.at < end for one in facts.met),
        coverage=metrics.coverage(facts.met, roster, end - COVERAGE_WINDOW, end),
    )
