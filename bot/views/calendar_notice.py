"""Somebody's own calendar cannot be read: what is wrong, what counts, what would help."""

from bot.core.messages import CalendarNotice
from bot.views import action_ids, texts
from bot.views.blocks import Rendered, actions, button, context, rendered, section

PROBLEM_LIMIT = 600


def render(notice: CalendarNotice) -> Rendered:
    """The same message says when it is over."""
    if notice.removed:
        return rendered(section("Your calendar is removed, and I don't look at it any more."))
    if notice.works_again:
        return rendered(section("I can read your calendar again. There is nothing to do."))
    counts = (
        "Until then I don't know from it when you are away."
        if notice.never_read
        else "What it said last still counts, and I keep trying."
    )
    return rendered(
        section(f"I can't read the calendar you connected. {counts}"),
        context(texts.safe_lines(notice.problem, PROBLEM_LIMIT)) if notice.problem else None,
        context("In *My time* you can give another address, or remove it."),
        actions(button("My time", action_ids.MY_TIME, "notice", aloud="Open my time")),
    )
