"""The app is uninstalled, or its token revoked."""

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.payloads import Happened
from bot.slack.tying import on_event
from bot.usecases.quieten import quieten_workspace


async def uninstalled(door: Door, happened: Happened) -> None:
    """Fall quiet at once; should the app work all the same, delivery finds that out."""
    at = door.now()
    await door.once(happened, at, quieten_workspace, why=happened.type, at=at)


async def revoked(door: Door, happened: Happened) -> None:
    """Fall quiet if it was our token; those of people are not ours."""
    tokens = happened.event.get("tokens")
    if isinstance(tokens, dict) and tokens.get("bot"):
        await uninstalled(door, happened)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the end of the installation."""
    on_event(app, door, "app_uninstalled", uninstalled)
    on_event(app, door, "tokens_revoked", revoked)
