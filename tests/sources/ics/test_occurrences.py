from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.ports import IncomingContact, SourceError
from bot.sources.ics import occurrences
from tests.sources.ics.calendars import calendar, calls, event, problems, pull

WEEKLY = "RRULE:FREQ=WEEKLY"
BERLIN = "DTSTART;TZID=Europe/Berlin:20261124T100000"


def starts(contacts: tuple[IncomingContact, ...]) -> list[datetime | None]:
    return [contact.starts_at for contact in contacts]


async def test_a_moved_instance_keeps_its_id() -> None:
    before = await calls(event(BERLIN, WEEKLY))
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261201T100000",
        "DTSTART;TZID=Europe/Berlin:20261203T150000",
    )
    after = await calls(event(BERLIN, WEEKLY), moved)
    assert {call.external_id for call in before} == {call.external_id for call in after}
    (call,) = [call for call in after if call.external_id == "one#20261201T090000Z"]
    assert call.starts_at == datetime(2026, 12, 3, 14, tzinfo=UTC)


async def test_a_moved_instance_named_in_utc_keeps_its_id_too() -> None:
    moved = event("RECURRENCE-ID:20261201T090000Z", "DTSTART:20261203T140000Z")
    after = await calls(event(BERLIN, WEEKLY), moved)
    assert "one#20261201T090000Z" in {call.external_id for call in after}
    assert len(after) == 6


async def test_moving_this_and_all_following_keeps_their_ids_apart_and_stable() -> None:
    before = await calls(event(BERLIN, WEEKLY))
    moved = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261208T100000",
        "DTSTART;TZID=Europe/Berlin:20261208T113000",
    )
    after = await calls(event(BERLIN, WEEKLY), moved)
    assert [call.external_id for call in after] == [call.external_id for call in before]
    assert starts(after)[3] == datetime(2026, 12, 15, 10, 30, tzinfo=UTC)


async def test_a_series_of_whole_days_may_have_one_call_in_it() -> None:
    days = event("DTSTART;VALUE=DATE:20261124", "RRULE:FREQ=WEEKLY")
    call = event("RECURRENCE-ID;VALUE=DATE:20261201", start="20261201T100000Z")
    (found,) = await calls(days, call)
    assert found.external_id == "one#20261201"


async def test_a_broken_repetition_is_reported_and_not_guessed() -> None:
    broken = event("RRULE:FREQ=DAILY;COUNT=3", "RECURRENCE-ID:garbage")
    (problem,) = await problems(broken)
    assert "cannot be understood" in problem.sentence


async def test_a_single_call_that_is_moved_keeps_its_id() -> None:
    (first,) = await calls(event())
    (second,) = await calls(event(start="20261130T100000Z"))
    assert first.external_id == second.external_id == "one"


async def test_an_excluded_instance_is_missing() -> None:
    excluded = "EXDATE;TZID=Europe/Berlin:20261201T100000"
    assert len(await calls(event(BERLIN, WEEKLY, excluded))) == 5


async def test_a_cancelled_instance_is_gone() -> None:
    cancelled = event(
        "RECURRENCE-ID:20261201T090000Z", "STATUS:CANCELLED", start="20261201T090000Z"
    )
    states = [call.state for call in await calls(event(BERLIN, WEEKLY), cancelled)]
    assert states == ["open", "gone", "open", "open", "open", "open"]


async def test_a_series_keeps_its_wall_clock_over_the_clock_change() -> None:
    begun = "DTSTART;TZID=Europe/Berlin:20261020T100000"
    at = datetime(2026, 10, 19, tzinfo=UTC)
    contacts = await calls(event(begun, WEEKLY), at=at, horizon_days=14)
    assert starts(contacts) == [
        datetime(2026, 10, 20, 8, tzinfo=UTC),
        datetime(2026, 10, 27, 9, tzinfo=UTC),
    ]


async def test_a_time_without_a_zone_is_the_calendars() -> None:
    naive = event("DTSTART:20261124T100000")
    (call,) = await calls("X-WR-TIMEZONE:America/New_York", naive, zone=ZoneInfo("Europe/Berlin"))
    assert call.starts_at == datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "named", ["X-NOTHING:1", "X-WR-TIMEZONE:Nowhere/Land", "X-WR-TIMEZONE:../x"]
)
async def test_without_a_calendars_zone_the_given_one_counts(named: str) -> None:
    naive = event("DTSTART:20261124T100000")
    (call,) = await calls(named, naive, zone=ZoneInfo("Europe/Berlin"))
    assert call.starts_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


async def test_the_zone_names_of_outlook_are_known() -> None:
    (call,) = await calls(event("DTSTART;TZID=W. Europe Standard Time:20261124T100000"))
    assert call.starts_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


async def test_of_a_time_that_occurs_twice_the_first_counts() -> None:
    naive = event("DTSTART:20261025T023000")
    at = datetime(2026, 10, 24, tzinfo=UTC)
    (call,) = await calls("X-WR-TIMEZONE:Europe/Berlin", naive, at=at)
    assert call.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


async def test_a_time_in_the_gap_counts_with_the_offset_before_it() -> None:
    naive = event("DTSTART:20270328T023000")
    at = datetime(2027, 3, 27, tzinfo=UTC)
    (call,) = await calls("X-WR-TIMEZONE:Europe/Berlin", naive, at=at)
    assert call.starts_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("start", ["10260101T100000Z", "20261101T100000Z"])
async def test_a_thousand_years_of_repetitions_are_read_for_six_weeks(start: str) -> None:
    lasting = "RRULE:FREQ=DAILY;UNTIL=30261231T000000Z"
    assert len(await calls(event(lasting, start=start))) == 42


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
    ],
)
async def test_what_repeats_too_often_is_skipped_with_a_sentence(rule: str) -> None:
    (problem,) = await problems(event(f"RRULE:{rule}"))
    assert problem.where == "event one"
    assert "more often than hourly" in problem.sentence


async def test_one_broken_event_does_not_take_the_others_along() -> None:
    broken = event("DTSTART:garbage", "RRULE:FREQ=NEVER", uid="broken")
    pulled = await pull(calendar(broken, event()))
    assert [call.external_id for call in pulled.contacts] == ["one"]
    assert [problem.where for problem in pulled.problems] == ["event broken"]


async def test_an_event_without_a_uid_cannot_be_followed() -> None:
    (problem,) = await problems(event().replace("UID:one\r\n", ""))
    assert "without a UID" in problem.sentence


async def test_more_instances_than_sensible_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(occurrences, "MAX_INSTANCES", 30)
    with pytest.raises(SourceError, match="more than 30 events in the time looked at"):
        await calls(event("RRULE:FREQ=DAILY"))


async def test_more_work_than_sensible_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(occurrences, "MAX_SECONDS", -1.0)
    with pytest.raises(SourceError, match="takes too long"):
        await calls(event())
