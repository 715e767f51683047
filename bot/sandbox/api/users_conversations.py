"""users.conversations: the channels the bot, or somebody, is in."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.listing import LIST_ARGS, list_channels
from bot.sandbox.api.lookup import user_by_id
from bot.sandbox.refusals import Json


def _run(call: Call) -> Json:
    whose = user_by_id(call).id if call.text("user") else call.world.app.bot_user
    return list_channels(call, lambda channel: whose in channel.members)


METHOD = Method(name="users.conversations", run=_run, tier=3, args=LIST_ARGS | {"user"}, json=False)
