"""Slack refuses: the right person hears of it once, the agenda adapts, nothing is lost."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.core.messages import OwnerNotice
from bot.ports import Refused
from bot.store import agenda, audit, outbox, quiet
from bot.store.agenda import FORGET
from bot.store.tables import agenda as agenda_table
from bot.store.tables import metadata, rotation_owner, workspace
from bot.store.tables import outbox as table
from bot.usecases.deliver import deliver
from bot.usecases.handlers import HANDLERS
from bot.usecases.install_workspace import install_workspace
from bot.usecases.people_change import channel_changed
from bot.usecases.quieten import KEPT, quieten_workspace
from bot.usecases.retry_parked import retry_parked
from bot.usecases.run_agenda import DELAYS, run_due
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import saying
from tests.usecases.world import CHANNEL, DAY, HOUR, World, on

ARCHIVED = Refused(why="is_archived", whom="channel")
GONE = Refused(why="user_disabled", whom="person")
DEAD = Refused(why="token_revoked", whom="installation")


@pytest.fixture
def slack(world: World) -> MemoryMessenger:
    return MemoryMessenger(at=world.at)


def say(world: World, conversation: str, key: str = "x") -> None:
    with world.database.write(world.workspace) as tx:
        outbox.put(tx, key=key, conversation=conversation, message=saying("x"), at=world.at)


async def refuse(world: World, slack: MemoryMessenger, conversation: str, why: Refused) -> None:
    await deliver(world.database, slack, world.at)
    slack.faults = [why]
    say(world, conversation, key=f"x{len(slack.said)}")
    await deliver(world.database, slack, world.at)


async def test_an_archived_channel_pauses_its_rotation_and_its_owner_hears_of_it_once(
    world: World, slack: MemoryMessenger
) -> None:
    for _ in range(2):
        await refuse(world, slack, CHANNEL, ARCHIVED)
    assert world.rotation().state == "paused"
    world.until(on(24, 18))
    assert world.notices() == ["channel_closed"]


async def test_it_goes_on_when_the_channel_is_back(world: World, slack: MemoryMessenger) -> None:
    await refuse(world, slack, CHANNEL, ARCHIVED)
    world.do(channel_changed, channel_id=CHANNEL, change="unarchived", at=world.at)
    assert world.rotation().state == "active"
    world.until(on(24, 18))
    assert world.notices() == []  # it was over before the owner could be told


async def test_a_second_closing_is_told_again(world: World, slack: MemoryMessenger) -> None:
    for _ in range(2):
        await refuse(world, slack, CHANNEL, ARCHIVED)
        world.until(world.at + DAY)
        world.do(channel_changed, channel_id=CHANNEL, change="unarchived", at=world.at)
    assert world.notices() == ["channel_closed", "channel_closed"]


async def test_whoever_is_gone_leaves_the_rotation_and_their_offer_goes_to_the_next(
    world: World, slack: MemoryMessenger
) -> None:
    world.join("ada", "bob")
    world.tickets("T1")
    world.until(on(23, 10))
    asked = world.holder("T1")
    assert asked is not None
    await refuse(world, slack, asked, GONE)
    world.until(on(23, 12))
    assert world.holder("T1") == ({"ada", "bob"} - {asked}).pop()
    assert world.member(asked).state == "left"
    assert world.notices() == ["member_gone"]


async def test_when_no_owner_is_left_whoever_is_in_it_longest_hears_of_it_once(
    world: World, slack: MemoryMessenger
) -> None:
    world.join("bob")
    world.at += HOUR
    world.join("ada")
    world.person_becomes("boss", "deactivated")
    for _ in range(2):
        await refuse(world, slack, CHANNEL, ARCHIVED)
    world.until(on(24, 18))
    assert {user: world.notices(user) for user in ("ada", "bob", "boss")} == {
        "ada": [],
        "bob": ["channel_closed"],
        "boss": [],
    }
    notice = world.messages("bob")[-1]
    assert isinstance(notice, OwnerNotice)
    assert notice.stand_in


async def test_an_owner_who_goes_before_being_told_is_stood_in_for_by_another_owner_or_a_member(
    world: World, slack: MemoryMessenger
) -> None:
    world.join("bob")
    await refuse(world, slack, CHANNEL, ARCHIVED)
    world.person_becomes("boss", "deactivated")
    world.until(on(24, 18))
    assert (world.notices("bob"), world.notices("boss")) == (["channel_closed"], [])


async def test_a_second_owner_is_not_told_twice_when_the_first_is_gone(
    world: World, slack: MemoryMessenger
) -> None:
    world.join("bob")
    with world.database.writing() as connection:
        values = {"workspace_id": world.workspace, "rotation_id": world.rotation_id}
        connection.execute(rotation_owner.insert().values(user_id="second", **values))
    await refuse(world, slack, CHANNEL, ARCHIVED)
    world.person_becomes("boss", "deactivated")
    world.until(on(24, 18))
    told = {user: world.notices(user) for user in ("bob", "boss", "second")}
    assert told == {"bob": [], "boss": [], "second": ["channel_closed"]}


@pytest.mark.parametrize(
    "refused",
    [
        Refused(why="message_not_found", whom="message"),
        Refused(why="invalid_blocks", whom="bug"),
        Refused(why="restricted_action", whom="channel"),
        Refused(why="messages_tab_disabled", whom="person"),
    ],
)
async def test_other_refusals_change_nothing_but_the_message(
    world: World, slack: MemoryMessenger, refused: Refused
) -> None:
    world.join("ada")
    await refuse(world, slack, CHANNEL if refused.whom == "channel" else "ada", refused)
    assert world.rotation().state == "active"
    assert world.member("ada").state == "active"
    assert [row.error for row in world.table(table) if row.state == "failed"] == [
        f"{refused.whom}: {refused.why}"
    ]


async def test_a_refused_message_is_settled_although_adapting_fails(
    world: World, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise KeyError

    monkeypatch.setattr("bot.usecases.send_letter.message_refused", broken)
    await refuse(world, slack, CHANNEL, ARCHIVED)
    assert [row.state for row in world.table(table) if row.dedupe_key.startswith("x")] == ["failed"]


async def test_a_dead_installation_is_quiet_at_once_and_goes_on_when_installed_again(
    world: World, slack: MemoryMessenger
) -> None:
    world.join("ada")
    world.tickets("T1", "T2")
    slack.faults = [DEAD] * 6
    await deliver(world.database, slack, world.at)
    slack.faults = []
    say(world, "ada")
    assert await deliver(world.database, slack, world.at) == 0
    assert run_due(world.database, HANDLERS, on(25, 12)) == 0
    world.at = on(25, 12)
    world.do(install_workspace, name="T1", bot_user_id="UBOT", at=world.at)
    world.until(on(25, 12, 1))
    offers = world.offers("ada")
    assert [one.planned_for is not None for one in offers] == [True]  # one round, and it is late
    assert await deliver(world.database, slack, world.at) > 0
    assert {row.state for row in world.table(table)} == {"done"}
    assert FORGET not in [row.kind for row in world.table(agenda_table)]


def test_other_workspaces_speak_on(world: World) -> None:
    other = World(world.database, "T2")
    other.set_up(name="Other")
    world.do(quieten_workspace, why="x", at=world.at)
    assert other.see(quiet.since) is None
    assert run_due(world.database, HANDLERS, on(23, 12)) > 0


def test_a_dead_installation_is_forgotten_after_thirty_days_and_no_other(
    world: World,
) -> None:
    other = World(world.database, "T2")
    other.set_up(name="Other")
    world.join("ada")
    world.do(quieten_workspace, why="x", at=world.at)
    world.do(quieten_workspace, why="x", at=world.at + DAY)  # told twice: the first counts
    run_due(world.database, {FORGET: HANDLERS[FORGET]}, world.at + KEPT - HOUR)
    assert world.table(workspace)
    run_due(world.database, {FORGET: HANDLERS[FORGET]}, world.at + KEPT)
    left = [one.name for one in metadata.sorted_tables if world.table(one)]
    assert left == []
    assert other.table(workspace)


def test_a_reminder_that_comes_more_than_a_day_late_is_dropped(world: World) -> None:
    world.join("ada")
    world.tickets("T1")
    world.until(on(23, 10))
    pairing_id = world.offer("ada").pairing_id
    for hours, said in ((20, 1), (25, 1)):
        world.do(agenda.put, "remind_offer", pairing_id, world.at)
        late = {"remind_offer": HANDLERS["remind_offer"]}
        assert run_due(world.database, late, world.at + timedelta(hours=hours)) == 1
        reminders = [row for row in world.table(table) if row.body["type"] == "offer_reminder"]
        assert len(reminders) == said


def test_an_owner_hears_once_of_a_moment_that_fails_on_and_on(world: World) -> None:
    def fail(*_args: object) -> None:
        raise KeyError

    row = world.see(agenda.find, "round", world.rotation_id)
    assert row is not None
    moment = row.due_at
    for _ in range(len(DELAYS) + 2):
        run_due(world.database, {"round": fail}, moment)
        moment += DAY
    with world.database.reading() as connection:
        assert [one.row.kind for one in agenda.parked(connection)] == ["round"]
    run_due(world.database, {"tell_owner": HANDLERS["tell_owner"]}, moment + DAY)
    assert world.notices() == ["moment_parked"]
    notice = world.messages("boss")[-1]
    assert isinstance(notice, OwnerNotice)
    assert notice.rotation == world.rotation().name
    assert world.do(retry_parked, at=moment) == 1
    (line,) = world.see(audit.since, moment, limit=9)
    assert (line.user_id, line.action, line.subject) == ("operator", "retry_parked", "moments:1")
    assert world.do(retry_parked, at=moment) == 0
    assert run_due(world.database, {"round": HANDLERS["round"]}, moment) == 1
    with world.database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).where(agenda_table.c.attempts > 0)) == 0
