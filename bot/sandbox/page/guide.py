"""The first steps for a newcomer: which are done, which is next, and where it can be taken.

A step is done by what went over the wire, so it ticks off however somebody came to do it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, cast

from bot.sandbox.page.reader import Json
from bot.sandbox.records import Channel, Message
from bot.sandbox.world import World

_RECENT: Final = 40  # how far back a button worth leading to may lie in its conversation
_HOLDERS: Final = ("accessory", "element")
_PICTURE: Final = "image"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step, and what shows that it was taken; any one of its signs is enough.

    `pressed` are beginnings of action ids, `typed` of commands with their text; `offered` are
    beginnings of action ids in a message that the app posted; `pictured` is a posted image block.
    `leads` are beginnings of the action ids of buttons to press now, the best first.
    """

    title: str
    how: str
    pressed: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    pictured: bool = False
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a button waits: the conversation, and the only person it waits for, if for one."""

    channel: Channel
    user: str | None


@dataclass(slots=True, kw_only=True)
class Guide:
    """The steps, and how far the journal has been read for them."""

    steps: tuple[Step, ...]
    _done: set[int] = field(default_factory=set)
    _read: int = 0

    def done(self, world: World) -> tuple[bool, ...]:
        """Which steps were taken since the world began."""
        latest, self._read = self._read, world.journal.seq
        for entry in takewhile(lambda each: each.seq > latest, reversed(world.journal.entries)):
            signs = set(_signs(entry.kind, entry.detail))
            self._done |= {at for at, step in enumerate(self.steps) if _shows(step, signs)}
        return tuple(at in self._done for at in range(len(self.steps)))

    def spot(self, world: World, step: Step) -> Spot | None:
        """Where the step can be taken now: the newest message with such a button."""
        for wanted in step.leads:
            found = [
                (message, channel)
                for channel in world.channels.values()
                for message in channel.messages[-_RECENT:]
                if any(action.startswith(wanted) for action in _actions(message.blocks))
            ]
            if found:
                message, channel = max(found, key=lambda pair: pair[0].ts)
                return Spot(channel=channel, user=_only_reader(message, channel, world))
        return None


def _only_reader(message: Message, channel: Channel, world: World) -> str | None:
    if channel.kind != "im":
        return message.ephemeral_to
    return next((user for user in channel.members if user != world.app.bot_user), None)


def _shows(step: Step, signs: set[tuple[str, str]]) -> bool:
    wanted = {"pressed": step.pressed, "typed": step.typed, "offered": step.offered}
    return any(
        (kind == _PICTURE and step.pictured) or said.startswith(wanted.get(kind, ()))
        for kind, said in signs
    )


def _signs(kind: str, detail: Json) -> Iterator[tuple[str, str]]:
    """What one entry of the journal shows: pairs of a kind of sign and an action id or text."""
    if kind == "envelope":
        payload = cast("Json", detail.get("payload") or {})
        for action in _list(payload.get("actions")):
            yield "pressed", str(action.get("action_id"))
        if "command" in payload:
            yield "typed", f"{payload['command']} {payload.get('text', '')}"
    if kind == "request" and detail.get("method") == "chat.postMessage" and detail.get("ok"):
        blocks = _list(cast("Json", detail.get("args") or {}).get("blocks"))
        yield from (("offered", action) for action in _actions(blocks))
        yield from ((_PICTURE, "") for block in blocks if block.get("type") == _PICTURE)


def _actions(blocks: Sequence[Json]) -> Iterator[str]:
    for block in blocks:
        inside = [block[holder] for holder in _HOLDERS if isinstance(block.get(holder), Mapping)]
        for element in [*_list(block.get("elements")), *cast("list[Json]", inside)]:
            if "action_id" in element:
                yield str(element["action_id"])


def _list(value: object) -> Sequence[Json]:
    """The objects of a list, which a form sends as JSON in one field."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return ()
    if not isinstance(value, Sequence):
        return ()
    return [each for each in value if isinstance(each, Mapping)]
