"""The payloads of interactions and commands, key for key (SLACK.md A.8, A.9)."""

from bot.sandbox.records import Channel, Message, User
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.messages import message_shape
from bot.sandbox.world import World

TOKEN = "local-verification"  # noqa: S105 - the retired verification token, worth nothing


def common(world: World, user: User, kind: str) -> Json:
    """Return what every interaction says of the app and the person."""
    return {
        "type": kind,
        "token": TOKEN,
        "team": {"id": world.workspace.id, "domain": world.workspace.domain},
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team or world.workspace.id,
        },
        "api_app_id": world.app.id,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def channel_name(channel: Channel) -> str:
    """Return the name payloads give a conversation."""
    names = {"im": "directmessage", "private": "privategroup"}
    return names.get(channel.kind, channel.name)


def message_place(world: World, channel: Channel, message: Message) -> Json:
    """Return where a click on a message happened; an ephemeral one is not told itself."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    place: Json = {
        "container": container,
        "channel": {"id": channel.id, "name": channel_name(channel)},
    }
    if message.ephemeral_to is None:
        place["message"] = message_shape(world, message)
    return place
