"""The first words: once to a workspace, and to a channel once in a while."""

import pytest

from bot.core.messages import Hello, Welcome
from bot.core.person import PersonState
from bot.usecases.archive_rotation import archive_rotation
from bot.usecases.welcome import say_hello, welcome, welcome_is_due
from tests.usecases.world import CHANNEL, World, on


def hellos(world: World, channel: str) -> list[str]:
    return [one.rotation for one in world.messages(channel) if isinstance(one, Hello)]


def invited(world: World, channel: str) -> None:
    for _ in range(2):
        world.do(say_hello, channel_id=channel, at=world.at)


@pytest.mark.parametrize("state", ["guest", "outsider", "bot", "deactivated"])
def test_only_who_can_take_part_is_welcomed_and_one_of_them(
    world: World, state: PersonState
) -> None:
    fresh = World(world.database, "T2")
    fresh.do(welcome, person=fresh.person("noor", state=state), at=fresh.at)
    assert fresh.see(welcome_is_due)
    for name in ("ada", "bob", "ada"):
        fresh.do(welcome, person=fresh.person(name), at=fresh.at)
    assert not fresh.see(welcome_is_due)
    assert fresh.messages("ada") == [Welcome()]
    assert fresh.messages("bob") == []
    fresh.set_up(name="Payments")
    assert fresh.messages("ada") == [Welcome(rotation="Payments")]
    fresh.set_up(name="Refunds", channel="C2")
    assert fresh.messages("ada") == [Welcome(rotation="Payments")]


def test_where_a_rotation_was_ever_set_up_nobody_is_welcomed(world: World) -> None:
    world.do(archive_rotation, rotation_id=world.rotation_id, user_id="boss", at=world.at)
    assert not world.see(welcome_is_due)


def test_a_channel_is_greeted_again_only_after_long_and_never_where_a_rotation_lives(
    world: World,
) -> None:
    invited(world, CHANNEL)
    assert hellos(world, CHANNEL) == []
    invited(world, "C2")
    world.until(on(30))
    invited(world, "C2")
    assert hellos(world, "C2") == [""]
    world.until(on(24, month=12))
    invited(world, "C2")
    assert hellos(world, "C2") == ["", ""]
    world.set_up(name="Refunds", channel="C2")
    assert hellos(world, "C2") == ["", "Refunds"]
    invited(world, "C3")
    assert hellos(world, "C3") == [""]
