"""dnd.info: when somebody wants no notifications."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import user_by_id
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.dnd import dnd_shape


def _run(call: Call) -> Json:
    return dnd_shape(call.world, user_by_id(call))


METHOD = Method(
    name="dnd.info",
    run=_run,
    tier=3,
    args=frozenset({"user"}),
    scopes=("dnd:read",),
    json=False,
)
