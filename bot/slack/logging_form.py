"""The form that logs a contact, opened by a command, a button or the shortcut."""

from bot.core.replies import Refusal
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.outsiders import REFUSAL, is_outsider
from bot.slack.payloads import Json
from bot.usecases.log_contact import start_log
from bot.views.forms import log_form
from bot.views.log_form import LOG_TITLE


async def log(door: Door, user_id: str, trigger_id: str, channel_id: str = "") -> None:
    """Open it; who is in no rotation reads there how to join one."""
    await open_modal(door, trigger_id, LOG_TITLE, _drawn(door, user_id, channel_id))


async def _drawn(door: Door, user_id: str, channel_id: str) -> Json | Refusal:
    if await is_outsider(door, user_id, channel_id=channel_id):
        return REFUSAL
    start = await door.look(start_log, user_id=user_id, channel_id=channel_id, at=door.now())
    return start if isinstance(start, Refusal) else log_form(start)
