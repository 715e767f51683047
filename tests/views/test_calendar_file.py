"""Files for somebody's calendar."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from bot.core.calendar_messages import (
    CalendarFile,
    CalendarMark,
    CallEntry,
    PromiseEntry,
    mark_of,
)
from bot.core.message_parts import PairingState
from bot.views.calendar_file import calendar_data

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
CALL = CallEntry(
    starts_at=datetime(2026, 11, 26, 13, tzinfo=UTC),
    ends_at=datetime(2026, 11, 26, 13, 45, tzinfo=UTC),
    rotation="Payments",
    alias="Customer 17",
    host="Sally",
    url="https://meet.example/acme",
)
LATER = CALL.model_copy(update={"starts_at": datetime(2026, 11, 26, 13, 15, tzinfo=UTC)})
PROMISE = PromiseEntry(
    text="Send them the guide",
    alias="Customer 17",
    due_on=date(2026, 11, 30),
    update_on=date(2026, 11, 25),
)
FILE = CalendarFile(subject_id="p1", entry=CALL, said_at=AT)


def read(file: CalendarFile) -> tuple[Any, list[Any]]:
    calendar = Calendar.from_ical(calendar_data(file))
    return calendar, list(calendar.walk("VEVENT"))


def test_a_call_has_its_time_host_and_link_and_no_customers_name() -> None:
    calendar, [event] = read(FILE)
    assert calendar["METHOD"] == "PUBLISH"
    assert (event["UID"], event["SEQUENCE"]) == ("p1@firsthand", 0)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (CALL.starts_at, CALL.ends_at)
    assert event["SUMMARY"] == "Customer call: Payments"
    assert "Customer 17" in event["DESCRIPTION"]
    assert "Sally" in event["DESCRIPTION"]
    assert event["URL"] == event["LOCATION"] == CALL.url
    assert event["DTSTAMP"].dt == AT


def test_a_cancelled_call_keeps_its_id_and_has_the_next_number() -> None:
    calendar, [event] = read(FILE.model_copy(update={"state": "called_off", "sequence": 3}))
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (event["UID"], event["SEQUENCE"]) == ("p1@firsthand", 3)


def test_a_promise_is_a_day_that_takes_no_time_and_rings_in_the_morning() -> None:
    _, events = read(FILE.model_copy(update={"entry": PROMISE}))
    days = {str(event["SUMMARY"]): event for event in events}
    assert {name: event["DTSTART"].dt for name, event in days.items()} == {
        "Promise due: Send them the guide": PROMISE.due_on,
        "Tell them how it stands: Send them the guide": PROMISE.update_on,
    }
    for event in events:
        assert event["TRANSP"] == "TRANSPARENT"
        assert [alarm["ACTION"] for alarm in event.walk("VALARM")] == ["DISPLAY"]
    assert len({event["UID"] for event in events}) == 2


def test_a_day_of_a_promise_that_is_gone_is_taken_out() -> None:
    now = PROMISE.model_copy(update={"update_on": None})
    _, events = read(FILE.model_copy(update={"entry": now, "was": PROMISE, "sequence": 1}))
    assert {str(event["UID"]): str(event["STATUS"]) for event in events} == {
        "p1-update@firsthand": "CANCELLED",
        "p1-due@firsthand": "CONFIRMED",
    }


def test_whatever_somebody_types_stays_one_entry() -> None:
    nasty = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil;x,y\\n" + "漢" * 300
    promise = PROMISE.model_copy(update={"text": nasty, "alias": nasty, "update_on": None})
    call = CALL.model_copy(update={"rotation": nasty, "host": nasty})
    for entry in (promise, call):
        data = calendar_data(FILE.model_copy(update={"entry": entry}))
        assert data.count(b"\r\nBEGIN:VEVENT\r\n") == 1
        assert max(map(len, data.split(b"\r\n"))) <= 75  # RFC 5545, 3.1


def file(state: str, entry: CallEntry = CALL) -> CalendarFile:
    return FILE.model_copy(update={"state": state, "entry": entry})


@pytest.mark.parametrize(
    ("known", "state", "mark"),
    [
        (None, "accepted", ""),
        (None, "cancelled", ""),
        (file("given"), "accepted", "given"),
        (file("given", LATER), "accepted", "changed"),
        (file("taken_back"), "accepted", "changed"),
        (file("given"), "cancelled", "changed"),
        (file("taken_back"), "handed_over", "changed"),
        (file("called_off"), "handed_over", ""),
        (file("given"), "done", ""),
    ],
)
def test_what_stands_in_a_calendar_is_known(
    known: CalendarFile | None, state: PairingState, mark: CalendarMark
) -> None:
    assert mark_of(known, CALL, state) == mark
