"""Somebody clicks or chooses something in a message, a modal or on Home."""

from dataclasses import dataclass

from bot.sandbox.acting.filling import fill, option_of
from bot.sandbox.acting.payloads import common, message_place
from bot.sandbox.acting.values import STATEFUL, elements_of, state_of
from bot.sandbox.answers import Answer
from bot.sandbox.modals import maybe_walk_away
from bot.sandbox.records import Channel, Message, User, Values, View
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.response_urls import new_response_url
from bot.sandbox.shapes.views import view_shape
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.triggers import new_trigger
from bot.sandbox.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Surface:
    """Where somebody acts: a message of a channel, or a view."""

    user: User
    channel: Channel | None = None
    message: Message | None = None
    view: View | None = None

    def blocks(self) -> list[Json]:
        """Return the blocks that stand there."""
        if self.view is not None:
            blocks: list[Json] = self.view.body["blocks"]
            return blocks
        return self.message.blocks if self.message is not None else []

    def typed(self) -> Values:
        """Return what this person typed there and did not send."""
        if self.view is not None:
            return self.view.typed
        return self.message.typed.setdefault(self.user.id, {}) if self.message is not None else {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """One element of a surface, and what was chosen or typed there."""

    block_id: str
    action_id: str
    given: Json


async def click(hub: Hub, surface: Surface, press: Press) -> Answer | None:
    """Do what the client does: keep the value, and tell the app if that element tells.

    None means that the element only keeps its value: an input without `dispatch_action`.

    Raises:
        Impossible: no such element stands there, or it does not offer that choice.
    """
    world = hub.world
    block, element = find_element(surface.blocks(), press.block_id, press.action_id)
    action = _action(world, element, press)
    if element["type"] in STATEFUL:
        kept = {"type": element["type"], **_chosen(action, element)}
        surface.typed().setdefault(press.block_id, {})[press.action_id] = kept
    if block["type"] == "input" and not block.get("dispatch_action"):
        return None
    payload = common(world, surface.user, "block_actions") | _place(world, surface)
    payload["actions"] = [action]
    payload["trigger_id"] = new_trigger(
        world, surface.user.id, surface.view.id if surface.view is not None else None
    )
    maybe_walk_away(world, surface.view)
    answer = await hub.ask("interactive", payload, wants_payload=True)
    if answer.payload:
        told = {"payload": answer.payload, "why": "block_actions take no answer in the ack"}
        world.journal.write("ack_ignored", told, violation="ack_payload_ignored")
    return answer


def find_element(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json]:
    """Return the block and the interactive element of these ids.

    Raises:
        Impossible: there is none.
    """
    for block in blocks:
        for element in elements_of(block):
            if (block["block_id"], element.get("action_id")) == (block_id, action_id):
                return block, element
    raise Impossible(why=f"There is no element {action_id!r} in a block {block_id!r} there.")


def _action(world: World, element: Json, press: Press) -> Json:
    action: Json = {
        "type": element["type"],
        "block_id": press.block_id,
        "action_id": press.action_id,
        "action_ts": world.new_ts(),
    }
    if element["type"] == "button":
        value = {"value": element["value"]} if "value" in element else {}
        return action | {"text": element["text"]} | value
    if element["type"] == "overflow":
        chosen = option_of(element, press.given.get("selected_option"))
        return action | {"selected_option": chosen}
    if element["type"] not in STATEFUL:
        raise Impossible(why=f"Nobody can use a {element['type']} in the local Slack.")
    return action | fill(world, element, press.given)


def _chosen(action: Json, element: Json) -> Json:
    key = STATEFUL[element["type"]].key
    return {key: action[key]}


def _place(world: World, surface: Surface) -> Json:
    if surface.view is not None:
        container = {"type": "view", "view_id": surface.view.id}
        return {"container": container, "view": view_shape(world, surface.view)}
    if surface.channel is None or surface.message is None:
        raise Impossible(why="Say a view_id, or a channel and ts.")
    message = surface.message
    return message_place(world, surface.channel, message) | {
        "state": {"values": state_of(message.blocks, surface.typed())},
        "response_url": new_response_url(world, surface.user.id, surface.channel.id, message.ts),
    }
