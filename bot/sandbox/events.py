"""Events: what the app is told about without anybody asking it (SLACK.md A.10, A.13)."""

from bot.sandbox.records import Channel, Message
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.messages import message_shape
from bot.sandbox.world import World


def emit(world: World, subscription: str, event: Json) -> None:
    """Send one event if the app subscribed to it and is installed, or is just leaving."""
    farewell = subscription in {"app_uninstalled", "tokens_revoked"}
    if subscription not in world.app.events or (world.app.state != "installed" and not farewell):
        return
    bot = {
        "enterprise_id": None,
        "team_id": world.workspace.id,
        "user_id": world.app.bot_user,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    world.emit(
        {
            "token": "local-verification",
            "team_id": world.workspace.id,
            "context_team_id": world.workspace.id,
            "context_enterprise_id": None,
            "api_app_id": world.app.id,
            "event": {**event, "event_ts": event.get("event_ts") or world.new_ts()},
            "type": "event_callback",
            "event_id": world.ids.make("Ev"),
            "event_time": int(world.now().timestamp()),
            "authorizations": [bot],
            "is_ext_shared_channel": False,
            "event_context": world.ids.secret("context"),
        }
    )


def tell_posted(world: World, message: Message) -> None:
    """Tell the app of a new message: all of a direct message, its own included, and mentions."""
    channel = world.channels[message.channel]
    if message.ephemeral_to or world.app.bot_user not in channel.members:
        return
    event = message_shape(world, message) | {"channel": channel.id, "event_ts": message.ts}
    if channel.kind == "im":
        emit(world, "message.im", event | {"channel_type": "im"})
    elif f"<@{world.app.bot_user}>" in message.text and not message.by_app:
        emit(world, "app_mention", event | {"type": "app_mention"})


def tell_changed(world: World, before: Json, message: Message) -> None:
    """Tell the app that a direct message changed; `before` is its old shape."""
    now = message_shape(world, message)
    _tell_im(world, message, "message_changed", {"message": now, "previous_message": before})


def tell_deleted(world: World, before: Json, message: Message) -> None:
    """Tell the app that a direct message is gone."""
    gone = {"previous_message": before, "deleted_ts": message.ts}
    _tell_im(world, message, "message_deleted", gone)


def _tell_im(world: World, message: Message, subtype: str, more: Json) -> None:
    if world.channels[message.channel].kind != "im" or message.ephemeral_to:
        return
    ts = world.new_ts()
    event: Json = {"type": "message", "subtype": subtype, "channel": message.channel, "ts": ts}
    event |= {"hidden": True, "channel_type": "im", "event_ts": ts}
    emit(world, "message.im", event | more)


def tell_membership(
    world: World, channel: Channel, user: str, *, joined: bool, inviter: str | None = None
) -> None:
    """Tell the app who came or went, where it is (or was) a member itself."""
    if world.app.bot_user not in {*channel.members, user}:
        return
    name = "member_joined_channel" if joined else "member_left_channel"
    event: Json = {
        "type": name,
        "user": user,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "public" else "G",
        "team": world.workspace.id,
    }
    emit(world, name, event | ({"inviter": inviter} if inviter else {}))
    if user == world.app.bot_user and not joined:
        left = "channel_left" if channel.kind == "public" else "group_left"
        emit(world, left, {"type": left, "channel": channel.id, "actor_id": user})
