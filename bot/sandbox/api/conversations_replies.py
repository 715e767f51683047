"""conversations.replies: a thread, its first message before its answers."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import lasting_message, with_history
from bot.sandbox.api.spans import SPAN_ARGS, messages_page, within
from bot.sandbox.refusals import Json, Refused


def _run(call: Call) -> Json:
    channel = with_history(call)
    try:
        parent = lasting_message(channel, call.need("ts"))
    except Refused as refused:
        code = "thread_not_found" if refused.code == "message_not_found" else refused.code
        raise Refused(code=code, extra=refused.extra) from None
    replies = [m for m in channel.messages if m.thread_ts == parent.ts]
    return messages_page(call, [parent, *within(call, replies)], default=1000)


METHOD = Method(name="conversations.replies", run=_run, tier=3, args=SPAN_ARGS | {"ts"}, json=False)
