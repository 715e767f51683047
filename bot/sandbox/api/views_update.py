"""views.update: something else in a view that is open."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.view_args import answer, check_hash, read_view
from bot.sandbox.modals import replace_body
from bot.sandbox.records import View
from bot.sandbox.refusals import Json, Refused, arguments_refused


def _run(call: Call) -> Json:
    view = _view(call)
    body = read_view(call, view.body["type"])
    check_hash(call, view)
    replace_body(call.world, view, body)
    return answer(call, view)


def _view(call: Call) -> View:
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if (view_id is None) == (external_id is None):
        raise arguments_refused(because="give exactly one of view_id and external_id")
    for view in call.world.views.values():
        if view_id == view.id or (external_id and view.body.get("external_id") == external_id):
            return view
    raise Refused(code="not_found")


METHOD = Method(
    name="views.update",
    run=_run,
    tier=4,
    args=frozenset({"view_id", "external_id", "view", "hash"}),
)
