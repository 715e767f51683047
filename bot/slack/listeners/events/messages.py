"""People who write to the bot instead of using its command."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Help
from bot.slack.answering import tell
from bot.slack.door import Door
from bot.slack.payloads import Happened, words
from bot.slack.tying import on_event
from bot.store import inbox


async def written(door: Door, happened: Happened) -> None:
    """Answer a direct message with what can be done, once a day; never another bot, nor edits."""
    event = happened.event
    if words(event, "channel_type") != "im" or words(event, "bot_id") or words(event, "subtype"):
        return
    await _help_once_a_day(door, happened)


async def mentioned(door: Door, happened: Happened) -> None:
    """Answer a mention, for the one who wrote it only."""
    if not words(happened.event, "bot_id"):
        await _help_once_a_day(door, happened, happened.channel_id)


async def _help_once_a_day(door: Door, happened: Happened, channel_id: str = "") -> None:
    if not happened.user_id:
        return
    greeted = f"{happened.user_id}:{channel_id}"
    first = await door.run(inbox.first_time, "greeted", greeted, door.now())
    if first:
        await tell(door, happened.user_id, Help(), channel_id)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to direct messages and mentions."""
    on_event(app, door, "message", written)
    on_event(app, door, "app_mention", mentioned)
