"""bots.info: which bot is this?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.messages import bot_shape


def _run(call: Call) -> Json:
    if call.text("bot") not in {None, call.world.app.bot_id}:
        raise Refused(code="bot_not_found")
    return {"bot": bot_shape(call.world)}


METHOD = Method(
    name="bots.info",
    run=_run,
    tier=3,
    args=frozenset({"bot"}),
    scopes=("users:read",),
    json=False,
)
