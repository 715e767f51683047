"""Looking at everybody in Slack before a round, and waiting while somebody wants quiet."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.person import Person
from bot.core.slack_status import SlackStatus
from bot.core.work_calendar import Period
from bot.store import agenda, people
from bot.usecases.check_people import check_failed, due_people, people_checked
from bot.usecases.follow_quiet import follow_quiet
from bot.usecases.plan_check import CHECK, EVERYBODY
from tests.usecases.world import World, on

SICK = SlackStatus(emoji=":face_with_thermometer:", text="Out sick")


def planned(world: World) -> datetime | None:
    found = world.see(agenda.find, CHECK, EVERYBODY)
    return found.due_at if found else None


def checks(world: World, *found: Person, quiet: dict[str, Period | None] | None = None) -> None:
    world.until(planned(world) or world.at)
    assert world.see(due_people, at=world.at) is not None
    world.do(people_checked, found=found, quiet=quiet or {}, at=world.at)


def test_everybody_is_looked_at_once_a_day_soon_before_the_first_round(world: World) -> None:
    world.set_up(name="Afternoons", channel="C2", local_time="15:00", weekdays=(0, 1))
    assert planned(world) == on(23, 9, 45)
    world.join("ada")
    assert world.see(due_people, at=world.at) is None
    world.until(on(23, 9, 45))
    assert world.see(due_people, at=world.at) == ("ada", "boss")
    checks(world)
    assert planned(world) == on(24, 14, 45)
    world.until(on(23, 10))
    assert planned(world) == on(24, 14, 45)


def test_a_round_moved_nearer_brings_its_check_with_it(world: World) -> None:
    checks(world)
    assert planned(world) == on(26, 9, 45)
    world.set_up(name="Tuesdays", channel="C2", weekdays=(1,))
    assert planned(world) == on(24, 9, 45)


def test_a_sickness_nobody_told_of_is_respected_and_ends_when_it_does(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a", "b")
    ada = world.person("ada")
    checks(world, replace(ada, status=SICK), world.person("bob"))
    world.until(on(23, 10))
    assert world.states("ada", "bob") == {"bob": ["offered"]}
    world.meet("bob")
    checks(world, ada, world.person("bob"))
    world.until(on(26, 10))
    assert world.states("ada") == {"ada": ["offered"]}


def test_who_came_back_in_spite_of_their_status_stays_back(world: World) -> None:
    world.join("ada")
    ada = replace(world.person("ada"), status=SICK)
    checks(world, ada)
    world.says("ada", "back")
    checks(world, ada)
    assert world.member("ada").absences == ()
    better = replace(SICK, text="Out sick again", expires_at=world.at + timedelta(days=9))
    checks(world, replace(ada, status=better))
    assert [one.reason for one in world.member("ada").absences] == ["status"]


def test_who_is_gone_or_moved_is_noticed(world: World) -> None:
    world.join("ada", "bob")
    gone, moved = (
        replace(world.person("ada"), state="deactivated"),
        world.person("bob", zone="Asia/Tokyo"),
    )
    checks(world, gone, moved)
    assert world.member("ada").state == "left"
    assert world.member("bob").zone == "Asia/Tokyo"


def test_when_slack_cannot_be_asked_it_is_asked_again_before_the_round(world: World) -> None:
    world.join("ada")
    world.until(on(23, 9, 45))
    world.do(check_failed, at=world.at)
    assert planned(world) == on(23, 9, 50)


def test_an_offer_waits_while_its_reader_wants_quiet_and_so_does_its_deadline(
    world: World,
) -> None:
    world.join("ada")
    world.tickets("a")
    checks(world, quiet={"ada": (on(23, 9, 30), on(23, 12))})
    world.until(on(23, 11, 59))
    assert world.holder("a") == "ada"
    assert world.offers("ada") == []
    world.until(on(23, 12))
    assert world.offer("ada").deadline == on(23, 16)


def test_a_question_waits_for_quiet_that_is_asked_for_later(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.do(follow_quiet, user_id="ada", quiet=(world.at, on(23, 13)))
    world.press("ada", "done")
    world.until(on(23, 12, 59))
    assert world.questions("ada") == []
    world.until(on(23, 13))
    assert len(world.questions("ada")) == 1


def test_quiet_is_no_absence_and_ends_when_slack_says_so(world: World) -> None:
    world.join("ada")
    world.do(follow_quiet, user_id="ada", quiet=(on(23), on(27)))
    world.tickets("a")
    world.until(on(23, 11))
    assert (world.holder("a"), world.home("ada").rotations[0].away) == ("ada", False)
    world.do(follow_quiet, user_id="ada", quiet=None)
    assert world.see(people.quiet_of, "ada") == ()
    assert world.see(people.quiet_of, "nobody") == ()
