"""The slash command."""

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.listeners.commands.firsthand import firsthand
from bot.slack.tying import on_command


def register(app: AsyncApp, door: Door) -> None:
    """Listen to ``/firsthand``."""
    on_command(app, door, "/firsthand", firsthand)
