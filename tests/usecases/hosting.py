"""A host in the story, and what they hear."""

from dataclasses import replace

from bot.core.messages import HostNotice
from bot.core.person import PersonState
from bot.core.replies import Refusal
from bot.store import people
from bot.usecases.say_unsuited import say_unsuited
from tests.usecases.world import World

SUE = "sue@us.example"


def know(world: World, user: str, zone: str = "UTC", state: PersonState = "active") -> None:
    """Firsthand has met them, and Slack tells their address."""
    hashed = world.secrets.hash_address(f"{user}@us.example")
    person = replace(world.person(user, zone, state), email_hash=hashed)
    world.do(people.save_person, person, at=world.at)


def told(world: World, user: str = "sue") -> list[HostNotice]:
    """Everything somebody was told as a host, as it reads now."""
    return [one for one in world.messages(user) if isinstance(one, HostNotice)]


def calls_off(world: World, name: str, why: str = "", user: str = "sue") -> Refusal | None:
    """The host says that a contact is not suitable."""
    contact_id = world.contact(name).id
    return world.do(say_unsuited, contact_id=contact_id, user_id=user, why=why, at=world.at)
