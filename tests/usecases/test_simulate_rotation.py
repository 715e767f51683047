"""Playing a living rotation on."""

from datetime import timedelta

from bot.core.replies import NextRounds
from bot.core.simulation import Held
from bot.usecases.choosing import Where
from bot.usecases.simulate_rotation import simulate_rotation
from tests.usecases.world import World, on

PEOPLE = ("ada", "bob", "cleo")


def played(world: World, weeks: int = 12) -> tuple[Held, ...]:
    return world.see(simulate_rotation, world.rotation(), weeks=weeks, at=world.at)[1]


def test_it_begins_with_what_next_shows_and_changes_nothing(world: World) -> None:
    world.join(*PEOPLE)
    world.tickets("a", "b", "c")
    before = world.snapshot()
    reply = world.next("ada")
    assert isinstance(reply, NextRounds)
    rounds = played(world)
    assert world.snapshot() == before
    assert len(rounds) == 24
    shown = [(one.at, tuple(pick.user_id for pick in one.pairs)) for one in rounds[:4]]
    assert shown == [(one.at, one.user_ids) for one in reply.rounds]
    assert [len(one.waiting) for one in rounds[:4]] == [2, 1, 0, 0]


def test_everybody_gets_their_share_over_a_quarter(world: World) -> None:
    world.join(*PEOPLE)
    turns = [pick.member_id for one in played(world) for pick in one.pairs]
    assert {name: turns.count(name) for name in ("Ada", "Bob", "Cleo")} == {
        "Ada": 8,
        "Bob": 8,
        "Cleo": 8,
    }


def test_nobody_is_ever_over_the_ceiling_and_all_come_back_from_it(world: World) -> None:
    world.set_up(name="Busy", channel="C2", ceiling=2)
    world.join("ada", where=Where(channel_id="C2"))
    moments = [one.at for one in played(world) if one.pairs]
    window = timedelta(days=28)
    assert all(sum(one - window < at <= one for at in moments) <= 2 for one in moments)
    assert len(moments) == 6
    assert any(one.unfilled for one in played(world))


def test_somebody_away_is_absent_from_its_rounds(world: World) -> None:
    world.join("ada", "bob")
    world.says("ada", "skip", "until 2026-12-01")
    first = [one.present for one in played(world, weeks=2)]
    assert first == [("Bob",), ("Bob",), ("Bob",), ("Ada", "Bob")]


def test_two_of_one_name_are_told_apart(world: World) -> None:
    world.join("ada", "ADA")
    names, rounds = world.see(simulate_rotation, world.rotation(), weeks=1, at=world.at)
    assert set(names) == {"Ada (ada)", "Ada (ADA)"}
    assert rounds[0].at == on(23, 10)
