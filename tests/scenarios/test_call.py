"""The loop for a call from the sales team's calendar."""

from pathlib import Path

import pytest

from tests.scenarios.starting import rotation
from tests.scenarios.world import Firsthand

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Acme//Sales//EN
BEGIN:VEVENT
UID:call-1@acme.example
DTSTAMP:20261120T090000Z
DTSTART:20261126T130000Z
DTEND:20261126T134500Z
SUMMARY:{summary}
STATUS:{status}
ORGANIZER;CN=Sally Sales:mailto:sally@acme.example
ATTENDEE;CN=Sally Sales;PARTSTAT=ACCEPTED:mailto:sally@acme.example
ATTENDEE;CN=Henrik Larsen;PARTSTAT=ACCEPTED:mailto:henrik@nordlys.example
END:VEVENT
END:VCALENDAR
"""


def calendar(folder: Path, *, summary: str = "Checking in", status: str = "CONFIRMED") -> Path:
    path = folder / "sales.ics"
    path.write_text(CALENDAR.format(summary=summary, status=status).replace("\n", "\r\n"))
    return path


@pytest.fixture
def payments(world: Firsthand, tmp_path: Path) -> str:
    name = rotation(world, "bob")
    printed = world.import_calls(calendar(tmp_path), name, "--own-domain", "acme.example")
    assert "1 new" in printed
    return name


@pytest.mark.usefixtures("payments")
def test_from_the_right_round_to_the_question_after_it(world: Firsthand) -> None:
    bob = world.user("bob")
    world.travel_to("2026-11-23 18:00")
    bob.hears_nothing()  # Tuesday's round is still two working days before it

    world.travel_to("2026-11-24 10:05")
    offer = bob.expects("Would you join a call with Henrik Larsen")
    offer.reads("Checking in", "When: Thu 26 Nov, 13:00 UTC to 13:45 UTC", "Sally Sales")
    offer.reads("answer by Tue 24 Nov, 13:00 UTC")
    offer.click("I'm in")
    offer.reads("Yours: the call with Henrik Larsen", "I'll remind you 10 minutes before")
    assert offer.buttons == ["Swap", "Hand back", "Add to calendar"]

    world.travel_to("2026-11-26 13:49")
    bob.hears_nothing()
    world.travel_to("2026-11-26 13:51")
    bob.expects("Your call with Henrik Larsen", "starts at 13:00 UTC", "Checking in")

    world.travel_to("2026-11-26 14:59")
    bob.hears_nothing()
    world.travel_to("2026-11-26 15:01")
    question = bob.expects("Did it happen with you there?", "Henrik Larsen")
    question.click("Yes")
    form = question.opens("Add what you learned")
    assert form.holds("minutes") == "45"
    form.fill(quote="We print the plan every Monday").submit()

    world.travel_to("2026-11-27 15:01")
    digest = world.channel("customer-contact").expects("We print the plan every Monday")
    digest.reads("45 min on 1 of 1 call", "Customer 1, heard by @bob")
    digest.lacks("Henrik", "Larsen")


@pytest.mark.usefixtures("payments")
def test_one_tap_counts_the_hours_of_the_call(world: Firsthand) -> None:
    bob = world.user("bob")
    world.travel_to("2026-11-24 10:05")
    bob.expects("Would you join a call").click("I'm in")
    world.travel_to("2026-11-26 15:01")
    bob.expects("Your call with Henrik Larsen")
    bob.expects("Did it happen with you there?").click("Yes")
    world.travel_to("2026-11-27 15:01")
    world.channel("customer-contact").expects("45 min on 1 of 1 call")


def test_a_call_that_is_cancelled_is_called_off(
    world: Firsthand, payments: str, tmp_path: Path
) -> None:
    world.travel_to("2026-11-24 10:05")
    offer = world.user("bob").expects("Would you join a call")
    offer.click("I'm in")
    calendar(tmp_path, status="CANCELLED")
    world.command("source", "pull", "sales", "--rotation", payments)
    offer.reads("Nothing to do any more: the call with Henrik Larsen")
    assert offer.buttons == []
    world.travel_to("2026-11-26 16:00")
    world.user("bob").hears_nothing()


@pytest.mark.usefixtures("payments")
def test_a_call_nobody_takes_is_said_to_its_owner(world: Firsthand) -> None:
    world.travel_to("2026-11-24 10:05")
    offer = world.user("bob").expects("Would you join a call")
    offer.click("Not this one")
    world.user("ada").expects("nobody can take the call with Henrik Larsen")
    world.travel_to("2026-11-26 14:01")
    world.user("ada").expects("began with no developer in it")
