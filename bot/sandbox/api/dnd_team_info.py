"""dnd.teamInfo: when up to fifty people want no notifications."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json, arguments_refused
from bot.sandbox.shapes.dnd import dnd_shape

MOST = 50


def _run(call: Call) -> Json:
    wanted = call.names("users")
    if not wanted:
        raise arguments_refused(because="missing required field: users")
    if len(wanted) > MOST:
        raise arguments_refused(because=f"no more than {MOST} items allowed [json-pointer:/users]")
    users = call.world.users
    return {"users": {one: dnd_shape(call.world, users[one]) for one in wanted if one in users}}


METHOD = Method(
    name="dnd.teamInfo",
    run=_run,
    tier=2,
    args=frozenset({"users"}),
    scopes=("dnd:read",),
    json=False,
)
