"""A message as Slack words one."""

from bot.sandbox.records import Message
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.files import file_shape
from bot.sandbox.world import World


def message_shape(world: World, message: Message, *, all_metadata: bool = False) -> Json:
    """Return the message object; the metadata's payload only with `all_metadata` (A.19)."""
    shape: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": world.workspace.id,
    }
    if message.subtype:
        shape["subtype"] = message.subtype
    if message.by_app:
        shape |= {
            "bot_id": world.app.bot_id,
            "app_id": world.app.id,
            "bot_profile": bot_shape(world),
        }
    if message.blocks:
        shape["blocks"] = message.blocks
    if message.edited:
        shape["edited"] = {"user": message.user, "ts": message.edited}
    if message.files:
        shape["files"] = [_file(world, i) for i in message.files]
    if message.metadata:
        hidden = {"event_type": message.metadata["event_type"]}
        shape["metadata"] = message.metadata if all_metadata else hidden
    return shape | _thread_shape(world, message)


def _file(world: World, file_id: str) -> Json:
    """Return a file of a message; of a deleted one only its place is left."""
    file = world.files.get(file_id)
    return {"id": file_id, "mode": "tombstone"} if file is None else file_shape(world, file)


def bot_shape(world: World) -> Json:
    """Return the bot profile that stands in every message of the app."""
    return {
        "id": world.app.bot_id,
        "app_id": world.app.id,
        "user_id": world.app.bot_user,
        "name": world.app.name,
        "deleted": world.app.state != "installed",
        "updated": 0,
        "team_id": world.workspace.id,
        "icons": {},
    }


def _thread_shape(world: World, message: Message) -> Json:
    if message.thread_ts:
        return {"thread_ts": message.thread_ts}
    room = world.channels[message.channel]
    replies = [m for m in room.messages if m.thread_ts == message.ts and not m.ephemeral_to]
    if not replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": sorted({m.user for m in replies}),
        "latest_reply": replies[-1].ts,
    }
