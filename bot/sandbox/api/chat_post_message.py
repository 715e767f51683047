"""chat.postMessage: say something in a conversation."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.drafts import DRAFT_ARGS, read_draft
from bot.sandbox.api.lookup import posting_place
from bot.sandbox.posting import post_by_app
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.messages import message_shape


def _run(call: Call) -> Json:
    channel = posting_place(call)
    message = post_by_app(call.world, channel, read_draft(call, channel))
    shape = message_shape(call.world, message, all_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shape}


METHOD = Method(
    name="chat.postMessage", run=_run, posts=True, args=DRAFT_ARGS, scopes=("chat:write",)
)
