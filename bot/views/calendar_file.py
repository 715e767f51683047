"""A file for somebody's calendar (RFC 5545), and the words it comes with.

It is published, not an invitation with an organiser: a calendar adds it, changes it by its id and
sequence, and asks nobody for an answer. Calendars are read by colleagues and kept by others, so no
customer's name and nothing they wrote goes in.
"""

from datetime import timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from bot.core.calendar_messages import CalendarFile, CallEntry, PromiseEntry, days_of
from bot.core.plain import plain_line
from bot.views import texts
from bot.views.blocks import Rendered, context, rendered, section
from bot.views.card import NAME_LIMIT, PROMISE_LIMIT

HOST: Final = "firsthand"
"""Ends the ids of our entries."""
IN_THE_MORNING: Final = timedelta(hours=9)
"""After midnight, by the reader's own clock: when a day's entry rings."""
URL_LIMIT: Final = 2000

_DAYS: Final = {"due": "Promise due", "update": "Tell them how it stands"}


def calendar_data(file: CalendarFile) -> bytes:
    """The file's content; the same for the same message."""
    calendar = Calendar()
    calendar.add("prodid", "-//Firsthand//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if file.state == "called_off" else "PUBLISH")
    match file.entry:
        case CallEntry() as call:
            calendar.add_component(_call(file, call))
        case PromiseEntry() as promise:
            for event in _days(file, promise):
                calendar.add_component(event)
    return bytes(calendar.to_ical())


def file_name(file: CalendarFile) -> str:
    """What it is called where it is saved."""
    return f"firsthand-{file.entry.about}.ics"


def render(file: CalendarFile) -> Rendered:
    """The words it comes with; the file itself stands below them."""
    if file.state == "taken_back":
        return rendered(section("This calendar file is out of date, so I took it back."))
    if file.state == "called_off":
        return rendered(
            section("Open this file to take the call off your calendar."),
            context("You asked for it; nothing else is left to do."),
        )
    follows = "I take this file back when it is out of date, and offer you a new one."
    return rendered(
        section(f"{_about(file.entry)}: open this file to put it in your calendar."),
        context(f"It names no customer, for others may read your calendar. {follows}"),
    )


def _about(entry: CallEntry | PromiseEntry) -> str:
    if isinstance(entry, CallEntry):
        return f"Your call {texts.when(entry.starts_at)}"
    return f"“{texts.safe(entry.text, PROMISE_LIMIT)}”"


def _call(file: CalendarFile, call: CallEntry) -> Event:
    event = _event(file, "")
    event.add("dtstart", call.starts_at)
    event.add("dtend", call.ends_at)
    doing = "Customer call" if call.role == "lead" else "Customer call (you accompany)"
    event.add("summary", f"{doing}: {plain_line(call.rotation, NAME_LIMIT)}")
    alias, host = plain_line(call.alias, NAME_LIMIT), plain_line(call.host, NAME_LIMIT)
    lines = (
        f"With {alias}." if alias else "",
        f"Host: {host}." if host else "",
        "Who it is and what it is about: your messages with Firsthand in Slack.",
    )
    event.add("description", "\n".join(filter(None, lines)))
    if call.url and len(call.url) <= URL_LIMIT:
        event.add("url", call.url)
        event.add("location", call.url)
    return event


def _days(file: CalendarFile, promise: PromiseEntry) -> list[Event]:
    before = days_of(file.was) if file.was else {}
    now = {} if file.state == "called_off" else days_of(promise)
    events = []
    for name, day in (before | now).items():
        event = _event(file, f"-{name}")
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        what = plain_line(promise.text, PROMISE_LIMIT)
        event.add("summary", f"{_DAYS[name]}: {what}" if what else _DAYS[name])
        alias = plain_line(promise.alias, NAME_LIMIT)
        event.add("description", f"Promised to {alias}." if alias else "Promised to a customer.")
        event.add("transp", "TRANSPARENT")
        if name in now:
            event.add_component(_alarm(_DAYS[name]))
        else:
            event["status"] = "CANCELLED"
        events.append(event)
    return events


def _event(file: CalendarFile, part: str) -> Event:
    event = Event()
    event.add("uid", f"{file.subject_id}{part}@{HOST}")
    event.add("sequence", file.sequence)
    event.add("dtstamp", file.said_at.replace(microsecond=0))
    event.add("status", "CANCELLED" if file.state == "called_off" else "CONFIRMED")
    return event


def _alarm(words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", IN_THE_MORNING)
    return alarm
