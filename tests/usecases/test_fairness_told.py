"""Half a year with five people: what the ledger says at the end, and on the way."""

from bot.core.ledger import SCALE
from bot.store import members, standings
from bot.usecases.choosing import Where
from tests.usecases.world import DAY, World, ticket

PEOPLE = ("ada", "bob", "cleo", "dan", "eve")
ROUNDS = 52
ROUNDS_ON_POSTGRESQL = 13
"""The numbers are the same there; a quarter shows that, and keeps the suite quick."""


def effective(world: World) -> dict[str, int]:
    roster = world.see(members.roster, world.rotation_id, at=world.at)
    known = world.see(standings.load, world.rotation_id, [], [], at=world.at)
    return {one.user_id: one.virtual_pass + known.in_hand.get(one.id, 0) for one in roster}


def test_half_a_year_with_everybody_there_is_fair_to_the_turn(world: World) -> None:
    world.set_up(name="Fair", channel="C1", ceiling=None, zone="Europe/Berlin")
    for user in PEOPLE:
        world.join(user, zone="Europe/Berlin", where=_fair())
    begun: list[str] = []
    on_sqlite = world.database.engine.dialect.name == "sqlite"
    rounds = ROUNDS if on_sqlite else ROUNDS_ON_POSTGRESQL
    for number in range(rounds):
        world.bring(ticket(f"t{number}"))
        world.until(world.rotation_next())
        world.everybody_answers()
        passes = effective(world)
        assert max(passes.values()) - min(passes.values()) <= SCALE
        (picked,) = [user for user in PEOPLE if world.offers(user) and _is_open(world, user)]
        world.press(picked, "accept")
        # Every third contact is finished a round later: in hand counts as much as done.
        _finish(world, begun)
        begun = [picked]
        if number % 3:
            _finish(world, begun)
            begun = []
    _finish(world, begun)
    done = {user: len(world.offers(user)) for user in PEOPLE}
    assert sum(done.values()) == rounds
    assert max(done.values()) - min(done.values()) <= 1
    for user in PEOPLE:
        charged = sum(amount for kind, amount in world.ledger(user) if kind == "charge")
        assert charged == done[user] * 1000
        assert world.member(user).virtual_pass == done[user] * SCALE


def _finish(world: World, users: list[str]) -> None:
    for user in users:
        assert world.press(user, "done") is None


def test_absence_and_declining_neither_cost_nor_gain(world: World) -> None:
    world.set_up(name="Fair", channel="C1", ceiling=None)
    for user in PEOPLE:
        world.join(user, where=_fair())
    for number in range(20):
        world.bring(ticket(f"t{number}"))
        if number == 5:
            world.says("ada", "skip", "8 fair")
        world.until(world.rotation_next())
        world.everybody_answers()
        for _ in PEOPLE:
            picked = [user for user in PEOPLE if world.offers(user) and _is_open(world, user)]
            if not picked:
                break
            if picked == ["bob"] and number % 2:
                world.press("bob", "decline")
                world.until(world.at)
            else:
                world.meet(picked[0])
        v = world.rotation().virtual_time
        for user, own in effective(world).items():
            away = world.member(user).was_away
            assert away or own >= v - SCALE, (number, user)
            assert own <= v + 2 * SCALE, (number, user)
        world.until(world.at + DAY)


def _is_open(world: World, user: str) -> bool:
    return world.offer(user).state == "offered"


def _fair() -> Where:
    return Where(channel_id="C1", text="fair")
