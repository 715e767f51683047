"""conversations.history: what was said there, newest first."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import with_history
from bot.sandbox.api.spans import SPAN_ARGS, messages_page, within
from bot.sandbox.refusals import Json


def _run(call: Call) -> Json:
    channel = with_history(call)
    spoken = [m for m in within(call, channel.messages) if m.thread_ts is None]
    return messages_page(call, spoken[::-1])


METHOD = Method(name="conversations.history", run=_run, tier=3, args=SPAN_ARGS)
