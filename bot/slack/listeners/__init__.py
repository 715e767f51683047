"""One folder a kind of listener; each file registers its own."""

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.listeners import actions, commands, events, others, shortcuts, views


def register(app: AsyncApp, door: Door) -> None:
    """Register every listener there is."""
    for kind in (commands, actions, shortcuts, views, events, others):
        kind.register(app, door)
