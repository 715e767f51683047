"""views.open: a modal in front of whoever just acted."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.view_args import answer, read_view
from bot.sandbox.modals import claim_external_id, open_modal
from bot.sandbox.refusals import Json
from bot.sandbox.triggers import use_trigger


def _run(call: Call) -> Json:
    trigger_id, body = call.need("trigger_id"), read_view(call, "modal")
    claim_external_id(call.world, body, None)
    trigger = use_trigger(call.world, trigger_id)
    return answer(call, open_modal(call.world, trigger.user, body))


METHOD = Method(name="views.open", run=_run, tier=4, args=frozenset({"trigger_id", "view"}))
