"""Short notes: an offer put off, a call about to begin, a message whose details are gone."""

from bot.core.messages import CallReminder, OfferReminder
from bot.views import card, texts
from bot.views.blocks import Rendered, actions, rendered, section
from bot.views.card import customer


def offer_reminder(message: OfferReminder) -> Rendered:
    """Asked for by "Later"; the buttons stay in the one message that has them."""
    who = f" from {customer(message.person, '')}" if message.person.strip() else ""
    return rendered(
        section(
            f"As you asked, a reminder of this offer{who}:",
            card.subject(message.subject),
            f"Please answer above by {texts.when(message.deadline)}; "
            "then I'll ask somebody else. No is fine too.",
        )
    )


def removed() -> Rendered:
    """In the place of what was said about somebody who has been forgotten."""
    return rendered(section("The details of this message have been removed; nothing is to do."))


def call_reminder(message: CallReminder) -> Rendered:
    """Ten minutes before a call, or the day before."""
    whom = customer(message.card.person, message.card.company)
    starts_at = message.card.starts_at
    if message.early and starts_at:
        return rendered(
            section(f"As you wished, a day ahead: your call with {whom}, {texts.when(starts_at)}."),
            card.facts(message.card),
            actions(card.link(message.card)),
        )
    time = f"at {texts.clock(starts_at)}" if starts_at else "in 10 minutes"
    return rendered(
        section(f"Your call with {whom} starts {time}."),
        card.facts(message.card),
        card.prep_card(),
        actions(card.link(message.card)),
    )
