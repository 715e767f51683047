"""Somebody asks Slack for quiet, or ends it."""

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.payloads import Happened
from bot.slack.tying import on_event
from bot.store import people
from bot.usecases.follow_quiet import follow_quiet


async def changed(door: Door, happened: Happened) -> None:
    """Remember it of somebody we know.

    Slack is asked again, because events may come late and out of order.
    """
    if await door.look(people.find_person, happened.user_id) is None:
        return
    quiet = await door.people.quiet(happened.user_id)
    await door.once(happened, door.now(), follow_quiet, user_id=happened.user_id, quiet=quiet)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to do-not-disturb."""
    on_event(app, door, "dnd_updated_user", changed)
