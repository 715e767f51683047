"""Somebody uses a shortcut: from anywhere, or on one message (SLACK.md A.8)."""

from bot.sandbox.acting.payloads import common, message_place
from bot.sandbox.answers import Answer
from bot.sandbox.records import Channel, Message, User
from bot.sandbox.refusals import Impossible
from bot.sandbox.response_urls import new_response_url
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.triggers import new_trigger
from bot.sandbox.world import World


async def use_shortcut(hub: Hub, user: User, callback_id: str) -> Answer:
    """Send a global shortcut: it knows no place, and can only open a modal.

    Raises:
        Impossible: the app has no such shortcut, or is not installed.
    """
    world = hub.world
    _check(world, callback_id)
    payload = common(world, user, "shortcut") | {
        "callback_id": callback_id,
        "action_ts": world.new_ts(),
        "trigger_id": new_trigger(world, user.id),
    }
    return await hub.ask("interactive", payload, wants_payload=False)


async def use_message_shortcut(
    hub: Hub, user: User, channel: Channel, message: Message, callback_id: str
) -> Answer:
    """Send a shortcut on a message: it brings the message and a response_url.

    Raises:
        Impossible: the app has no such shortcut, or the message is one nobody else sees.
    """
    world = hub.world
    _check(world, callback_id)
    if message.ephemeral_to is not None:
        raise Impossible(why="Shortcuts do not work on a message that only one person sees.")
    place = message_place(world, channel, message)
    payload = common(world, user, "message_action") | {
        "callback_id": callback_id,
        "action_ts": world.new_ts(),
        "trigger_id": new_trigger(world, user.id),
        "response_url": new_response_url(world, user.id, channel.id, message.ts),
        "message_ts": message.ts,
        "channel": place["channel"],
        "message": place["message"],
    }
    return await hub.ask("interactive", payload, wants_payload=False)


def _check(world: World, callback_id: str) -> None:
    if callback_id not in world.app.shortcuts or world.app.state != "installed":
        raise Impossible(why=f"{callback_id!r} is not a shortcut of this workspace.")
