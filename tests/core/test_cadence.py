from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cadence import Cadence, next_occurrence, occurrences
from bot.core.localtime import local_day
from tests.core.clock_changes import ZONES, Enumeration, changes, probes

EVERY_DAY = tuple(range(7))
BERLIN = Cadence(
    weekdays=(0, 2), local_time=time(9, 30), zone="Europe/Berlin", anchor=date(2026, 1, 1)
)


def daily(at: time, zone: str) -> Cadence:
    return Cadence(weekdays=EVERY_DAY, local_time=at, zone=zone, anchor=date(2024, 1, 1))


def upcoming(cadence: Cadence, after: datetime, count: int) -> list[datetime]:
    def walk() -> list[datetime]:
        found, at = [], after
        for _ in range(count):
            at = next_occurrence(cadence, at)
            found.append(at)
        return found

    return walk()


def test_an_occurrence_is_strictly_after() -> None:
    monday = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    assert next_occurrence(BERLIN, monday - datetime.resolution) == monday
    assert next_occurrence(BERLIN, monday) == datetime(2026, 11, 25, 8, 30, tzinfo=UTC)


def test_occurrences_are_those_of_a_half_open_period() -> None:
    monday = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    wednesday = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
    assert list(occurrences(BERLIN, monday, wednesday)) == [monday]
    assert list(occurrences(BERLIN, monday + datetime.resolution, wednesday)) == []


def test_an_occurrence_in_a_gap_is_held_at_its_end() -> None:
    cadence = daily(time(2, 30), "Europe/Berlin")
    assert upcoming(cadence, datetime(2026, 3, 28, 12, tzinfo=UTC), 2) == [
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        datetime(2026, 3, 30, 0, 30, tzinfo=UTC),
    ]


def test_an_occurrence_at_a_repeated_time_is_held_once_at_the_first() -> None:
    cadence = daily(time(2, 30), "Europe/Berlin")
    assert upcoming(cadence, datetime(2026, 10, 24, 12, tzinfo=UTC), 2) == [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 26, 1, 30, tzinfo=UTC),
    ]


def test_a_gap_over_midnight_moves_an_occurrence_to_the_next_day() -> None:
    """Nuuk's clocks go from 23:00 to 0:00 on the last Saturday of March."""
    cadence = Cadence(
        weekdays=(5,), local_time=time(23, 30), zone="America/Nuuk", anchor=date(2026, 1, 1)
    )
    held = next_occurrence(cadence, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert held.astimezone(ZoneInfo("America/Nuuk")).replace(tzinfo=None) == datetime(2026, 3, 29)  # noqa: DTZ001 - a wall-clock time
    assert next_occurrence(cadence, held - timedelta(seconds=1)) == held


def test_two_occurrences_that_a_left_out_day_moves_together_are_one() -> None:
    """Samoa had no 30 December 2011."""
    cadence = daily(time(0), "Pacific/Apia")
    held = upcoming(cadence, datetime(2011, 12, 29, 0, tzinfo=UTC), 3)
    assert [local_day(at, "Pacific/Apia").day for at in held] == [29, 31, 1]
    assert list(occurrences(cadence, held[0], held[-1] + timedelta(seconds=1))) == held


QUARTERS = [time(quarter // 4, quarter % 4 * 15) for quarter in range(96)]


def check_every_quarter(zone: str, around: datetime, days_either_side: int) -> None:
    """Compare every cadence time with the enumeration: none missed, doubled or early."""
    table = Enumeration(zone, around, days_either_side + 2)
    middle = local_day(around, zone)
    days = [middle + timedelta(days=n) for n in range(-days_either_side, days_either_side + 1)]
    for at in QUARTERS:
        expected = sorted({table.first_reaches(day, at) for day in days})
        until = expected[-1] + timedelta(seconds=1)
        found = list(occurrences(daily(at, zone), expected[0], until))
        assert found == expected, (zone, around, at)


@pytest.mark.parametrize("zone", ZONES)
def test_around_every_clock_change_no_occurrence_is_missed_doubled_or_early(zone: str) -> None:
    """Every quarter of an hour as cadence time, three days either side, 2024 to 2030."""
    for change in probes(zone):
        check_every_quarter(zone, change, 3)


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
def test_on_every_day_of_seven_years_no_occurrence_is_missed_doubled_or_early(zone: str) -> None:
    for week in range(1 + 365 * 7 // 20):
        around = datetime(2024, 1, 10, 12, tzinfo=UTC) + timedelta(days=20 * week)
        check_every_quarter(zone, around, 10)


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Europe/Berlin", time(2, 30)),
        ("Europe/Berlin", time(3)),
        ("America/New_York", time(1, 30)),
        ("America/Santiago", time(0)),
        ("America/Nuuk", time(23, 30)),
        ("Africa/Cairo", time(0, 15)),
        ("Atlantic/Azores", time(0, 30)),
        ("Australia/Lord_Howe", time(1, 45)),
        ("Antarctica/Troll", time(1, 15)),
        ("Pacific/Chatham", time(3, 15)),
    ],
)
def test_walking_over_clock_changes_in_steps_of_30_seconds_each_round_comes_once(
    zone: str, at: time
) -> None:
    """Like a ticker: hold what has come due since the step before, and count."""
    step = timedelta(seconds=30)
    cadence = daily(at, zone)
    for change in changes(zone, 2026, 2027):
        table = Enumeration(zone, change)
        days = [local_day(change, zone) + timedelta(days=n) for n in range(-2, 3)]
        expected = sorted({table.first_reaches(day, at) for day in days})
        now = change - timedelta(hours=14)
        due = next_occurrence(cadence, now - step)
        held = []
        for _ in range(28 * 120):
            if due <= now:
                held.append(due)
                assert now - due < step
                due = next_occurrence(cadence, due)
            assert next_occurrence(cadence, now) == next(one for one in expected if one > now)
            now += step
        start, end = change - timedelta(hours=14), now - step
        assert held == [one for one in expected if start <= one <= end]


@pytest.mark.parametrize("at", [time(1, 45), time(2), time(2, 30), time(3)])
def test_from_every_minute_of_a_clock_change_the_next_occurrence_is_the_first_to_come(
    at: time,
) -> None:
    zone = "Europe/Berlin"
    for change in changes(zone, 2026, 2026):
        table = Enumeration(zone, change)
        days = [local_day(change, zone) + timedelta(days=n) for n in range(-2, 4)]
        held = [table.first_reaches(day, at) for day in days]
        for minute in range(-150, 150):
            now = change + timedelta(minutes=minute)
            assert next_occurrence(daily(at, zone), now) == min(one for one in held if one > now)


@given(
    every=st.integers(1, 9),
    anchor=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    start=st.dates(date(2000, 1, 1), date(2050, 1, 1)),
)
def test_every_few_weeks_means_the_weeks_that_are_a_multiple_away_from_the_anchors(
    every: int, anchor: date, weekdays: set[int], start: date
) -> None:
    cadence = Cadence(
        weekdays=tuple(weekdays),
        local_time=time(10),
        zone="UTC",
        every_weeks=every,
        anchor=anchor,
    )
    since = datetime.combine(start, time(0), tzinfo=UTC)
    found = {at.date() for at in occurrences(cadence, since, since + timedelta(weeks=12))}

    def on(day: date) -> bool:
        weeks = (day.toordinal() - 1) // 7 - (anchor.toordinal() - 1) // 7
        return day.weekday() in weekdays and weeks % every == 0

    days = (start + timedelta(days=n) for n in range(84))
    assert found == {day for day in days if on(day)}


def test_the_anchor_may_be_any_day_of_a_week_that_counts() -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC)
    week = [date(2026, 1, 5) + timedelta(days=n) for n in range(7)]
    found = {
        next_occurrence(
            Cadence(weekdays=(2,), local_time=time(9), zone="UTC", anchor=anchor, every_weeks=3),
            since,
        )
        for anchor in week
    }
    assert found == {datetime(2026, 1, 7, 9, tzinfo=UTC)}


def test_weekdays_are_kept_in_order_and_without_doubles() -> None:
    cadence = Cadence(weekdays=(4, 0, 4), local_time=time(9), zone="UTC", anchor=date(2026, 1, 1))
    assert cadence.weekdays == (0, 4)


def test_the_anchor_is_no_start() -> None:
    cadence = Cadence(weekdays=(0,), local_time=time(9), zone="UTC", anchor=date(2030, 1, 1))
    first = islice(
        occurrences(cadence, datetime(2026, 11, 21, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
        1,
    )
    assert list(first) == [datetime(2026, 11, 23, 9, tzinfo=UTC)]


def test_what_could_never_be_held_is_refused_in_a_sentence_that_names_the_field() -> None:
    good = date(2026, 1, 1)
    with pytest.raises(ValueError, match=r"^weekdays: choose at least one"):
        Cadence(weekdays=(), local_time=time(9), zone="UTC", anchor=good)
    with pytest.raises(ValueError, match=r"^weekdays: days are numbers from 0"):
        Cadence(weekdays=(7,), local_time=time(9), zone="UTC", anchor=good)
    with pytest.raises(ValueError, match=r"^weekdays: days are numbers from 0"):
        Cadence(weekdays=(-1,), local_time=time(9), zone="UTC", anchor=good)
    with pytest.raises(ValueError, match=r"^zone: "):
        Cadence(weekdays=(0,), local_time=time(9), zone="Mars/Base", anchor=good)
    with pytest.raises(ValueError, match=r"^local_time: "):
        Cadence(weekdays=(0,), local_time=time(9, tzinfo=UTC), zone="UTC", anchor=good)


@pytest.mark.parametrize("weeks", [0, -1, 53])
def test_an_impossible_number_of_weeks_is_refused(weeks: int) -> None:
    with pytest.raises(ValueError, match=r"^every_weeks: choose a number from 1 to 52"):
        Cadence(
            weekdays=(0,),
            local_time=time(9),
            zone="UTC",
            anchor=date(2026, 1, 1),
            every_weeks=weeks,
        )
