"""chat.update: say something else in the same message (SLACK.md A.14)."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.drafts import DRAFT_ARGS, read_blocks, read_metadata
from bot.sandbox.api.lookup import channel_by_id, standing_message
from bot.sandbox.posting import Change, change
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.messages import message_shape

_LONGEST = 4000


def _run(call: Call) -> Json:
    channel = channel_by_id(call)
    message = standing_message(channel, call.need("ts"))
    if not message.by_app:
        raise Refused(code="cant_update_message")
    if channel.archived:
        raise Refused(code="is_inactive")
    new = _change(call)
    left = (new.text or message.text, message.blocks if new.blocks is None else new.blocks)
    if not any(left):
        raise Refused(code="no_text")
    change(call.world, message, new)
    shape = message_shape(call.world, message, all_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shape}


def _change(call: Call) -> Change:
    text, blocks, metadata = call.text("text"), read_blocks(call), read_metadata(call)
    if text is None and blocks is None and metadata is None:
        raise Refused(code="no_text")
    if text is not None and len(text) > _LONGEST:
        raise Refused(code="msg_too_long")
    if blocks is None and text is not None:
        blocks = []
    return Change(text=text, blocks=blocks, metadata=metadata)


METHOD = Method(
    name="chat.update",
    run=_run,
    tier=3,
    args=(DRAFT_ARGS - {"thread_ts", "mrkdwn"}) | {"ts"},
    scopes=("chat:write",),
)
