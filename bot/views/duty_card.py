"""Who is on duty, as a card in the channel: edited without a word, so it disturbs nobody."""

from typing import Final

from bot.core.messages import DutyCard, OnDuty
from bot.views import texts
from bot.views.blocks import Rendered, context, rendered, section
from bot.views.card import NAME_LIMIT

MOST: Final = 25
"""People with a line of their own."""


def render(card: DutyCard) -> Rendered:
    """A line for each who has a contact in hand; no customer is named."""
    name = texts.safe(card.rotation, NAME_LIMIT)
    if card.over:
        return rendered(section(f"Who is on duty in {name} is not shown here any more."))
    coming = f"The next round is {texts.when(card.next_round)}. " if card.next_round else ""
    return rendered(
        section(f"*On duty now in {name}*", *_people(card)),
        context(f"{coming}I keep this message up to date, and tell nobody when it changes."),
    )


def _people(card: DutyCard) -> tuple[str, ...]:
    if not card.begun:
        return ("Whoever has a contact in hand will stand here in a minute.",)
    if card.unnamed:
        return (f"{texts.count(card.unnamed, 'colleague')} with a contact in hand.",)
    if not card.people:
        return ("Nobody has a contact in hand just now.",)
    each: dict[str, list[str]] = {}
    for one in card.people:
        each.setdefault(one.user_id, []).append(_what(one))
    lines = [f"{texts.mention(user)}: {', '.join(what)}" for user, what in each.items()]
    more = (f"+{len(lines) - MOST} more",) if len(lines) > MOST else ()
    return *texts.bullets(lines[:MOST]), *more


def _what(one: OnDuty) -> str:
    what = "a ticket" if one.kind == "ticket" else "a call"
    when = f" {texts.when(one.starts_at)}" if one.starts_at else ""
    return f"{what}{when}" + (" (listening in)" if one.role == "shadow" else "")
