"""Shortcuts: from anywhere, and on a message."""

import structlog
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.core.bring_form import Origin
from bot.core.replies import Refusal
from bot.core.slack_text import plain_of_slack
from bot.slack.door import Door
from bot.slack.logging_form import log
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Used, words
from bot.slack.tying import on_shortcut
from bot.usecases.bring_contact import start_bringing
from bot.views import action_ids as ids
from bot.views.forms import bring_form
from bot.views.log_form import BRING_TITLE

_log = structlog.get_logger(__name__)


async def log_from_anywhere(door: Door, used: Used) -> None:
    """Open the form that logs a contact."""
    await log(door, used.user_id, used.trigger_id)


async def bring(door: Door, used: Used) -> None:
    """Open the form that pairs a developer with what a message says."""
    await open_modal(door, used.trigger_id, BRING_TITLE, _drawn(door, used))


async def _drawn(door: Door, used: Used) -> Json | Refusal:
    url = await _permalink(door, used)
    start = await door.look(
        start_bringing,
        by=await door.people.person(used.user_id),
        origin=Origin(channel_id=used.channel_id, ts=used.ts, url=url),
        text=plain_of_slack(used.text),
    )
    return start if isinstance(start, Refusal) else bring_form(start)


async def _permalink(door: Door, used: Used) -> str:
    """The message's address; empty where Slack gives none, such as where we are not."""
    try:
        answer = await door.client.chat_getPermalink(channel=used.channel_id, message_ts=used.ts)
    except SlackApiError as error:
        _log.info("no permalink", error=str(error.response.get("error")))
        return ""
    return words(dict(answer.data) if isinstance(answer.data, dict) else {}, "permalink")


def register(app: AsyncApp, door: Door) -> None:
    """Listen to both shortcuts."""
    on_shortcut(app, door, ids.LOG_SHORTCUT, log_from_anywhere)
    on_shortcut(app, door, ids.BRING_SHORTCUT, bring)
