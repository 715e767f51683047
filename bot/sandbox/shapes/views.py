"""A view as Slack words one (SLACK.md A.8)."""

from bot.sandbox.acting.values import state_of
from bot.sandbox.records import View
from bot.sandbox.refusals import Json
from bot.sandbox.world import World


def view_shape(world: World, view: View, *, with_state: bool = True) -> Json:
    """Return the view object; a closed one is told without what was typed."""
    body = view.body
    values = state_of(body["blocks"], view.typed) if with_state else {}
    return {
        "id": view.id,
        "team_id": world.workspace.id,
        "type": body["type"],
        "blocks": body["blocks"],
        "private_metadata": body.get("private_metadata", ""),
        "callback_id": body.get("callback_id", ""),
        "state": {"values": values},
        "hash": view.hash,
        "title": body.get("title"),
        "submit": body.get("submit"),
        "close": body.get("close"),
        "clear_on_close": body.get("clear_on_close", False),
        "notify_on_close": body.get("notify_on_close", False),
        "external_id": body.get("external_id", ""),
        "root_view_id": view.root,
        "previous_view_id": view.previous,
        "app_id": world.app.id,
        "app_installed_team_id": world.workspace.id,
        "bot_id": world.app.bot_id,
    }
