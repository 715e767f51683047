from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.localtime import as_utc, iso_week, local_day, local_instant, week_label, zone_of
from tests.core.clock_changes import ZONES, Enumeration, changes, probes


def test_a_time_that_does_not_exist_is_held_at_the_end_of_the_gap() -> None:
    assert local_instant(date(2026, 3, 29), time(2, 30), "Europe/Berlin") == datetime(
        2026, 3, 29, 1, 0, tzinfo=UTC
    )


def test_a_time_that_occurs_twice_happens_at_the_first() -> None:
    assert local_instant(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_the_fold_of_a_given_time_is_not_listened_to() -> None:
    second = time(2, 30, fold=1)
    assert local_instant(date(2026, 10, 25), second, "Europe/Berlin") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_the_end_of_a_gap_is_exact_for_times_with_seconds_and_less() -> None:
    at = time(2, 17, 31, 250_001)
    assert local_instant(date(2026, 3, 29), at, "Europe/Berlin") == datetime(
        2026, 3, 29, 1, 0, tzinfo=UTC
    )


def test_a_day_that_a_zone_left_out_is_held_when_the_gap_ends() -> None:
    """Samoa went from 29 to 31 December 2011 over night."""
    assert local_instant(date(2011, 12, 30), time(9), "Pacific/Apia") == datetime(
        2011, 12, 30, 10, 0, tzinfo=UTC
    )


@pytest.mark.parametrize("zone", ZONES)
def test_every_quarter_of_an_hour_around_every_clock_change_is_as_enumerated(zone: str) -> None:
    for change in probes(zone):
        table = Enumeration(zone, change)
        for offset in range(-3, 4):
            day = local_day(change, zone) + timedelta(days=offset)
            for quarter in range(96):
                at = time(quarter // 4, quarter % 4 * 15)
                assert local_instant(day, at, zone) == table.first_reaches(day, at), (day, at)


def test_the_enumeration_finds_clock_changes_at_all() -> None:
    found = {zone: len(changes(zone)) for zone in ZONES}
    assert len(ZONES) == 40
    assert found["Europe/Berlin"] == found["Australia/Lord_Howe"] == 14
    assert found["Africa/Casablanca"] == 15
    assert found["Pacific/Apia"] == found["Asia/Kathmandu"] == 0
    assert sum(found.values()) > 300


@pytest.mark.parametrize(
    "name", ["", "Europe", "../x", "Nope/Nowhere", "a\0b", "x" * 5000, "Europe/Berlin "]
)
def test_an_unknown_zone_is_refused_in_a_sentence_that_names_the_field(name: str) -> None:
    with pytest.raises(ValueError, match=r"^zone: there is no time zone called"):
        zone_of(name)


def test_an_unknown_zone_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match=r"did you mean Europe/Berlin\?"):
        zone_of("Europe/Berln")


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-11-21T09:00:00 has none"):
        as_utc(datetime(2026, 11, 21, 9))  # noqa: DTZ001 - the naive instant that is refused


def test_weeks_are_iso_weeks_of_the_zone() -> None:
    sunday_evening = datetime(2027, 1, 3, 20, tzinfo=UTC)
    assert iso_week(sunday_evening, "Europe/Berlin") == (2026, 53)
    assert iso_week(sunday_evening, "Asia/Tokyo") == (2027, 1)
    assert week_label(sunday_evening, "Asia/Tokyo") == "2027-W01"
    assert week_label(datetime(2026, 11, 21, tzinfo=UTC), "UTC") == "2026-W47"
