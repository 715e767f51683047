"""Link buttons open in the browser by themselves; Slack tells us all the same."""

import re

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.payloads import Pressed
from bot.slack.tying import on_press
from bot.views import action_ids as ids


async def nothing(_door: Door, _pressed: Pressed) -> None:
    """The acknowledgement is all."""


def register(app: AsyncApp, door: Door) -> None:
    """Listen to link buttons: ``link``, or ``link:<which>`` where a block has several."""
    on_press(app, door, re.compile(rf"^{ids.LINK}(:.*)?$"), nothing)
