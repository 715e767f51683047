"""conversations.list: the channels of the workspace."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.listing import LIST_ARGS, list_channels
from bot.sandbox.refusals import Json


def _run(call: Call) -> Json:
    return list_channels(call, lambda _: True)


METHOD = Method(name="conversations.list", run=_run, tier=2, args=LIST_ARGS, json=False)
