"""chat.postEphemeral: say something to one person in a conversation."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.drafts import DRAFT_ARGS, read_draft
from bot.sandbox.api.lookup import posting_place, user_by_id
from bot.sandbox.posting import post_by_app
from bot.sandbox.refusals import Json, Refused


def _run(call: Call) -> Json:
    channel, user = posting_place(call), user_by_id(call)
    if user.id not in channel.members or user.deleted:
        raise Refused(code="user_not_in_channel")
    draft = read_draft(call, channel)
    message = post_by_app(call.world, channel, draft, ephemeral_to=user.id)
    return {"message_ts": message.ts}


METHOD = Method(
    name="chat.postEphemeral",
    run=_run,
    posts=True,
    tier=4,
    args=(DRAFT_ARGS - {"metadata"}) | {"user"},
    scopes=("chat:write",),
)
