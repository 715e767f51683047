"""Every way into the program from Slack, as the listeners name them and as a story used them."""

from collections.abc import Iterable

from bot.sandbox.journal import Entry
from bot.sandbox.refusals import Json
from bot.slack.listeners.commands.firsthand import COMMANDS
from tests.slack.used import listeners, stem


def listened() -> frozenset[str]:
    """Every door somebody listens at, as ``button offer_accept`` or ``command join``."""
    heard = listeners()
    named = {
        "command": COMMANDS,
        "button": heard.buttons,
        "modal": heard.modals,
        "shortcut": heard.shortcuts,
        "event": heard.events,
    }
    return frozenset(f"{kind} {name}" for kind, names in named.items() for name in names)


def walked(entries: Iterable[Entry]) -> frozenset[str]:
    """The doors that were used, read from what went over the wire."""
    envelopes = (one.detail for one in entries if one.kind == "envelope")
    return frozenset(door for one in envelopes for door in _of(one["type"], one["payload"]))


def _of(kind: str, payload: Json) -> list[str]:
    if kind == "slash_commands":
        return [f"command {str(payload['text']).partition(' ')[0].lower()}"]
    if kind == "events_api":
        return [f"event {payload['event']['type']}"]
    if payload["type"] == "block_actions":
        return [f"button {stem(one['action_id'])}" for one in payload["actions"]]
    if payload["type"] == "view_submission":
        return [f"modal {payload['view']['callback_id']}"]
    return [f"shortcut {payload['callback_id']}"] if "callback_id" in payload else []
