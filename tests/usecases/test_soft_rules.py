"""Of two who are level, the soft rules decide, and `why` says which one did."""

from dataclasses import replace
from typing import Any

from bot.core.replies import Explained
from bot.ports import IncomingContact
from bot.store import members, people, rotations
from tests.usecases.world import World, on, ticket

TEAM = {"ada", "bob"}


def two_level(world: World, *first: IncomingContact) -> None:
    """Ada and Bob have had one contact each, of these two, in the same round."""
    world.do(rotations.change, world.rotation_id, seats=2)
    world.join("ada", "bob")
    world.bring(*first)
    world.until(on(23, 10))
    for user in sorted(TEAM):
        world.meet(user)


def decides(world: World, contact: IncomingContact, *, day: int = 26, seats: int = 1) -> list[Any]:
    """Who gets it in the next round, why, and what the other is told beforehand."""
    world.do(rotations.change, world.rotation_id, seats=seats)
    world.bring(contact)
    told = {user: world.why(user) for user in TEAM}
    world.until(on(day, 10))
    picked = world.holder(contact.external_id)
    assert picked is not None
    (other,) = TEAM - {picked}
    mine, theirs = told[picked], told[other]
    assert isinstance(mine, Explained)
    assert isinstance(theirs, Explained)
    reason = world.offer(picked).reason
    assert reason in mine.lines[0]
    return [picked, reason, theirs.lines[0].removeprefix("You are not picked: ")]


def know(world: World, user: str) -> None:
    """Slack has told their address, and it was hashed."""
    address = world.secrets.hash_address(f"{user}@us.example")
    world.do(people.save_person, replace(world.person(user), email_hash=address), at=world.at)


def who_met(world: World, name: str) -> str:
    return next(user for user in TEAM if world.offer(user).card.subject == f"About {name}")


def test_skills_decide_first(world: World) -> None:
    two_level(world, ticket("x"), ticket("y"))
    knows = who_met(world, "x")  # though they have met this customer
    world.do(members.change, world.member(knows).id, tags=["Billing"])
    asked = ticket("z", tags=("billing ",), customer_ref="customer of x")
    assert decides(world, asked) == [
        knows,
        "you know what it is about",
        "somebody level with you knows what it is about.",
    ]


def test_an_open_promise_to_the_customer_decides_before_who_has_not_met_them(world: World) -> None:
    two_level(world, ticket("x"), ticket("y"))
    promised = who_met(world, "x")
    world.until(on(23, 11))
    world.fill(promised, promise_text="Whether it can be sorted")
    assert decides(world, ticket("z", customer_ref="customer of x")) == [
        promised,
        "you have an open promise to this customer",
        "somebody level with you has an open promise to this customer.",
    ]


def test_whoever_has_not_met_the_customer_comes_first(world: World) -> None:
    two_level(world, ticket("x"), ticket("y"))
    (fresh,) = TEAM - {who_met(world, "x")}
    assert decides(world, ticket("z", customer_ref="customer of x")) == [
        fresh,
        "you have not met this customer before",
        "somebody level with you has not met this customer before.",
    ]


def test_whoever_has_not_worked_with_the_host_lately_comes_first(world: World) -> None:
    for host in ("sue", "tom"):
        know(world, host)
    two_level(
        world, ticket("x", host_email="Sue@us.example"), ticket("y", host_email="tom@us.example")
    )
    (fresh,) = TEAM - {who_met(world, "x")}
    assert {world.offer(user).card.host_user_id for user in TEAM} == {"sue", "tom"}
    assert decides(world, ticket("z", host_email="SUE@us.example")) == [
        fresh,
        "you have not worked with this host lately",
        "somebody level with you has not worked with this host lately.",
    ]


def test_whoever_was_not_in_the_round_before_comes_first(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("x", "y")
    for day in (23, 26):
        world.until(on(day, 10))
        world.meet(
            next(user for user in TEAM if world.states(user).get(user, [""])[-1] == "offered")
        )
    earlier = who_met(world, "x")
    asked = ticket("z", customer_ref="")
    assert decides(world, asked, day=30) == [
        earlier,
        "you had no contact in the round before",
        "somebody level with you had no contact in the round before.",
    ]


def test_a_host_is_known_once_slack_has_told_their_address_and_never_picked(world: World) -> None:
    world.join("ada", "bob")
    asked = ticket("z", host_email="ada@us.example", host_name="Ada L.")
    world.bring(asked)
    assert world.contact("z").host_user_id is None
    know(world, "ada")
    assert world.bring(asked).changed == 1
    assert world.bring(asked).changed == 0
    world.until(on(23, 10))
    assert world.holder("z") == "bob"
    assert world.offer("bob").card.host_user_id == "ada"
