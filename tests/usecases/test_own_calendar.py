"""Being away as one's own calendar says, and what happens when it cannot be read."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.absence import Absence
from bot.core.messages import CalendarNotice, HomeTime
from bot.core.my_time_form import MyTimeForm
from bot.core.replies import Explained
from bot.store import agenda, personal_calendars
from bot.store.tables import personal_calendar
from bot.usecases.choosing import Where
from bot.usecases.my_time import MyTime, open_my_time, save_my_time
from bot.usecases.own_calendar import (
    LOOK,
    calendar_failed,
    calendar_read,
    due_calendars,
    look_no_more,
)
from bot.usecases.people_change import person_changed
from tests.usecases.world import HOUR, World, on

ADDRESS = "https://calendar.host.example/secret/basic.ics"
GONE = "calendar.host.example answers with 404 instead of the calendar."
VACATION = (on(25), on(30))


def saves(world: World, **fields: object) -> None:
    mine = world.see(open_my_time, user_id="ada", at=world.at)
    assert isinstance(mine, MyTime)
    form = MyTimeForm.model_validate(mine.form.model_dump() | fields)
    problems = world.do(
        save_my_time,
        user_id="ada",
        form=form,
        version=mine.version,
        secrets=world.secrets,
        at=world.at,
    )
    assert problems is None


def says(world: World, *periods: tuple[datetime, datetime]) -> None:
    """Whatever calendar is due says this."""
    said = tuple(Absence(since=one, until=two, reason="calendar") for one, two in periods)
    for read in world.see(due_calendars, at=world.at):
        assert world.secrets.open(read.address) == ADDRESS
        world.do(calendar_read, read=read, said=said, at=world.at)


def fails(world: World) -> None:
    for read in world.see(due_calendars, at=world.at):
        world.do(calendar_failed, read=read, sentence=GONE, at=world.at)
    world.until(world.at)


def next_look(world: World) -> datetime | None:
    found = world.see(agenda.find, LOOK, "ada")
    return found.due_at if found else None


def away(world: World) -> list[tuple[str, datetime, datetime | None]]:
    return [(one.reason, one.since, one.until) for one in world.member("ada").absences]


def notices(world: World) -> list[CalendarNotice]:
    return [one for one in world.messages("ada") if isinstance(one, CalendarNotice)]


def shown(world: World) -> HomeTime:
    mine = world.home("ada").my_time
    assert mine is not None
    return mine


@pytest.fixture
def connected(world: World) -> World:
    """Ada, alone in the rotation, has connected a calendar that was read once."""
    world.join("ada")
    saves(world, address=ADDRESS)
    says(world, VACATION)
    return world


def test_a_vacation_in_the_calendar_is_no_turn_and_why_says_so(connected: World) -> None:
    connected.until(on(25, 9))
    connected.tickets("a")
    reply = connected.why("ada")
    assert isinstance(reply, Explained)
    assert reply.lines[0] == (
        "You are not picked: you are away, as your calendar says until Mon 30 Nov 2026, 00:00."
    )
    connected.until(on(26, 11))
    assert connected.offers("ada") == []
    assert connected.notices() == ["nobody_available"]
    connected.until(on(30, 10))
    assert len(connected.offers("ada")) == 1


def test_its_address_is_sealed_and_never_shown_again(connected: World) -> None:
    (row,) = connected.table(personal_calendar)
    assert b"secret" not in row.address
    mine = connected.see(open_my_time, user_id="ada", at=connected.at)
    assert isinstance(mine, MyTime)
    assert (mine.calendar, mine.form.address) == ("read", "")


def test_it_is_looked_at_every_hour_and_soon_before_a_round(world: World) -> None:
    """It is eight; rounds are at ten on Mondays and Thursdays."""
    world.join("ada")
    saves(world, address=ADDRESS)
    assert next_look(world) == on(23, 8)
    says(world)
    assert next_look(world) == on(23, 9)
    world.until(on(23, 9))
    says(world)
    assert next_look(world) == on(23, 9, 50)
    world.until(on(23, 9, 50))
    says(world)
    assert next_look(world) == on(23, 10, 50)


def test_what_is_moved_or_deleted_there_is_so_here_and_a_skip_stays(connected: World) -> None:
    connected.says("ada", "skip", "until 2026-12-05")
    connected.until(on(23, 9))
    says(connected, (on(26), on(27)), (on(10, month=12), on(11, month=12)))
    assert away(connected) == [
        ("skip", on(23, 8), on(5, month=12)),
        ("calendar", on(26), on(27)),
        ("calendar", on(10, month=12), on(11, month=12)),
    ]
    connected.until(on(23, 9, 50))
    says(connected)
    assert away(connected) == [("skip", on(23, 8), on(5, month=12))]


def test_reading_the_same_again_changes_nothing(connected: World) -> None:
    connected.home("ada")
    before = connected.snapshot()
    connected.until(on(23, 9))
    says(connected, VACATION)
    assert connected.snapshot() == before


def test_who_comes_back_by_hand_stays_back_till_the_next_absence(connected: World) -> None:
    second = (on(7, month=12), on(9, month=12))
    connected.until(on(25, 9))
    says(connected, VACATION, second)
    connected.says("ada", "back")
    assert away(connected) == [("calendar", *second)]
    connected.until(on(25, 10))
    says(connected, VACATION, second)
    assert away(connected) == [("calendar", *second)]


def test_it_counts_in_every_rotation_also_one_joined_later(connected: World) -> None:
    connected.set_up(name="Payments", channel="C2")
    connected.join("ada", where=Where(channel_id="C2"))
    assert next_look(connected) == connected.at
    says(connected, VACATION)
    assert away(connected) == [("calendar", *VACATION)]


def test_a_new_zone_has_it_read_again(connected: World) -> None:
    person = replace(connected.person("ada"), zone="Asia/Tokyo")
    connected.do(person_changed, person=person, at=connected.at)
    assert next_look(connected) == connected.at


def test_who_is_in_no_rotation_any_more_is_not_looked_at(connected: World) -> None:
    connected.says("ada", "leave")
    connected.until(on(23, 9))
    says(connected)
    assert next_look(connected) is None


def test_a_wrong_address_is_told_at_once_and_once(world: World) -> None:
    world.join("ada")
    saves(world, address=ADDRESS)
    assert shown(world).calendar == "new"
    fails(world)
    assert notices(world) == [CalendarNotice(problem=GONE, never_read=True)]
    assert (shown(world).calendar, shown(world).problem) == ("failing", GONE)
    for _ in range(5):
        world.until(next_look(world) or world.at)
        fails(world)
    assert len(notices(world)) == 1


def test_a_broken_calendar_keeps_what_it_said_and_is_told_after_three_failures(
    connected: World,
) -> None:
    connected.until(on(23, 9))
    for waited in (5, 10):
        fails(connected)
        assert next_look(connected) == connected.at + timedelta(minutes=waited)
        connected.until(connected.at + timedelta(minutes=waited))
    assert notices(connected) == []
    fails(connected)
    assert notices(connected) == [CalendarNotice(problem=GONE)]
    assert away(connected) == [("calendar", *VACATION)]
    assert shown(connected).calendar == "failing"
    connected.until(next_look(connected) or connected.at)
    says(connected, VACATION)
    assert [one.works_again for one in notices(connected)] == [True]
    assert (shown(connected).calendar, shown(connected).problem) == ("read", "")


def test_it_is_told_at_a_decent_time_and_not_if_it_works_again_by_then(connected: World) -> None:
    connected.until(on(23, 18))
    for _ in range(3):
        fails(connected)
        connected.until(next_look(connected) or connected.at)
    assert notices(connected) == []
    says(connected, VACATION)
    connected.until(on(24, 12))
    assert notices(connected) == []


def test_it_can_be_removed_with_all_it_said(connected: World) -> None:
    saves(connected, remove_calendar=True)
    assert (away(connected), connected.table(personal_calendar)) == ([], [])
    assert next_look(connected) is None
    assert shown(connected).calendar == "none"


def test_what_is_read_of_a_calendar_just_replaced_or_removed_does_not_count(world: World) -> None:
    world.join("ada")
    saves(world, address=ADDRESS)
    (read,) = world.see(due_calendars, at=world.at)
    world.until(world.at + HOUR)
    saves(world, address=ADDRESS)
    said = (Absence(since=on(25), until=on(26), reason="calendar"),)
    world.do(calendar_read, read=read, said=said, at=world.at)
    world.do(calendar_failed, read=read, sentence=GONE, at=world.at)
    assert (away(world), notices(world)) == ([], [])
    assert shown(world).calendar == "new"
    saves(world, remove_calendar=True)
    world.do(calendar_read, read=read, said=said, at=world.at)
    assert (away(world), next_look(world)) == ([], None)


def test_a_calendar_that_is_gone_is_not_looked_at_for_ever(connected: World) -> None:
    with connected.database.write(connected.workspace) as tx:
        personal_calendars.remove(tx, "ada")
    connected.until(on(23, 9))
    (due,) = connected.see(due_calendars, at=connected.at)
    assert due.address == b""
    connected.do(look_no_more, user_id="ada")
    assert next_look(connected) is None
