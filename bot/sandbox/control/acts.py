"""What a person does: commands, clicks, modals, Home, messages, membership."""

from aiohttp import web

from bot.sandbox.acting.clicking import Press, Surface, click
from bot.sandbox.acting.closing import close
from bot.sandbox.acting.shortcuts import use_message_shortcut, use_shortcut
from bot.sandbox.acting.slash import run_command
from bot.sandbox.acting.submitting import TROUBLE, submit, type_into
from bot.sandbox.answers import Answer
from bot.sandbox.control.request import Wish, door
from bot.sandbox.records import Message, User, View
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.shapes.views import view_shape


def add_act_routes(app: web.Application) -> None:
    """Mount the acts that the app answers by an ack."""
    app.router.add_post("/_emu/act/slash", door(_slash))
    app.router.add_post("/_emu/act/action", door(_action))
    app.router.add_post("/_emu/act/submit", door(_submit))
    app.router.add_post("/_emu/act/close", door(_close))
    app.router.add_post("/_emu/act/shortcut", door(_shortcut))


async def _slash(wish: Wish) -> Json:
    user = wish.actor()
    channel = wish.seen_by(user)
    command, text = wish.text("command"), wish.text("text", "")
    return told(await run_command(wish.hub, user, channel, command, text))


async def _action(wish: Wish) -> Json:
    user = wish.actor()
    if "view_id" in wish.fields:
        surface = Surface(user=user, view=_view(wish, user))
    else:
        channel = wish.seen_by(user)
        surface = Surface(user=user, channel=channel, message=_message(wish, user))
    if surface.view is not None and isinstance(values := wish.fields.get("values"), dict):
        type_into(wish.world, surface.view, values)
    press = Press(
        block_id=wish.text("block_id"), action_id=wish.text("action_id"), given=wish.fields
    )
    answer = await click(wish.hub, surface, press)
    if answer is None:
        return {"acked": None, "payload": None, "error": None}
    return told(answer) | {"error": None if answer.acked else TROUBLE}


async def _shortcut(wish: Wish) -> Json:
    user, callback_id = wish.actor(), wish.text("callback_id")
    if "ts" not in wish.fields:
        answer = await use_shortcut(wish.hub, user, callback_id)
    else:
        channel, message = wish.seen_by(user), _message(wish, user)
        answer = await use_message_shortcut(wish.hub, user, channel, message, callback_id)
    return told(answer) | {"error": None if answer.acked else TROUBLE}


def told(answer: Answer) -> Json:
    """Return what a caller learns of the app's answer."""
    fine = answer.acked and answer.error is None
    body = {"acked": answer.acked, "payload": answer.payload, "error": answer.error}
    return {"ok": fine, **body}


def _message(wish: Wish, user: User) -> Message:
    message = wish.world.message(wish.channel().id, wish.text("ts"))
    if message is None or message.ephemeral_to not in {None, user.id}:
        raise Impossible(why="There is no such message, or it is gone.")
    return message


def _view(wish: Wish, user: User) -> View:
    view = wish.world.views.get(wish.text("view_id"))
    if view is None or view.user != user.id:
        raise Impossible(why=f"{user.real_name} has no such view open.")
    stack = wish.world.modals.get(user.id, [])
    if view.body["type"] == "modal" and view.id != stack[-1]:
        raise Impossible(why="Another modal lies on top of that one.")
    return view


def _modal(wish: Wish, user: User) -> View:
    view = _view(wish, user)
    if view.body["type"] != "modal":
        raise Impossible(why="Home cannot be submitted or closed.")
    return view


async def _submit(wish: Wish) -> Json:
    user = wish.actor()
    view, values = _modal(wish, user), wish.fields.get("values", {})
    if "submit" not in view.body:
        raise Impossible(why="That modal has nothing to submit.")
    if not isinstance(values, dict):
        raise Impossible(why="values must be an object.")
    type_into(wish.world, view, values)
    outcome = await submit(wish.hub, user, view)
    left = wish.world.modals.get(user.id, [])
    return {
        "ok": outcome.error is None and not outcome.errors,
        "acked": outcome.acked,
        "errors": outcome.errors,
        "error": outcome.error,
        "view": view_shape(wish.world, wish.world.views[left[-1]]) if left else None,
    }


async def _close(wish: Wish) -> Json:
    user = wish.actor()
    everything = bool(wish.fields.get("all"))
    answer = await close(wish.hub, user, _modal(wish, user), everything=everything)
    return {"acked": answer.acked if answer else None}
