"""Modals open before any work is done: a trigger lives three seconds (SLACK.md A.5)."""

from collections.abc import Awaitable, Coroutine, Iterator
from contextlib import contextmanager

import structlog
from slack_sdk.errors import SlackApiError

from bot.core.replies import Refusal
from bot.slack.door import Door
from bot.slack.net import sentence_for
from bot.slack.payloads import Json, words
from bot.views.forms import loading_form, reply_modal

_log = structlog.get_logger(__name__)


async def open_modal(
    door: Door, trigger_id: str, title: str, drawing: Awaitable[Json | Refusal]
) -> None:
    """Open a loading modal at once, then show in it what ``drawing`` gives.

    A refusal, or an error on the way, is shown in the modal as a sentence.

    Raises:
        SlackApiError: the modal could not be opened, or not be filled.
    """
    with _wanted(drawing):
        opened = await door.client.views_open(trigger_id=trigger_id, view=loading_form(title))
    await fill_modal(door, words(opened.get("view"), "id"), title, drawing)


async def push_modal(
    door: Door, trigger_id: str, title: str, drawing: Awaitable[Json | Refusal]
) -> None:
    """The same on top of the modal that is open; closing it shows that one again.

    Raises:
        SlackApiError: as `open_modal`.
    """
    with _wanted(drawing):
        pushed = await door.client.views_push(trigger_id=trigger_id, view=loading_form(title))
    await fill_modal(door, words(pushed.get("view"), "id"), title, drawing)


@contextmanager
def _wanted(drawing: Awaitable[Json | Refusal]) -> Iterator[None]:
    """Nobody waits for what is drawn in a modal that did not open."""
    try:
        yield
    except BaseException:
        if isinstance(drawing, Coroutine):
            drawing.close()
        raise


async def fill_modal(
    door: Door, view_id: str, title: str, drawing: Awaitable[Json | Refusal]
) -> None:
    """Show in a modal what ``drawing`` gives, or a sentence why not.

    Raises:
        SlackApiError: it could not be filled.
    """
    await redraw_modal(door, view_id, await drawn_view(title, drawing))


async def drawn_view(title: str, drawing: Awaitable[Json | Refusal]) -> Json:
    """What ``drawing`` gives, or a modal with the sentence why not; it raises nothing."""
    try:
        drawn = await drawing
    except Exception as error:  # noqa: BLE001 -- the net: the open modal says what happened
        drawn = Refusal(sentence=sentence_for(error, title))
    return reply_modal(title, drawn) if isinstance(drawn, Refusal) else drawn


async def redraw_modal(door: Door, view_id: str, view: Json) -> None:
    """Show this in a modal; nothing happens when it was closed meanwhile.

    Raises:
        SlackApiError: Slack did not take it.
    """
    try:
        await door.client.views_update(view_id=view_id, view=view)
    except SlackApiError as error:
        if error.response.get("error") != "not_found":
            raise
        _log.info("closed before it was shown", view=view_id)
