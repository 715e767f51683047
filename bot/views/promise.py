"""A promise with its buttons: in a day's reminders, in a list, and when it is handed over."""

from typing import Final

from bot.core.messages import NudgeKind, PromiseHandover, PromiseLine, PromiseNudge
from bot.core.replies import MyPromises
from bot.views import action_ids, card, texts
from bot.views.blocks import (
    LABEL_LIMIT,
    Block,
    Rendered,
    actions,
    button,
    context,
    overflow,
    rendered,
    section,
)

MOST: Final = 10
"""Promises in a list: a message has room for 50 blocks."""

_ENDS: Final = {
    "told": "They know that you are still on it.",
    "moved": "It has new dates.",
    "kept": "Kept: the customer was told. Thank you!",
    "handed_over": "A colleague has taken it over.",
    "dropped": "Not needed any more.",
}


def nudge_blocks(nudge: PromiseNudge) -> tuple[Block | None, ...]:
    """What is due about a promise, words to copy where they help, and its buttons."""
    line = nudge.line.model_copy(update={"owner_user_id": ""})
    if nudge.state != "open":
        return (section(f"*{_ENDS[nudge.state]}* {card.promise(line)}"),)
    words = (_pressing(nudge.nudge), card.promise(line))
    if nudge.nudge == "update":
        return (
            section(*words, "Words to copy:", texts.quoted(_update(nudge), UPDATE_LIMIT)),
            promise_buttons(line, first=action_ids.PROMISE_STILL_ON_IT),
        )
    return section(*words), promise_buttons(line)


UPDATE_LIMIT: Final = 700
_WORDS_LIMIT: Final = 160


def promise_buttons(line: PromiseLine, *, first: str = action_ids.PROMISE_KEPT) -> Block | None:
    """Told them, told them we are still on it, new dates, hand over."""
    value = line.promise_id
    kept = button(
        "Done, they were told",
        action_ids.PROMISE_KEPT,
        value,
        aloud=texts.plain_label(f"Done, they were told: {line.text}", LABEL_LIMIT),
    )
    still = button(
        "Told them: still on it",
        action_ids.PROMISE_STILL_ON_IT,
        value,
        aloud=texts.plain_label(f"Told them, still on it: {line.text}", LABEL_LIMIT),
    )
    both = (still, kept) if first == action_ids.PROMISE_STILL_ON_IT else (kept, still)
    more = overflow(
        action_ids.PROMISE_MORE,
        (f"{value}:dates", "Give this promise new dates"),
        (f"{value}:hand_over", "Hand this promise over"),
        (f"{value}:calendar", "Put its dates in my calendar"),
    )
    return actions(*both, more)


def render_list(reply: MyPromises) -> Rendered:
    """All that somebody has promised, the next due first."""
    if not reply.promises:
        return rendered(section("You have promised nothing that is still open."))
    shown = reply.promises[:MOST]
    more = len(reply.promises) - len(shown)
    blocks = [
        block
        for line in shown
        for block in (
            section(card.promise(line.model_copy(update={"owner_user_id": ""}))),
            promise_buttons(line),
        )
    ]
    return rendered(
        section("*What you promised*"),
        *blocks,
        context(f"+{more} more") if more > 0 else None,
    )


def render_handover(handover: PromiseHandover) -> Rendered:
    """Asked, accepted, declined or not needed any more; for the giver or for the colleague."""
    line = card.promise(handover.line.model_copy(update={"owner_user_id": "", "asked_user_id": ""}))
    giver, colleague = texts.mention(handover.from_user_id), texts.mention(handover.to_user_id)
    if handover.for_giver:
        said = {
            "asked": f"I'll ask {colleague} to take this promise over. "
            "It stays yours until they accept.",
            "accepted": f"{colleague} has taken this promise over.",
            "declined": f"{colleague} can't take this promise over. It stays yours.",
            "over": f"{colleague} need not take this promise over any more.",
        }
        return rendered(section(said[handover.state], line))
    words = {
        "asked": f"{giver} asks you to take over a promise to a customer:",
        "accepted": "This promise is yours now; I'll remind you of its dates.",
        "declined": f"This promise stays with {giver}. Thank you for saying so.",
        "over": "This promise needs nothing from you any more.",
    }
    if handover.state != "asked":
        return rendered(section(words[handover.state], line))
    value = handover.line.promise_id
    return rendered(
        section(words["asked"], line),
        actions(
            button("I'll take it over", action_ids.HANDOVER_ACCEPT, value, primary=True),
            button(
                "I can't",
                action_ids.HANDOVER_DECLINE,
                value,
                aloud="I can't take this promise over",
            ),
        ),
        context(f"Until you accept it stays with {giver}."),
    )


def _pressing(kind: NudgeKind) -> str:
    return {
        "update": "*Tell them you are still on it*",
        "soon": "*Due soon*",
        "due": "*Due today*",
        "overdue": "*Overdue: tell them, or give it a new date*",
    }[kind]


def _update(nudge: PromiseNudge) -> str:
    """A few kind words to a customer, as plain text."""
    name = f" {texts.shorten(nudge.person, card.NAME_LIMIT)}" if nudge.person.strip() else ""
    what = texts.shorten(" ".join(nudge.line.text.split()), _WORDS_LIMIT)
    return (
        f"Hi{name}, a short update: I am still on this (“{what}”). Nothing new yet, "
        "and I have not forgotten you. You will hear from me again within a week."
    )
