"""views.push: a modal on top of the one somebody just acted in."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.view_args import answer, read_view
from bot.sandbox.modals import push_modal
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.triggers import use_trigger


def _run(call: Call) -> Json:
    trigger_id, body = call.need("trigger_id"), read_view(call, "modal")
    trigger = use_trigger(call.world, trigger_id)
    if trigger.view is None or trigger.view in call.world.homes.values():
        raise Refused(code="invalid_trigger_id")
    return answer(call, push_modal(call.world, trigger.user, body))


METHOD = Method(name="views.push", run=_run, tier=4, args=frozenset({"trigger_id", "view"}))
