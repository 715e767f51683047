"""The stack of modals each person has open, at most three deep, and everybody's Home."""

from bot.sandbox.records import View
from bot.sandbox.refusals import Json, Refused
from bot.sandbox.world import World

_DEEPEST = 3


def open_modal(world: World, user: str, body: Json) -> View:
    """Open a modal in front of this person, in place of any they had open."""
    claim_external_id(world, body, None)
    clear_modals(world, user)
    view = _made(world, user, body)
    world.modals[user] = [view.id]
    return view


def push_modal(world: World, user: str, body: Json) -> View:
    """Lay a modal on top of this person's open one.

    Raises:
        Refused: three are open already, or none is.
    """
    stack = world.modals.get(user, [])
    if not stack:
        raise Refused(code="not_found")
    if len(stack) >= _DEEPEST:
        raise Refused(code="push_limit_reached")
    claim_external_id(world, body, None)
    view = _made(world, user, body)
    view.root, view.previous = stack[0], stack[-1]
    stack.append(view.id)
    return view


def replace_body(world: World, view: View, body: Json) -> None:
    """Show something else in an open view.

    What was typed stays where block_id, action_id and kind of element stay.
    """
    claim_external_id(world, body, view)
    view.body = body
    view.hash = _hash(world)
    world.changed()


def publish_home(world: World, user: str, body: Json) -> View:
    """Show this body on the person's Home from now on."""
    known = world.homes.get(user)
    if known is not None:
        replace_body(world, world.views[known], body)
        return world.views[known]
    claim_external_id(world, body, None)
    view = _made(world, user, body)
    world.homes[user] = view.id
    return view


def close_modal(world: World, view: View) -> None:
    """Take this one modal off its stack."""
    world.modals[view.user].remove(view.id)
    del world.views[view.id]
    world.changed()


def clear_modals(world: World, user: str) -> None:
    """Close every modal this person has open."""
    for view_id in world.modals.pop(user, []):
        del world.views[view_id]
    world.changed()


def maybe_walk_away(world: World, view: View | None) -> None:
    """Let the person close everything while the app still thinks, when a fault wants that."""
    if view is not None and view.body["type"] == "modal" and world.struck({"modal_closed"}):
        clear_modals(world, view.user)


def claim_external_id(world: World, body: Json, owner: View | None) -> None:
    """Make sure that no other view has the body's external_id.

    Raises:
        Refused: another one has.
    """
    wanted = body.get("external_id")
    others = (view for view in world.views.values() if view is not owner)
    if wanted and any(view.body.get("external_id") == wanted for view in others):
        raise Refused(code="duplicate_external_id")


def _made(world: World, user: str, body: Json) -> View:
    view_id = world.ids.make("V")
    view = View(id=view_id, user=user, body=body, hash=_hash(world), root=view_id)
    world.views[view_id] = view
    world.changed()
    return view


def _hash(world: World) -> str:
    return f"{int(world.now().timestamp())}.{world.ids.secret('hash')[:8]}"
