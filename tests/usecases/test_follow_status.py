"""Being away as a Slack status says."""

from dataclasses import replace
from datetime import datetime

from bot.core.absence import Absence
from bot.core.member_form import MemberForm
from bot.core.replies import Explained
from bot.core.roster_view import EditWish, RosterView
from bot.core.slack_status import SlackStatus
from bot.usecases.choosing import Where
from bot.usecases.edit_roster import edit_roster
from bot.usecases.join_rotation import join_rotation
from bot.usecases.people_change import person_changed
from bot.usecases.show_roster import show_roster
from tests.usecases.world import CHANNEL, HOUR, World, on

VACATION = SlackStatus(emoji=":palm_tree:", text="Vacationing", expires_at=on(26, 12))


def sets(world: World, user: str, status: SlackStatus) -> None:
    person = replace(world.person(user), status=status)
    world.do(person_changed, person=person, at=world.at)


def away(world: World, user: str = "ada") -> list[tuple[str, datetime | None]]:
    return [(one.reason, one.until) for one in world.member(user).absences]


def test_a_vacation_is_respected_at_once_and_ends_when_it_does(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    sets(world, "ada", VACATION)
    reply = world.why("ada")
    assert isinstance(reply, Explained)
    assert reply.lines[0] == (
        "You are not picked: you are away, as your Slack status says until Thu 26 Nov 2026, 12:00."
    )
    world.until(on(26, 11))
    assert world.offers("ada") == []
    world.until(on(30, 10))
    assert len(world.offers("ada")) == 1


def test_a_status_without_an_end_lasts_until_it_is_changed(world: World) -> None:
    world.join("ada")
    sets(world, "ada", SlackStatus(emoji=":face_with_thermometer:", text="Out sick"))
    assert away(world) == [("status", None)]
    world.until(world.at + HOUR)
    sets(world, "ada", SlackStatus(emoji=":coffee:", text="Coffee"))
    assert away(world) == []


def test_hearing_the_same_status_again_changes_nothing(world: World) -> None:
    world.join("ada")
    sets(world, "ada", VACATION)
    before = world.snapshot()
    world.until(world.at + HOUR)
    sets(world, "ada", VACATION)
    assert world.snapshot() == before


def test_a_longer_vacation_replaces_a_shorter_one(world: World) -> None:
    world.join("ada")
    sets(world, "ada", VACATION)
    world.until(world.at + HOUR)
    sets(world, "ada", replace(VACATION, expires_at=on(30)))
    assert away(world) == [("status", on(30))]


def test_a_status_and_a_skip_leave_each_other_alone(world: World) -> None:
    world.join("ada")
    sets(world, "ada", VACATION)
    world.says("ada", "skip", "until 2026-12-01")
    assert sorted(away(world)) == [("skip", on(1, month=12)), ("status", on(26, 12))]
    world.until(world.at + HOUR)
    sets(world, "ada", SlackStatus())
    assert away(world) == [("skip", on(1, month=12))]


def test_who_joins_on_vacation_is_picked_after_it(world: World) -> None:
    person = replace(world.person("ada"), status=VACATION)
    world.do(join_rotation, person=person, where=Where(channel_id=CHANNEL), at=world.at)
    assert world.member("ada").absences == (
        Absence(since=world.at, until=on(26, 12), reason="status"),
    )


def test_a_status_counts_in_every_rotation_and_home_shows_it(world: World) -> None:
    first = world.rotation_id
    world.join("ada")
    second = world.set_up(name="Payments", channel="C2")
    world.join("ada", where=Where(channel_id="C2"))
    world.home("ada")
    sets(world, "ada", VACATION)
    shown = {one.rotation_id: one.away_until for one in world.home("ada").rotations}
    assert shown == {first: on(26, 12), second: on(26, 12)}


def test_back_ends_it_by_hand(world: World) -> None:
    world.join("ada")
    sets(world, "ada", VACATION)
    world.until(world.at + HOUR)
    world.says("ada", "back")
    assert away(world) == []


def test_whoever_an_owner_puts_on_another_roster_is_away_there_too(world: World) -> None:
    world.join("ada")
    sets(world, "ada", VACATION)
    world.set_up(name="Payments", channel="C2")
    wish = EditWish(
        rotation_id=world.rotation_id,
        user_id="ada",
        on_roster=False,
        shown=MemberForm(),
        typed=MemberForm(),
    )
    ada = replace(world.person("ada"), status=VACATION)
    world.do(edit_roster, user_id="boss", wish=wish, person=ada, at=world.at)
    assert away(world) == [("status", on(26, 12))]
    roster = world.see(show_roster, user_id="boss", rotation_id=world.rotation_id, at=world.at)
    assert isinstance(roster, RosterView)
    assert [(one.away, one.away_until) for one in roster.members] == [(True, on(26, 12))]


def test_a_day_skipped_every_week_shows_on_the_roster(world: World) -> None:
    world.join("ada")
    world.says("ada", "skip", "mondays")
    roster = world.see(show_roster, user_id="boss", rotation_id=world.rotation_id, at=world.at)
    assert isinstance(roster, RosterView)
    assert [one.away_until for one in roster.members] == [on(24)]
