"""``/firsthand <word> …``: which word does what, and kind answers to all others."""

import re
from collections.abc import Awaitable, Callable, Mapping
from difflib import get_close_matches

from bot.core.replies import Help, Refusal, Reply
from bot.slack.door import Door
from bot.slack.learned import learned
from bot.slack.listeners.commands import handing_on
from bot.slack.listeners.commands.export import export
from bot.slack.listeners.commands.setup import setup
from bot.slack.logging_form import log
from bot.slack.outsiders import REFUSAL, is_outsider
from bot.slack.payloads import Typed
from bot.slack.roster import WORDS, carry_out
from bot.usecases.choosing import Where
from bot.usecases.list_promises import list_promises

COMMANDS = (
    *WORDS,
    *handing_on.WORDS,
    "log",
    "learned",
    "promises",
    "export",
    "setup",
    "help",
)

MAX_REST = 105
"""A rotation's name and a date, and what a menu of rotations can carry on (150 with an id)."""

_ALSO_SAID = {
    "quit": "leave",
    "stop": "leave",
    "exit": "leave",
    "unsubscribe": "leave",
    "away": "skip",
    "ooo": "skip",
    "vacation": "skip",
    "holiday": "skip",
    "return": "back",
    "who": "next",
    "when": "next",
    "status": "next",
    "ledger": "why",
    "search": "learned",
    "find": "learned",
    "logged": "log",
    "talked": "log",
    "trade": "swap",
    "handover": "swap",
    "new": "setup",
    "create": "setup",
    "start": "setup",
    "unpause": "resume",
}
"""What people say for a command that is called otherwise."""

_OPENS_A_FORM = ("setup", "log", *handing_on.WORDS)

_REFERENCE = re.compile(r"<[@#!]")
_SHOWN = 40


async def firsthand(door: Door, typed: Typed) -> Reply | None:
    """Carry out one command, or say which one was probably meant."""
    if typed.word in {"", "help"}:
        return Help()
    if typed.word not in COMMANDS:
        return Help(unknown=typed.word[:_SHOWN], nearest=_nearest(typed.word[:_SHOWN]))
    # Who may open a form is looked at once it is open: its trigger lives three seconds only.
    here = typed.channel_id
    if typed.word not in _OPENS_A_FORM and await is_outsider(door, typed.user_id, channel_id=here):
        return REFUSAL
    return await _carry_out(door, typed)


async def _carry_out(door: Door, typed: Typed) -> Reply | None:
    if typed.word in _WHATEVER_FOLLOWS:
        return await _WHATEVER_FOLLOWS[typed.word](door, typed)
    refusal = _not_understood(typed)
    if refusal:
        return refusal
    if typed.word == "setup":
        await setup(door, typed)
        return None
    where = Where(channel_id=typed.channel_id, text=typed.rest)
    return await carry_out(door, typed.word, typed.user_id, where)


def _nearest(word: str) -> str:
    """The command that was probably meant; empty where none is like it."""
    near = get_close_matches(word, (*COMMANDS, *_ALSO_SAID), n=1)
    return _ALSO_SAID.get(near[0], near[0]) if near else ""


async def _learned(door: Door, typed: Typed) -> Reply:
    return await learned(door, typed.user_id, typed.rest)


async def _promises(door: Door, typed: Typed) -> Reply:
    return await door.look(list_promises, user_id=typed.user_id)


async def _log(door: Door, typed: Typed) -> None:
    await log(door, typed.user_id, typed.trigger_id, typed.channel_id)


_WHATEVER_FOLLOWS: Mapping[str, Callable[[Door, Typed], Awaitable[Reply | None]]] = {
    "learned": _learned,
    "export": export,
    "log": _log,
    "swap": handing_on.hand_on,
    "cover": handing_on.hand_on,
    "promises": _promises,
}
"""Commands that read what follows them by themselves, people and all, or do not look at it."""


def _not_understood(typed: Typed) -> Refusal | None:
    if len(typed.rest) > MAX_REST:
        return Refusal(
            sentence=f"That is too long for `{typed.word}`; `/firsthand help` shows what it takes."
        )
    if _REFERENCE.search(typed.rest):
        return Refusal(
            sentence=f"`{typed.word}` takes no people or channels; type it without the mention."
        )
    return None
