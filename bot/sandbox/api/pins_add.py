"""pins.add: keep a message in sight in its channel (docs.slack.dev/reference/methods/pins.add)."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.pin_args import pinned_place
from bot.sandbox.refusals import Json, Refused

_MOST = 100


def _run(call: Call) -> Json:
    channel, ts = pinned_place(call)
    if ts in channel.pins:
        raise Refused(code="already_pinned")
    if len(channel.pins) >= _MOST:
        raise Refused(code="too_many_pins")
    channel.pins.append(ts)
    call.world.changed()
    return {}


METHOD = Method(
    name="pins.add",
    run=_run,
    tier=2,
    args=frozenset({"channel", "timestamp"}),
    scopes=("pins:write",),
)
