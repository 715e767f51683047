from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.week_rule import WeekRule
from bot.core.work_hours import Hours
from bot.core.worktime import (
    WorkCalendar,
    WorkHours,
    add_working,
    add_working_days,
    away_at,
    is_working,
    next_working,
    next_working_morning,
)

QUARTER = timedelta(minutes=15)

ZONES = st.sampled_from(["Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"])
DAYS: st.SearchStrategy[Hours] = st.sampled_from(
    [
        None,
        (time(9), time(17)),
        (time(7, 30), time(12)),
        (time(14), time(0)),
        ((time(13), time(18)), (time(8), time(12))),
    ]
)
RULES = st.builds(
    WeekRule,
    weekdays=st.integers(0, 6).map(lambda day: (day,)),
    every_weeks=st.integers(2, 3),
    anchor=st.dates(date(2026, 1, 1), date(2026, 2, 1)),
)
MOMENTS = st.integers(0, 4 * 24 * 400).map(
    lambda quarters: datetime(2026, 1, 1, tzinfo=UTC) + quarters * QUARTER
)
ABSENCES = st.tuples(MOMENTS, st.integers(1, 4 * 24 * 5)).map(
    lambda drawn: Absence(since=drawn[0], until=drawn[0] + drawn[1] * QUARTER, reason="skip")
)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    week = draw(st.tuples(*[DAYS] * 7).filter(any))
    return WorkCalendar(
        zone=draw(ZONES),
        hours=WorkHours(days=week),
        country=draw(st.sampled_from([None, "", "DE"])),
        absences=tuple(draw(st.lists(ABSENCES, max_size=3))),
        focus=tuple(draw(st.lists(RULES, max_size=1))),
        skipped=tuple(draw(st.lists(RULES, max_size=1))),
    )


def plainly_working(calendar: WorkCalendar, at: datetime) -> bool:
    """What a person would say who looks at their watch, their hours and their absences."""
    wall = at.astimezone(ZoneInfo(calendar.zone))
    spans = calendar.hours.spans(wall.weekday())
    rules = (*calendar.focus, *calendar.skipped)
    if any(rule.covers(wall.date()) for rule in rules) or any(
        one.since <= at < (one.until or at) for one in calendar.absences
    ):
        return False
    if calendar.country and (away := away_at(calendar, at)) and away.reason == "holiday":
        return False
    return any(
        since <= wall.time() and (wall.time() < until or until == time(0)) for since, until in spans
    )


@settings(max_examples=60)
@given(calendars(), MOMENTS, st.integers(0, 40))
def test_working_time_is_what_counting_quarters_of_an_hour_gives(
    calendar: WorkCalendar, at: datetime, quarters: int
) -> None:
    found = add_working(calendar, at, quarters * QUARTER)
    counted, reached = 0, at
    while counted < quarters or (quarters == 0 and not plainly_working(calendar, reached)):
        counted += plainly_working(calendar, reached)
        reached += QUARTER
    assert found == reached
    assert found.tzinfo is UTC


@settings(max_examples=60)
@given(calendars(), MOMENTS)
def test_the_next_working_moment_is_the_first(calendar: WorkCalendar, at: datetime) -> None:
    found = next_working(calendar, at)
    assert is_working(calendar, found)
    assert is_working(calendar, at) == (found == at) == plainly_working(calendar, at)
    between = (at + n * QUARTER for n in range((found - at) // QUARTER))
    assert not any(plainly_working(calendar, one) for one in between)


@settings(max_examples=60)
@given(calendars(), MOMENTS, st.integers(0, 4 * 48), st.integers(0, 8))
def test_later_questions_never_get_earlier_answers(
    calendar: WorkCalendar, at: datetime, later: int, days: int
) -> None:
    after = at + later * QUARTER
    assert add_working_days(calendar, at, days) <= add_working_days(calendar, after, days)
    assert next_working_morning(calendar, at) <= next_working_morning(calendar, after)
    assert add_working_days(calendar, at, days) <= add_working_days(calendar, at, days + 1)
    assert next_working_morning(calendar, at) > at
    assert is_working(calendar, add_working_days(calendar, at, days))
