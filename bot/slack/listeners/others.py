"""What nobody else listens to: acknowledged all the same, or Slack would send it again and again.

Registered last, because Bolt takes the first listener that fits.
"""

import re

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal, Reply
from bot.slack.door import Door
from bot.slack.payloads import Happened, Pressed
from bot.slack.tying import on_event, on_press

_ANY = re.compile(r".*")


async def unused(_door: Door, _happened: Happened) -> None:
    """An event that changes nothing here."""


async def unknown(_door: Door, _pressed: Pressed) -> Reply:
    """A button of an older or newer version."""
    return Refusal(sentence="I do not know that button any more; type `/firsthand help`.")


def register(app: AsyncApp, door: Door) -> None:
    """Listen to all other events and buttons."""
    on_event(app, door, _ANY, unused)
    on_press(app, door, _ANY, unknown)
