"""Lists of conversations, for everybody and for one member."""

from collections.abc import Callable

from bot.sandbox.api.call import Call
from bot.sandbox.api.lookup import need_read
from bot.sandbox.api.pages import PAGE_ARGS, page
from bot.sandbox.records import Channel, ChannelKind
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.channels import channel_shape

LIST_ARGS = PAGE_ARGS | {"types", "exclude_archived"}
_KINDS: dict[str, ChannelKind] = {
    "public_channel": "public",
    "private_channel": "private",
    "im": "im",
}
_MOST = 999


def list_channels(call: Call, wanted: Callable[[Channel], bool]) -> Json:
    """Return a page of the conversations the app may know of and `wanted` says yes to.

    Raises:
        Refused: invalid_types, missing_scope, invalid_cursor.
    """
    types = call.names("types") or ["public_channel"]
    if set(types) - set(_KINDS):
        raise Refused(code="invalid_types")
    kinds = {_KINDS[one] for one in types}
    for kind in sorted(kinds):
        need_read(call.world, kind)
    bot = call.world.app.bot_user
    archived_too = not call.flag("exclude_archived")
    known = [
        channel
        for channel in call.world.channels.values()
        if channel.kind in kinds
        and (channel.kind == "public" or bot in channel.members)
        and (archived_too or not channel.archived)
        and wanted(channel)
    ]
    shown, onward = page(call, known, most=_MOST)
    shapes = [channel_shape(call.world, channel) for channel in shown]
    return {"channels": shapes, "response_metadata": onward}
