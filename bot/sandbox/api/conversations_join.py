"""conversations.join: the bot goes into a public channel."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import channel_by_id
from bot.sandbox.membership import join
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.channels import channel_shape


def _run(call: Call) -> Json:
    world, channel = call.world, channel_by_id(call)
    if channel.kind != "public":
        raise Refused(code="method_not_supported_for_channel_type")
    if channel.archived:
        raise Refused(code="is_archived")
    answer: Json = {}
    if world.app.bot_user in channel.members:
        answer["warning"] = "already_in_channel"
    else:
        join(world, channel, world.app.bot_user)
    return answer | {"channel": channel_shape(world, channel)}


METHOD = Method(
    name="conversations.join",
    run=_run,
    tier=3,
    args=frozenset({"channel"}),
    scopes=("channels:join",),
)
