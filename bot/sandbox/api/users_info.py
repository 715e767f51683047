"""users.info: who is this?"""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.lookup import user_by_id
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.users import asked_shape


def _run(call: Call) -> Json:
    user = user_by_id(call)
    return {"user": asked_shape(call.world, user, locale=call.flag("include_locale"))}


METHOD = Method(
    name="users.info",
    run=_run,
    tier=4,
    args=frozenset({"user", "include_locale"}),
    scopes=("users:read",),
    json=False,
)
