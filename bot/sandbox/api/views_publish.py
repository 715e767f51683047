"""views.publish: somebody's Home tab."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.view_args import answer, check_hash, read_view
from bot.sandbox.modals import publish_home
from bot.sandbox.refusals import Json, Refused, arguments_refused


def _run(call: Call) -> Json:
    world, user_id = call.world, call.need("user_id")
    if user_id not in world.users:
        raise arguments_refused(because="invalid user_id [json-pointer:/user_id]")
    if not world.app.home_tab:
        raise Refused(code="not_enabled")
    body, known = read_view(call, "home"), world.homes.get(user_id)
    check_hash(call, world.views[known] if known else None)
    return answer(call, publish_home(world, user_id, body))


METHOD = Method(
    name="views.publish",
    run=_run,
    tier=4,
    args=frozenset({"user_id", "view", "hash"}),
)
