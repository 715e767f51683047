"""Somebody submits a modal; its app answers in the ack (SLACK.md A.4)."""

from dataclasses import dataclass, field

from bot.sandbox.acting.clicking import find_element
from bot.sandbox.acting.complaints import complaints
from bot.sandbox.acting.filling import fill
from bot.sandbox.acting.payloads import common
from bot.sandbox.acting.values import STATEFUL, state_of
from bot.sandbox.modals import (
    clear_modals,
    close_modal,
    maybe_walk_away,
    push_modal,
    replace_body,
)
from bot.sandbox.records import User, View
from bot.sandbox.refusals import Impossible, Json, Refused
from bot.sandbox.shapes.views import view_shape
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.surfaces import view_body
from bot.sandbox.triggers import new_trigger
from bot.sandbox.world import World

TROUBLE = "We had some trouble connecting. Try again?"
"""What Slack's client says when the app does not answer a modal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of a submit. `errors` are by block_id, from the client or from the app."""

    acked: bool
    errors: dict[str, str] = field(default_factory=dict)
    error: str | None = None


def type_into(world: World, view: View, values: Json) -> None:
    """Put what somebody typed into the view: block_id, then action_id, then the value object.

    Raises:
        Impossible: an element is not there, or does not offer that choice; nothing is kept then.
    """
    filled: list[tuple[str, str, Json]] = []
    for block_id, actions in values.items():
        if not isinstance(actions, dict):
            raise Impossible(why=f"values of {block_id!r} must be an object.")
        for action_id, given in actions.items():
            _, element = find_element(view.body["blocks"], block_id, action_id)
            if element["type"] not in STATEFUL or not isinstance(given, dict):
                raise Impossible(why=f"{action_id!r} cannot be filled in like that.")
            filled.append((block_id, action_id, fill(world, element, given)))
    for block_id, action_id, value in filled:
        view.typed.setdefault(block_id, {})[action_id] = value


async def submit(hub: Hub, user: User, view: View) -> Outcome:
    """Send the modal, unless its client sees an error first, and do what the app answers."""
    world = hub.world
    blocks = view.body["blocks"]
    errors = complaints(blocks, state_of(blocks, view.typed))
    if errors:
        return Outcome(acked=False, errors=errors, error="The form has errors.")
    payload = common(world, user, "view_submission") | {
        "trigger_id": new_trigger(world, user.id, view.id),
        "view": view_shape(world, view),
        "response_urls": [],
    }
    maybe_walk_away(world, view)
    answer = await hub.ask("interactive", payload, wants_payload=True)
    if not answer.acked:
        return Outcome(acked=False, error=TROUBLE)
    if world.views.get(view.id) is not view:
        return Outcome(acked=True)
    try:
        return Outcome(acked=True, errors=_obey(world, view, answer.payload or {}))
    except Refused as refused:
        world.journal.write("ack_refused", refused.body(), violation=refused.code)
        return Outcome(acked=True, error=TROUBLE)


def _obey(world: World, view: View, payload: Json) -> dict[str, str]:
    action = payload.get("response_action")
    if action == "errors":
        return _errors(view, payload.get("errors"))
    if action == "update":
        replace_body(world, view, view_body(world, payload.get("view"), "modal"))
    elif action == "push":
        push_modal(world, view.user, view_body(world, payload.get("view"), "modal"))
    elif action == "clear":
        clear_modals(world, view.user)
    elif payload:
        raise Refused(code="invalid_response_action")
    else:
        close_modal(world, view)
    return {}


def _errors(view: View, errors: object) -> dict[str, str]:
    inputs = {b["block_id"] for b in view.body["blocks"] if b["type"] == "input"}
    if not isinstance(errors, dict) or not errors or set(errors) - inputs:
        raise Refused(code="invalid_response_errors")
    if not all(isinstance(sentence, str) and sentence for sentence in errors.values()):
        raise Refused(code="invalid_response_errors")
    return errors
