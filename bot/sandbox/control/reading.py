"""What can be seen: the world, a conversation, somebody's views, a file, the journal."""

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.keys import HUBS
from bot.sandbox.records import Message
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.shapes.channels import channel_shape
from bot.sandbox.shapes.messages import message_shape
from bot.sandbox.shapes.users import user_shape
from bot.sandbox.shapes.views import view_shape
from bot.sandbox.world import World


def add_reading_routes(app: web.Application) -> None:
    """Mount everything that only looks, and reset."""
    app.router.add_get("/_emu/state", door(_state))
    app.router.add_get("/_emu/messages", door(_messages))
    app.router.add_get("/_emu/views", door(_views))
    app.router.add_get("/_emu/journal", door(_journal))
    app.router.add_get("/_emu/files/{id}", _picture)
    app.router.add_post("/_emu/reset", door(_reset))


async def _state(wish: Wish) -> Json:
    world = wish.world
    app = world.app
    return {
        "now": world.now().isoformat(),
        "workspace": {
            "id": world.workspace.id,
            "name": world.workspace.name,
            "domain": world.workspace.domain,
        },
        "users": [user_shape(world, user) for user in world.users.values()],
        "channels": [
            channel_shape(world, channel) | {"members": channel.members}
            for channel in world.channels.values()
        ],
        "app": {
            "id": app.id,
            "name": app.name,
            "bot_user": app.bot_user,
            "bot_id": app.bot_id,
            "commands": app.commands,
            "scopes": app.scopes,
            "state": app.state,
            "sockets": len(wish.hub.open_sockets()),
        },
    }


async def _messages(wish: Wish) -> Json:
    if "as" not in wish.fields:
        channel, reader = wish.channel(), None
    else:
        reader = wish.user("as")
        channel = wish.seen_by(reader)
    seen = [m for m in channel.messages if m.ephemeral_to in {None, reader.id if reader else None}]
    return {"messages": [told(wish.world, m) for m in seen]}


def told(world: World, message: Message) -> Json:
    """Return a message as the page draws it: Slack's shape, and whether only one sees it."""
    shape = message_shape(world, message, all_metadata=True)
    return shape | {"is_ephemeral": message.ephemeral_to is not None}


async def _views(wish: Wish) -> Json:
    world, user = wish.world, wish.user()
    stack = [world.views[view_id] for view_id in world.modals.get(user.id, [])]
    home = world.homes.get(user.id)
    return {
        "modals": [view_shape(world, view) for view in stack],
        "home": view_shape(world, world.views[home]) if home else None,
    }


async def _journal(wish: Wish) -> Json:
    try:
        after = int(wish.text("after", "0"))
    except ValueError:
        raise Impossible(why="after must be a whole number.") from None
    journal = wish.world.journal
    return {
        "last": journal.seq,
        "entries": [e.shape() for e in journal.entries if e.seq > after],
        "violations": [e.shape() for e in journal.violations if e.seq > after],
    }


async def _picture(request: web.Request) -> web.Response:
    worlds = [hub.world for hub in request.app[HUBS]]
    found = (world.files.get(request.match_info["id"]) for world in worlds)
    file = next((file for file in found if file is not None), None)
    if file is None or file.data is None:
        return web.json_response({"ok": False, "error": "There is no such file."}, status=400)
    return web.Response(body=file.data, content_type=file.mimetype)


async def _reset(wish: Wish) -> Json:
    wish.world.reset()
    return {}
