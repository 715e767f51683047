"""pins.remove: take a pinned message down (docs.slack.dev/reference/methods/pins.remove)."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.pin_args import pinned_place
from bot.sandbox.refusals import Json, Refused


def _run(call: Call) -> Json:
    channel, ts = pinned_place(call)
    if ts not in channel.pins:
        raise Refused(code="no_pin")
    channel.pins.remove(ts)
    call.world.changed()
    return {}


METHOD = Method(
    name="pins.remove",
    run=_run,
    tier=2,
    args=frozenset({"channel", "timestamp"}),
    scopes=("pins:write",),
)
