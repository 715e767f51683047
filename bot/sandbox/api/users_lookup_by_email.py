"""users.lookupByEmail: whose address is this? Not of bots, nor of who was deactivated."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.shapes.users import email_of, user_shape


def _run(call: Call) -> Json:
    wanted = call.need("email").strip().casefold()
    for user in call.world.users.values():
        if not user.deleted and email_of(call.world, user).casefold() == wanted:
            return {"user": user_shape(call.world, user)}
    raise Refused(code="users_not_found")


METHOD = Method(
    name="users.lookupByEmail",
    run=_run,
    tier=3,
    args=frozenset({"email"}),
    scopes=("users:read.email",),
    json=False,
)
