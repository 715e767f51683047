"""What can come of a modal that was submitted, and how Slack and its sender are told."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field, replace
from typing import Final

from bot.core.replies import Refusal, Reply
from bot.slack.answering import tell
from bot.slack.door import Door
from bot.slack.modals import drawn_view, fill_modal, redraw_modal
from bot.slack.payloads import Json, Submitted
from bot.views.forms import loading_form, saved_form


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """A modal's content is committed: it closes, and its sender may be told something."""

    reply: Reply | None = None
    channel_id: str = ""
    leaves_others: bool = False
    """Only this one closes; the modal it lay on is there again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Going:
    """A modal that goes on: it shows what is being worked out, and ends with that."""

    title: str
    drawing: Awaitable[Json | Refusal]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A modal stays open: block_id → what to mend there; "" stands for the first input."""

    problems: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A modal goes on: it shows this view now."""

    view: Json


Outcome = Saved | Kept | Going | Shown

SOON_SECONDS: Final = 1.0
"""A modal that goes on shows at once what is worked out in this time."""
LEAD_SECONDS: Final = 0.5
"""How far an acknowledgement is let go ahead of what must not overtake it."""

STILL_SAVING: Final = Kept(
    problems={
        "": "This takes longer than usual. Nothing is lost: press the button again in a moment."
    }
)
"""What a modal says while its content is still being saved."""


def acknowledgement(outcome: Outcome, submitted: Submitted) -> Json:
    """How Slack's client is to go on with the modal (SLACK.md A.4)."""
    if isinstance(outcome, Kept):
        return {"response_action": "errors", "errors": _placed(outcome, submitted)}
    if isinstance(outcome, Shown):
        return {"response_action": "update", "view": outcome.view}
    if isinstance(outcome, Going):
        return {"response_action": "update", "view": loading_form(outcome.title)}
    return {} if outcome.leaves_others else {"response_action": "clear"}


async def drawn_soon(going: Going) -> Going | Shown:
    """What a modal goes on with, if that is worked out soon: it needs no loading view then.

    Whatever is not can be awaited by several.
    """
    task = asyncio.ensure_future(going.drawing)
    done, _ = await asyncio.wait({task}, timeout=SOON_SECONDS)
    if done:
        return Shown(view=await drawn_view(going.title, task))
    return replace(going, drawing=task)


async def show_late(door: Door, submitted: Submitted, outcome: Outcome) -> None:
    """Show in the modal what could not be acknowledged in time, if it is still open.

    An acknowledgement that arrives after what is shown would undo it, so that is let go first.
    Sentences for its inputs wait for the next press: only an acknowledgement can place them.
    """
    if isinstance(outcome, Saved):
        view = saved_form(submitted.title, "Saved. You can close this.")
    elif isinstance(outcome, Shown):
        view = outcome.view
    else:
        return
    await asyncio.sleep(LEAD_SECONDS)
    await redraw_modal(door, submitted.view_id, view)


async def follow_up(door: Door, submitted: Submitted, outcome: Outcome) -> None:
    """Do what comes after the acknowledgement: fill the modal that goes on, or tell its sender."""
    if isinstance(outcome, Going):
        await asyncio.sleep(LEAD_SECONDS)
        await fill_modal(door, submitted.view_id, outcome.title, outcome.drawing)
    elif isinstance(outcome, Saved) and outcome.reply:
        await tell(door, submitted.user_id, outcome.reply, outcome.channel_id)


def _placed(kept: Kept, submitted: Submitted) -> dict[str, str]:
    """Put each sentence at its input; Slack refuses sentences at anything else."""
    errors: dict[str, str] = {}
    for block, sentence in kept.problems.items():
        place = block if block in submitted.inputs else next(iter(submitted.inputs), block)
        errors[place] = f"{errors[place]} {sentence}" if place in errors else sentence
    return errors
