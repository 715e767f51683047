"""chat.delete: take back a message of our own."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import channel_by_id, standing_message
from bot.sandbox.posting import remove
from bot.sandbox.refusals import Json, Refused


def _run(call: Call) -> Json:
    channel = channel_by_id(call)
    message = standing_message(channel, call.need("ts"))
    if not message.by_app:
        raise Refused(code="cant_delete_message")
    remove(call.world, message)
    return {"channel": channel.id, "ts": message.ts}


METHOD = Method(
    name="chat.delete",
    run=_run,
    tier=3,
    args=frozenset({"channel", "ts"}),
    scopes=("chat:write",),
)
