"""How listeners are tied to Bolt: acknowledge at once, parse, call, answer.

Slack waits three seconds for the acknowledgement (SLACK.md A.6), so it goes out before anything
else, except for a modal: what was typed there is committed first, or stays on the screen.
"""

import re
from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core.replies import Refusal, Reply
from bot.slack import payloads
from bot.slack.answering import respond_with, tell, tell_on_home
from bot.slack.door import Door
from bot.slack.modals import redraw_modal
from bot.slack.net import sentence_for
from bot.slack.outsiders import REFUSAL, pressed_by_outsider
from bot.slack.payloads import Happened, Json, Pressed, Submitted, Typed, Used
from bot.slack.saving import Saving
from bot.slack.submitting import (
    STILL_SAVING,
    Going,
    Kept,
    Outcome,
    Saved,
    acknowledgement,
    drawn_soon,
    follow_up,
    show_late,
)

OnCommand = Callable[[Door, Typed], Awaitable[Reply | None]]
OnPress = Callable[[Door, Pressed], Awaitable[Reply | None]]
OnShortcut = Callable[[Door, Used], Awaitable[None]]
OnSubmit = Callable[[Door, Submitted], Awaitable[Outcome]]
OnEvent = Callable[[Door, Happened], Awaitable[None]]


def on_command(app: AsyncApp, door: Door, command: str, handle: OnCommand) -> None:
    """Answer a slash command."""

    async def listener(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
        with door.busy:
            await ack()
            reply = await _caught(handle(door, payloads.typed(body)), command)
            await _said(respond_with(respond, reply, home=door.home) if reply else None, command)

    app.command(command)(listener)


def on_press(app: AsyncApp, door: Door, action_id: str | re.Pattern[str], handle: OnPress) -> None:
    """Answer a button or a menu, on a message or on Home."""

    async def listener(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
        with door.busy:
            await ack()
            pressed = payloads.pressed(body)
            reply = await _caught(_pressed(door, pressed, handle), pressed.action_id)
            if reply and pressed.on_home:
                await _said(tell_on_home(door, pressed.user_id, reply), pressed.action_id)
            elif reply and pressed.view_id:  # a modal knows no response URL either
                await _said(tell(door, pressed.user_id, reply), pressed.action_id)
            elif reply:
                await _said(respond_with(respond, reply, home=door.home), pressed.action_id)

    app.action(action_id)(listener)


def on_turn(
    app: AsyncApp,
    door: Door,
    action_id: str | re.Pattern[str],
    handle: OnPress,
    draw: Callable[[Reply], Json],
) -> None:
    """Answer a button by changing what it stands in: the answer it belongs to, or its modal."""

    async def listener(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
        with door.busy:
            await ack()
            pressed = payloads.pressed(body)
            doing = pressed.action_id
            reply = await _caught(_pressed(door, pressed, handle), doing)
            if reply is None:
                return
            if pressed.view_id:
                view = draw(reply)
                await _said(redraw_modal(door, pressed.view_id, view), doing)
            else:
                in_place = not isinstance(reply, Refusal)
                await _said(respond_with(respond, reply, in_place=in_place, home=door.home), doing)

    app.action(action_id)(listener)


async def _pressed(door: Door, pressed: Pressed, handle: OnPress) -> Reply | None:
    return REFUSAL if await pressed_by_outsider(door, pressed) else await handle(door, pressed)


def on_shortcut(app: AsyncApp, door: Door, callback_id: str, handle: OnShortcut) -> None:
    """Answer a shortcut, global or on a message; it opens a modal, or its user is told why not."""

    async def listener(ack: AsyncAck, body: Json) -> None:
        with door.busy:
            await ack()
            used = payloads.used(body)
            try:
                if await pressed_by_outsider(door, used):
                    await tell(door, used.user_id, REFUSAL, used.channel_id)
                    return
                await handle(door, used)
            except Exception as error:  # noqa: BLE001 -- the net: every use gets an answer
                refusal = Refusal(sentence=sentence_for(error, callback_id))
                await _said(tell(door, used.user_id, refusal), callback_id)

    app.shortcut(callback_id)(listener)


def on_submit(app: AsyncApp, door: Door, callback_id: str, handle: OnSubmit) -> None:
    """Save a modal; the acknowledgement says whether it closes.

    What takes longer than Slack waits leaves it open with a sentence, and is shown in it later.
    """
    saving: Saving[Outcome] = Saving()

    async def handled(submitted: Submitted) -> Outcome:
        try:
            outcome = await handle(door, submitted)
        except Exception as error:  # noqa: BLE001 -- the net: nothing typed may be lost
            return Kept(problems={"": sentence_for(error, callback_id)})
        return await drawn_soon(outcome) if isinstance(outcome, Going) else outcome

    async def listener(ack: AsyncAck, body: Json) -> None:
        with door.busy:
            submitted = payloads.submitted(body)
            work, begun_here = saving.begin(submitted, lambda: handled(submitted))
            in_time = await saving.in_time(work)
            outcome = work.result() if in_time else STILL_SAVING
            await ack(**acknowledgement(outcome, submitted))
            if not in_time and begun_here:
                outcome = await work
                await _said(show_late(door, submitted, outcome), callback_id)
            if not isinstance(outcome, Saved):
                saving.forget(submitted, work)
            if begun_here or isinstance(outcome, Going):
                await _said(follow_up(door, submitted, outcome), callback_id)

    app.view(callback_id)(listener)


def on_event(app: AsyncApp, door: Door, event: str | re.Pattern[str], handle: OnEvent) -> None:
    """Take note of an event; Bolt has acknowledged it already. Nobody waits for an answer."""

    async def listener(body: Json) -> None:
        with door.busy:
            happened = payloads.happened(body)
            await _said(handle(door, happened), happened.type)

    app.event(event)(listener)


async def _caught(handling: Awaitable[Reply | None], doing: str) -> Reply | None:
    try:
        return await handling
    except Exception as error:  # noqa: BLE001 -- the net: every press gets an answer
        return Refusal(sentence=sentence_for(error, doing))


async def _said(telling: Awaitable[None] | None, doing: str) -> None:
    if telling is None:
        return
    try:
        await telling
    except Exception as error:  # noqa: BLE001 -- nobody is left to be told: the log is
        sentence_for(error, doing)
