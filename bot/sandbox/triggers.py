"""Trigger ids: three real seconds from sending, and good for one modal (SLACK.md A.5)."""

from bot.sandbox.records import Trigger
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World


def new_trigger(world: World, user: str, view: str | None = None) -> str:
    """Return a fresh trigger id for what `user` just did.

    Its age is real time, so that time travel between a click and the modal changes nothing.
    """
    secret = world.ids.secret("trigger")
    trigger_id = f"{int(secret[:8], 16)}.{int(secret[8:16], 16)}.{secret}"
    late = world.struck({"trigger_expired"})
    born = world.monotonic() - (world.pace.trigger + 1 if late else 0)
    world.triggers[trigger_id] = Trigger(user=user, born=born, view=view)
    return trigger_id


def use_trigger(world: World, trigger_id: str) -> Trigger:
    """Spend a trigger id.

    Raises:
        Refused: it is unknown, was spent before, or is older than the pace allows.
    """
    trigger = world.triggers.get(trigger_id)
    if trigger is None:
        raise Refused(code="invalid_trigger_id")
    if trigger.used:
        raise Refused(code="exchanged_trigger_id")
    if world.monotonic() - trigger.born > world.pace.trigger:
        raise Refused(code="expired_trigger_id")
    trigger.used = True
    return trigger
