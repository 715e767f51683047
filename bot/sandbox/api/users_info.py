"""users.info: who is this?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import user_by_id
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.users import user_shape


def _run(call: Call) -> Json:
    return {"user": user_shape(call.world, user_by_id(call))}


METHOD = Method(
    name="users.info",
    run=_run,
    tier=4,
    args=frozenset({"user", "include_locale"}),
    scopes=("users:read",),
    json=False,
)
