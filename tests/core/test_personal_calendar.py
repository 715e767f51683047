from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.absence import Absence
from bot.core.personal_calendar import PersonalEvent, absences_of_events

ZONE = "Europe/Berlin"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def periods(*events: PersonalEvent, zone: str = ZONE) -> list[tuple[datetime, datetime | None]]:
    found = absences_of_events(events, zone)
    assert {one.reason for one in found} <= {"calendar"}
    return [(one.since, one.until) for one in found]


def test_an_all_day_event_is_an_absence_of_local_days() -> None:
    trip = PersonalEvent(starts=date(2026, 10, 24), ends=date(2026, 10, 26))
    assert absences_of_events([trip], ZONE) == (
        Absence(
            since=datetime(2026, 10, 23, 22, tzinfo=UTC),
            until=datetime(2026, 10, 25, 23, tzinfo=UTC),  # the night has 25 hours
            reason="calendar",
        ),
    )


@pytest.mark.parametrize("ends", [None, date(2026, 11, 23), date(2026, 11, 22)])
def test_an_all_day_event_without_a_later_end_is_one_day(ends: date | None) -> None:
    event = PersonalEvent(starts=date(2026, 11, 23), ends=ends)
    start = datetime(2026, 11, 23, tzinfo=UTC)
    assert periods(event, zone="UTC") == [(start, start + 24 * HOUR)]


def test_what_is_shown_as_free_is_no_absence() -> None:
    assert periods(PersonalEvent(starts=date(2026, 11, 23), free=True)) == []


def test_an_out_of_office_event_is_an_absence_however_long() -> None:
    dentist = PersonalEvent(starts=MONDAY, ends=MONDAY + HOUR, out_of_office=True)
    assert periods(dentist) == [(MONDAY, MONDAY + HOUR)]
    away = PersonalEvent(starts=date(2026, 11, 23), out_of_office=True, free=True)
    assert len(periods(away)) == 1


def test_meetings_cancelled_events_and_moments_are_no_absence() -> None:
    assert periods(PersonalEvent(starts=MONDAY, ends=MONDAY + HOUR)) == []
    assert periods(PersonalEvent(starts=date(2026, 11, 23), cancelled=True)) == []
    assert periods(PersonalEvent(starts=MONDAY, out_of_office=True)) == []
    assert periods(PersonalEvent(starts=MONDAY, ends=MONDAY, out_of_office=True)) == []


def test_events_that_touch_or_overlap_are_one_absence() -> None:
    events = [
        PersonalEvent(starts=date(2026, 11, 25)),
        PersonalEvent(starts=date(2026, 11, 23), ends=date(2026, 11, 25)),
        PersonalEvent(starts=MONDAY, ends=MONDAY + HOUR, out_of_office=True),
        PersonalEvent(starts=date(2026, 11, 27)),
    ]
    midnight = datetime(2026, 11, 23, tzinfo=UTC)
    assert periods(*events, zone="UTC") == [
        (midnight, midnight + 72 * HOUR),
        (midnight + 96 * HOUR, midnight + 120 * HOUR),
    ]


def test_an_event_from_a_day_to_a_moment_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^ends: an event begins and ends with a time"):
        PersonalEvent(starts=date(2026, 11, 23), ends=MONDAY)
    with pytest.raises(ValueError, match=r"^ends: an event begins and ends with a time"):
        PersonalEvent(starts=MONDAY, ends=date(2026, 11, 24))
