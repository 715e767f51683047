"""Channels are archived, deleted, left and entered."""

from typing import Literal

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.payloads import Happened
from bot.slack.tying import OnEvent, on_event
from bot.usecases.people_change import channel_changed

Change = Literal["archived", "unarchived", "deleted", "bot_removed", "bot_added"]

_OF_THE_CHANNEL: dict[str, Change] = {
    "channel_archive": "archived",
    "group_archive": "archived",
    "channel_unarchive": "unarchived",
    "group_unarchive": "unarchived",
    "channel_deleted": "deleted",
    "group_deleted": "deleted",
    "channel_left": "bot_removed",
    "group_left": "bot_removed",
}
_OF_THE_BOT: dict[str, Change] = {
    "member_joined_channel": "bot_added",
    "member_left_channel": "bot_removed",
}


def _changes(change: Change, *, bot_only: bool) -> OnEvent:
    async def note(door: Door, happened: Happened) -> None:
        if bot_only and happened.user_id != door.bot_user_id:
            return
        at = door.now()
        await door.once(
            happened, at, channel_changed, channel_id=happened.channel_id, change=change, at=at
        )

    return note


def register(app: AsyncApp, door: Door) -> None:
    """Listen to changes of channels, and to the bot's own comings and goings."""
    for event, change in _OF_THE_CHANNEL.items():
        on_event(app, door, event, _changes(change, bot_only=False))
    for event, change in _OF_THE_BOT.items():
        on_event(app, door, event, _changes(change, bot_only=True))
