"""Somebody opened the app's page."""

import structlog
from slack_bolt.async_app import AsyncApp

from bot.gateways.sentences import SlackProblem
from bot.slack.door import Door
from bot.slack.payloads import Happened, words
from bot.slack.tying import on_event
from bot.usecases.show_home import show_home
from bot.usecases.welcome import welcome, welcome_is_due

_log = structlog.get_logger(__name__)


async def opened(door: Door, happened: Happened) -> None:
    """Publish Home as it is now; the messages tab needs nothing.

    Whoever comes first, before there is anything to see, is welcomed.
    """
    if words(happened.event, "tab") == "home":
        at = door.now()
        await door.once(happened, at, show_home, user_id=happened.user_id, at=at)
    if await door.look(welcome_is_due):
        await _welcome(door, happened.user_id)


async def _welcome(door: Door, user_id: str) -> None:
    try:
        person = await door.people.person(user_id)
    except SlackProblem as problem:
        _log.warning("nobody welcomed", why=str(problem))
        return
    await door.run(welcome, person=person, at=door.now())


def register(app: AsyncApp, door: Door) -> None:
    """Listen to visits."""
    on_event(app, door, "app_home_opened", opened)
