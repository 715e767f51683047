"""The Home tab: everything of one's own, and fresh after one's own acts."""

from bot.core.messages import Home
from bot.store.tables import outbox
from bot.usecases.choosing import Where
from tests.usecases.world import World, call, date, on, ticket


def shown(world: World, user: str) -> Home:
    """Home as it stands, without opening it again."""
    (message,) = world.messages(f"home:{user}")
    assert isinstance(message, Home)
    return message


def test_home_is_not_published_before_it_is_opened(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    assert world.messages("home:ada") == []


def test_a_strangers_home_shows_the_rotations_to_join(world: World) -> None:
    home = world.home("zoe")
    (rotation,) = home.rotations
    assert (rotation.name, rotation.member, rotation.away, rotation.picked_next) == (
        "Customer contact",
        False,
        False,
        False,
    )
    assert rotation.next_round == on(23, 10)


def test_home_follows_ones_own_acts(world: World) -> None:
    world.home("ada")
    world.join("ada")
    assert shown(world, "ada").rotations[0].member
    assert shown(world, "ada").rotations[0].picked_next
    world.says("ada", "skip", "2")
    rotation = shown(world, "ada").rotations[0]
    assert (rotation.away, rotation.away_until) == (True, on(30, 10))
    assert not rotation.picked_next
    world.says("ada", "back")
    assert not shown(world, "ada").rotations[0].away
    world.tickets("a")
    world.until(on(23, 10))
    world.home("ada")
    world.press("ada", "accept")
    assert [one.state for one in shown(world, "ada").turns] == ["accepted"]
    world.press("ada", "done")
    assert shown(world, "ada").turns == ()
    world.until(world.at)
    assert len(shown(world, "ada").questions) == 1
    world.fill("ada", promise_text="find out", promise_due=date(2026, 11, 30))
    assert shown(world, "ada").questions == ()
    assert [one.text for one in shown(world, "ada").promises] == ["find out"]
    world.says("ada", "leave")
    assert not shown(world, "ada").rotations[0].member


def test_what_is_first_picked_on_home_is_what_the_round_does(world: World) -> None:
    """Home and the round look at the same contacts: some of them were refused before."""
    world.join("ada", "bob")
    world.bring(ticket("a", opened_at=on(20)), ticket("b", opened_at=on(21)), ticket("c"))
    world.until(on(23, 10))
    first = world.holder("a")
    assert first is not None
    world.press(first, "accept")
    world.press(first, "hand_back")
    world.until(world.at)
    other = {"ada": "bob", "bob": "ada"}[first]
    assert world.holder("a") == other
    world.press(other, "accept")
    world.press(other, "hand_back")
    for moment in (on(26, 10), on(30, 10)):
        expected = [user for user in ("ada", "bob") if world.home(user).rotations[0].picked_next]
        had = {user: len(world.offers(user)) for user in ("ada", "bob")}
        world.until(moment)
        picked = [user for user, before in had.items() if len(world.offers(user)) > before]
        assert picked == expected
        for user in picked:
            world.meet(user)


def test_ones_own_rotations_come_first_and_only_some_are_shown(world: World) -> None:
    for number in range(12):
        world.set_up(name=f"Another {number:02}", channel=f"C{number}")
    world.join("ada", where=_named("customer contact"))
    home = world.home("ada")
    assert len(home.rotations) == 10
    assert home.rotations[0].name == "Customer contact"


def test_opening_home_twice_changes_nothing(world: World) -> None:
    world.home("ada")
    before = world.table(outbox)
    world.home("ada")
    assert world.table(outbox) == before


def test_a_call_in_hand_is_on_home(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11), host_name="Sue", url="https://meet.example.com/x"))
    world.until(world.at)
    (turn,) = world.home("ada").turns
    assert (turn.card.subject, turn.card.host, turn.state) == ("Call demo", "Sue", "offered")


def _named(name: str) -> Where:
    return Where(channel_id="C99", text=name)
