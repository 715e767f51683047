"""conversations.open: the direct message with one person (SLACK.md A.14)."""

from bot.sandbox.api.call import Call, Method, need_scope
from bot.sandbox.api.lookup import channel_by_id, dm_with
from bot.sandbox.records import Channel
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.channels import channel_shape


def _run(call: Call) -> Json:
    before = set(call.world.channels)
    channel = _opened(call)
    answer: Json = {"channel": {"id": channel.id}}
    if channel.id in before:
        answer |= {"no_op": True, "already_open": True}
    if call.flag("return_im"):
        answer["channel"] = channel_shape(call.world, channel)
    return answer


def _opened(call: Call) -> Channel:
    if call.text("channel"):
        channel = channel_by_id(call)
        if channel.kind != "im":
            raise Refused(code="channel_not_found")
        return channel
    users = call.names("users")
    if not users:
        raise Refused(code="users_list_not_supplied")
    if call.world.app.bot_user in users:
        raise Refused(code="invalid_user_combination")
    if len(users) > 1:
        need_scope(call.world, "mpim:write")
        raise Refused(code="too_many_users")
    return dm_with(call.world, users[0])


METHOD = Method(
    name="conversations.open",
    run=_run,
    tier=3,
    args=frozenset({"users", "channel", "return_im"}),
    scopes=("im:write",),
)
