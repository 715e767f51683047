"""Somebody closes a modal without submitting it."""

from bot.sandbox.acting.payloads import common
from bot.sandbox.answers import Answer
from bot.sandbox.modals import clear_modals, close_modal
from bot.sandbox.records import User, View
from bot.sandbox.shapes.views import view_shape
from bot.sandbox.sockets.hub import Hub


async def close(hub: Hub, user: User, view: View, *, everything: bool) -> Answer | None:
    """Close this modal, or the whole stack, and tell the app if the view asked for that.

    The cross at the top tells of the root view, Cancel of the view itself; neither tells what was
    typed (SLACK.md A.8). None means that the app did not want to know.
    """
    world = hub.world
    told = world.views[view.root] if everything else view
    cleared = everything or bool(view.body.get("clear_on_close"))
    shape = view_shape(world, told, with_state=False)
    if cleared:
        clear_modals(world, user.id)
    else:
        close_modal(world, view)
    if not told.body.get("notify_on_close"):
        return None
    payload = common(world, user, "view_closed") | {"view": shape, "is_cleared": cleared}
    return await hub.ask("interactive", payload, wants_payload=False)
