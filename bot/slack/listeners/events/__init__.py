"""What happens in the workspace, whether or not somebody meant Firsthand."""

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.listeners.events import channels, home, installation, messages, people, quiet


def register(app: AsyncApp, door: Door) -> None:
    """Listen to all events of the manifest."""
    for kind in (channels, home, installation, messages, people, quiet):
        kind.register(app, door)
