"""Channels are archived, deleted, made private, shared, left and entered.

Events come late, twice and out of order, so Slack is asked what is so now; what the event itself
says counts only where Slack cannot be asked.
"""

from collections.abc import Mapping
from dataclasses import replace

import structlog
from slack_bolt.async_app import AsyncApp

from bot.gateways.sentences import SlackProblem
from bot.slack.door import Door
from bot.slack.payloads import Happened, words
from bot.slack.tying import on_event
from bot.store import channels
from bot.usecases.follow_channel import channel_renumbered, channel_seen, person_moved
from bot.usecases.people_change import ChannelChange, channel_changed
from bot.usecases.welcome import say_hello

_CHANGES: Mapping[str, ChannelChange | None] = {
    "channel_archive": "archived",
    "group_archive": "archived",
    "channel_unarchive": "unarchived",
    "group_unarchive": "unarchived",
    "channel_deleted": "deleted",
    "group_deleted": "deleted",
    "channel_left": "bot_removed",
    "group_left": "bot_removed",
    "channel_rename": None,
    "group_rename": None,
    "channel_shared": None,
    "channel_unshared": None,
    "member_joined_channel": "bot_added",
    "member_left_channel": "bot_removed",
}
"""What each says; None: nothing by itself that would pause or resume anything."""

_log = structlog.get_logger(__name__)


async def changed(door: Door, happened: Happened) -> None:
    """Look at the channel, if a rotation lives in it."""
    if not await door.look(channels.living_in, happened.channel_id):
        return
    try:
        facts = await door.people.channel(happened.channel_id)
    except SlackProblem as problem:
        _log.warning("channel not looked at", why=str(problem))
        await _believe(door, happened)
        return
    at = door.now()
    await door.once(happened, at, channel_seen, channel_id=happened.channel_id, facts=facts, at=at)


async def _believe(door: Door, happened: Happened) -> None:
    change = _CHANGES.get(happened.type)
    if change is not None:
        at = door.now()
        await door.once(
            happened, at, channel_changed, channel_id=happened.channel_id, change=change, at=at
        )


async def came_or_went(door: Door, happened: Happened) -> None:
    """The bot itself, or somebody who may take turns there."""
    if happened.user_id == door.bot_user_id:
        await changed(door, happened)
        if happened.type == "member_joined_channel":
            await invited(door, happened)
        return
    if not await door.look(channels.living_in, happened.channel_id):
        return
    at = door.now()
    await door.once(
        happened,
        at,
        person_moved,
        channel_id=happened.channel_id,
        user_id=happened.user_id,
        there=happened.type == "member_joined_channel",
        at=at,
    )


async def invited(door: Door, happened: Happened) -> None:
    """Say hello where no rotation lives, if we are there still."""
    if await door.look(channels.living_in, happened.channel_id):
        return
    facts = await door.people.channel(happened.channel_id)
    if facts is not None and facts.open:
        at = door.now()
        await door.once(happened, at, say_hello, channel_id=happened.channel_id, at=at)


async def renumbered(door: Door, happened: Happened) -> None:
    """A private channel was shared, and is called otherwise from now on."""
    old, new = words(happened.event, "old_channel_id"), words(happened.event, "new_channel_id")
    await door.once(happened, door.now(), channel_renumbered, old=old, new=new)
    # The same event: what follows from it has an id of its own in the inbox.
    await changed(door, replace(happened, channel_id=new, event_id=f"{happened.event_id}:{new}"))


def register(app: AsyncApp, door: Door) -> None:
    """Listen to changes of channels, and to who comes and goes."""
    for event in _CHANGES:
        moves = event in ("member_joined_channel", "member_left_channel")
        on_event(app, door, event, came_or_went if moves else changed)
    on_event(app, door, "channel_id_changed", renumbered)
