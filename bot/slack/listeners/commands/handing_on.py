"""``/firsthand swap @someone`` and ``/firsthand cover``: hand on what is in one's hands now."""

import asyncio
import re
from collections.abc import Awaitable

from bot.core.handing_on import SwapForm
from bot.core.replies import Refusal, Reply
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.outsiders import REFUSAL, is_outsider
from bot.slack.payloads import Json, Typed
from bot.usecases.cover_pairing import cover_pairing
from bot.usecases.swap_choices import swap_choices
from bot.usecases.swap_pairing import swap_pairing
from bot.views.forms import swap_form
from bot.views.swap_form import TITLE

WORDS = ("swap", "cover")

TRIGGER_SECONDS = 0.8
"""How long it is looked at before the form opens: its trigger lives three seconds."""

_SOMEBODY = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_MENTIONS = {"swap": 2, "cover": 1}
_HOW = {
    "swap": (
        "Name a colleague with @, for example `/firsthand swap @grace`. An owner names the"
        " colleague who is away first: `/firsthand swap @ada @grace`."
    ),
    "cover": (
        "Type only `/firsthand cover`, and I ask the channel. An owner names the colleague who is"
        " away: `/firsthand cover @ada`."
    ),
}


async def hand_on(door: Door, typed: Typed) -> Reply | None:
    """Ask at once where it is clear what is meant, else open the form."""
    named = _SOMEBODY.findall(typed.rest)
    if _SOMEBODY.sub("", typed.rest).strip() or len(named) > _MENTIONS[typed.word]:
        return Refusal(sentence=_HOW[typed.word])
    at_home = len(named) < _MENTIONS[typed.word]
    holder = typed.user_id if at_home else named[0]
    to = named[-1] if typed.word == "swap" and named else ""
    looking = asyncio.ensure_future(_choices(door, typed, holder))
    in_time, _ = await asyncio.wait({looking}, timeout=TRIGGER_SECONDS)
    if in_time:
        may = looking.result()
        if isinstance(may, Refusal):
            return may
        if len(may.open) == 1 and (to or typed.word == "cover"):
            return await ask(door, may.open[0].pairing_id, typed.user_id, to)
    await open_modal(door, typed.trigger_id, TITLE, _drawn(looking, typed.word, to))
    return None


async def ask(door: Door, pairing_id: str, user_id: str, to: str) -> Reply:
    """Ask one colleague, or the channel where nobody is named."""
    if not to:
        return await door.run(cover_pairing, pairing_id=pairing_id, user_id=user_id, at=door.now())
    person = await door.people.person(to)
    return await door.run(
        swap_pairing, pairing_id=pairing_id, user_id=user_id, to=person, at=door.now()
    )


async def _choices(door: Door, typed: Typed, holder_id: str) -> SwapForm | Refusal:
    if await is_outsider(door, typed.user_id, channel_id=typed.channel_id):
        return REFUSAL
    return await door.look(swap_choices, user_id=typed.user_id, holder_id=holder_id, at=door.now())


async def _drawn(
    looking: Awaitable[SwapForm | Refusal], word: str, to_user_id: str
) -> Json | Refusal:
    """The form, filled in with what was typed."""
    may = await looking
    if isinstance(may, Refusal):
        return may
    how = "channel" if word == "cover" else "colleague"
    return swap_form(may.model_copy(update={"to_user_id": to_user_id, "how": how}))
