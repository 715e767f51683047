"""Slack's JSON → plain values. Nothing is indexed without a guard; what is absent is empty.

Shapes: docs.slack.dev/reference/interaction-payloads, /interactivity/implementing-slash-commands
"""

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


def dig(body: object, *path: str | int) -> Any:  # noqa: ANN401 -- JSON is anything
    """Return what is found by walking down ``path``, or None where the path breaks off."""
    for step in path:
        if isinstance(body, dict):
            body = body.get(step)
        elif isinstance(body, list) and isinstance(step, int) and -len(body) <= step < len(body):
            body = body[step]
        else:
            return None
    return body


def words(body: object, *path: str | int) -> str:
    """Return the text found by walking down ``path``, or an empty one."""
    found = dig(body, *path)
    return found if isinstance(found, str) else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """A slash command: ``/firsthand <word> <rest>``."""

    user_id: str
    channel_id: str
    word: str
    """Lower-cased; empty when nothing was typed."""
    rest: str
    trigger_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressed:
    """A button, or a choice from a menu."""

    user_id: str
    channel_id: str
    """Empty on Home."""
    action_id: str
    value: str
    trigger_id: str
    on_home: bool
    view_id: str = ""
    """Of Home or a modal; empty on a message."""
    metadata: Json = field(default_factory=dict)
    """What the view it is in was opened with."""
    ephemeral: bool = False
    """In a message only they can see, such as a command's answer."""
    team_id: str = ""
    """Whose workspace they are of: in a shared channel perhaps another company's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Submitted:
    """A modal whose Save was pressed."""

    user_id: str
    metadata: Json
    """What the view was opened with."""
    values: Json
    """block_id → action_id → what the input holds."""
    view_id: str
    """To show something else in it."""
    title: str
    inputs: tuple[str, ...]
    """block_ids of the inputs, in their order: where a sentence can stand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """A shortcut: from anywhere, or on one message."""

    user_id: str
    trigger_id: str
    channel_id: str
    """Empty for a shortcut from anywhere, like all that follows."""
    ts: str
    text: str
    """What the message says; of one that says nothing itself, its first attachment."""
    team_id: str = ""
    """Whose workspace they are of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Happened:
    """An event."""

    event_id: str
    type: str
    user_id: str
    channel_id: str
    event: Json


def typed(body: Json) -> Typed:
    """Read a slash command."""
    first, _, rest = words(body, "text").strip().partition(" ")
    return Typed(
        user_id=words(body, "user_id"),
        channel_id=words(body, "channel_id"),
        word=first.casefold(),
        rest=" ".join(rest.split()),
        trigger_id=words(body, "trigger_id"),
    )


def pressed(body: Json) -> Pressed:
    """Read the first action of a ``block_actions`` payload."""
    action = dig(body, "actions", 0)
    return Pressed(
        user_id=words(body, "user", "id"),
        channel_id=words(body, "channel", "id") or words(body, "container", "channel_id"),
        action_id=words(action, "action_id"),
        value=words(action, "value")
        or words(action, "selected_option", "value")
        or words(action, "selected_user"),
        trigger_id=words(body, "trigger_id"),
        on_home=words(body, "view", "type") == "home",
        view_id=words(body, "view", "id"),
        metadata=_json(words(body, "view", "private_metadata")),
        ephemeral=dig(body, "container", "is_ephemeral") is True,
        team_id=words(body, "user", "team_id"),
    )


def used(body: Json) -> Used:
    """Read a ``shortcut`` or ``message_action`` payload."""
    message = dig(body, "message")
    attached = dig(message, "attachments", 0)
    text = words(message, "text") or words(attached, "text") or words(attached, "fallback")
    return Used(
        user_id=words(body, "user", "id"),
        trigger_id=words(body, "trigger_id"),
        channel_id=words(body, "channel", "id"),
        ts=words(body, "message_ts") or words(message, "ts"),
        text=text,
        team_id=words(body, "user", "team_id"),
    )


def submitted(body: Json) -> Submitted:
    """Read a ``view_submission`` payload."""
    values = dig(body, "view", "state", "values")
    blocks = dig(body, "view", "blocks")
    inputs = [
        words(block, "block_id")
        for block in (blocks if isinstance(blocks, list) else [])
        if words(block, "type") == "input"
    ]
    return Submitted(
        user_id=words(body, "user", "id"),
        metadata=_json(words(body, "view", "private_metadata")),
        values=values if isinstance(values, dict) else {},
        view_id=words(body, "view", "id"),
        title=words(body, "view", "title", "text"),
        inputs=tuple(inputs),
    )


def _json(text: str) -> Json:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def happened(body: Json) -> Happened:
    """Read an event; ``user`` and ``channel`` may be ids or objects that hold one."""
    event = dig(body, "event")
    event = event if isinstance(event, dict) else {}
    return Happened(
        event_id=words(body, "event_id"),
        type=words(event, "type"),
        user_id=words(event, "user") or words(event, "user", "id"),
        channel_id=words(event, "channel") or words(event, "channel", "id"),
        event=event,
    )
