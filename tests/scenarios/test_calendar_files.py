"""Calendar files: only when somebody asks, one at a time, and never a wrong one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.surfaces import Message
from tests.scenarios.test_call import calendar
from tests.scenarios.world import Firsthand

ADD, NEW, OFF = "Add to calendar", "New calendar file", "Take off calendar"


def events(world: Firsthand, message: Message) -> tuple[str, list[Any]]:
    [file] = message.shape()["files"]
    read = Calendar.from_ical(world.download(file["id"]))
    return str(read["METHOD"]), list(read.walk("VEVENT"))


def moved(path: Path) -> None:
    path.write_text(path.read_text().replace("20261126T13", "20261126T15"))


def files_of(world: Firsthand) -> int:
    return sum(len(one.files) for one in world.said())


def test_a_call_comes_into_a_calendar_moves_in_it_and_goes_out_of_it(
    world: Firsthand, tmp_path: Path
) -> None:
    name = rotation(world, "bob")
    path = calendar(tmp_path)
    world.import_calls(path, name, "--own-domain", "acme.example")
    bob = world.user("bob")
    world.travel_to("2026-11-24 10:05")
    offer = bob.expects("Would you join a call with Henrik Larsen")
    offer.click("I'm in")
    bob.hears_nothing()  # nobody gets a file unasked
    press = offer.pressed(ADD, by="bob")
    world.act_at_once(press, press)
    file = bob.expects("Your call", "open this file to put it in your calendar")
    bob.sees("The file is in our direct messages already")
    assert offer.buttons == ["Swap", "Hand back"]
    method, [event] = events(world, file)
    assert (method, event["SEQUENCE"]) == ("PUBLISH", 0)
    assert event["DTSTART"].dt == datetime(2026, 11, 26, 13, tzinfo=UTC)
    assert b"Henrik" not in event.to_ical()
    assert b"Sally" in event.to_ical()

    moved(path)
    world.command("source", "pull", "sales", "--rotation", name)
    assert files_of(world) == 0
    offer.reads("15:00 UTC", "It has changed since you put it in your calendar")
    bob.hears_nothing()
    home = bob.opens_home()
    home.click(NEW)
    file = bob.expects("Your call", "open this file")
    assert NEW not in (*home.buttons, *offer.buttons)
    _, [later] = events(world, file)
    assert later["UID"] == event["UID"]
    assert later["SEQUENCE"] > 0
    assert later["DTSTART"].dt == datetime(2026, 11, 26, 15, tzinfo=UTC)
    assert files_of(world) == 1

    calendar(tmp_path, status="CANCELLED")
    world.command("source", "pull", "sales", "--rotation", name)
    assert files_of(world) == 0
    offer.reads("Nothing to do any more", "It may still stand in your calendar")
    stale = offer.pressed(OFF, by="bob")
    world.act("act/action", **stale)
    file = bob.expects("take the call off your calendar")
    method, [off] = events(world, file)
    assert (method, off["UID"], off["STATUS"]) == ("CANCEL", event["UID"], "CANCELLED")
    assert off["SEQUENCE"] > later["SEQUENCE"]
    assert offer.buttons == []


def test_the_days_of_a_promise_come_into_a_calendar_until_it_is_kept(world: Firsthand) -> None:
    name = rotation(world, "bob")
    world.import_tickets([ticket()], name)
    bob = world.user("bob")
    world.travel_to("2026-11-23 10:05")
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("Did we solve it?")
    question.click("Yes")
    form = question.opens("Add what you learned")
    form.fill(promise_text="Send them the guide", promise_due="2026-12-01").submit()
    bob.types("/firsthand promises")
    mine = bob.sees("What you promised", "Send them the guide")
    mine.click("Put its dates in my calendar")
    file = bob.expects("“Send them the guide”: open this file")
    bob.sees("The file is on its way")
    _, [event] = events(world, file)
    assert str(event["SUMMARY"]) == "Promise due: Send them the guide"
    mine.click("Put its dates in my calendar")
    bob.sees("The file is in our direct messages already")

    mine.opens("Give this promise new dates").fill(promise_due="2026-12-03").submit()
    assert files_of(world) == 0
    mine.click("Put its dates in my calendar")
    file = bob.expects("open this file")
    bob.sees("The file is on its way")
    _, [later] = events(world, file)
    assert (later["UID"], later["DTSTART"].dt.day) == (event["UID"], 3)
    assert later["SEQUENCE"] > event["SEQUENCE"]

    mine.click("Done, they were told")
    assert files_of(world) == 0
    bob.hears_nothing()


def test_whoever_is_forgotten_leaves_no_file_behind(world: Firsthand, tmp_path: Path) -> None:
    name = rotation(world, "bob")
    world.import_calls(calendar(tmp_path), name, "--own-domain", "acme.example")
    world.travel_to("2026-11-24 10:05")
    offer = world.user("bob").expects("Would you join a call")
    offer.click("I'm in")
    offer.click(ADD)
    assert len(world.read_everything()) == 1
    assert files_of(world) == 1
    world.command("forget", "member", world.user("bob").user_id, "--yes")
    assert files_of(world) == 0
    world.read_everything()
