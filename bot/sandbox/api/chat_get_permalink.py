"""chat.getPermalink: the address of a message."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import channel_by_id, lasting_message
from bot.sandbox.refusals import Json


def _run(call: Call) -> Json:
    channel = channel_by_id(call)
    message = lasting_message(channel, call.need("message_ts"))
    place = f"{channel.id}/p{message.ts.replace('.', '')}"
    address = f"https://{call.world.workspace.domain}.slack.com/archives/{place}"
    return {"channel": channel.id, "permalink": address}


METHOD = Method(
    name="chat.getPermalink",
    run=_run,
    args=frozenset({"channel", "message_ts"}),
    json=False,
)
