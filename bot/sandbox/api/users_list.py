"""users.list: everybody, Slackbot and the deactivated included."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.pages import PAGE_ARGS, page
from bot.sandbox.refusals import Json
from bot.sandbox.shapes.users import asked_shape


def _run(call: Call) -> Json:
    users, onward = page(call, list(call.world.users.values()))
    locale = call.flag("include_locale")
    members = [asked_shape(call.world, user, locale=locale) for user in users]
    now = int(call.world.now().timestamp())
    return {"members": members, "cache_ts": now, "response_metadata": onward}


METHOD = Method(
    name="users.list",
    run=_run,
    tier=2,
    args=PAGE_ARGS | {"include_locale"},
    scopes=("users:read",),
    json=False,
)
