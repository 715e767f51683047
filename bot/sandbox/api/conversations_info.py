"""conversations.info: what is this conversation?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import readable
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.channels import channel_shape


def _run(call: Call) -> Json:
    shape = channel_shape(call.world, readable(call))
    if not call.flag("include_num_members"):
        shape.pop("num_members", None)
    return {"channel": shape}


METHOD = Method(
    name="conversations.info",
    run=_run,
    tier=3,
    args=frozenset({"channel", "include_num_members", "include_locale"}),
    json=False,
)
