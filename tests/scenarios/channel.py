"""A rotation and the message in its channel that shows it."""

from tests.scenarios.starting import WEEKDAYS
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand


def with_card(world: Firsthand, *members: str) -> Message:
    """Ada's rotation, and the message in the channel that shows it."""
    world.user("ada").types("/firsthand setup").form().fill(
        name="Payments", weekdays=WEEKDAYS
    ).submit()
    world.user("ada").sees("Payments is set up")
    card = world.channel(world.channel_name).expects("Payments: developers meet customers")
    for name in members:
        card.click("Join", by=name).sees("Welcome! You are in")
    return card
