"""The DM that asks somebody to take a contact, from the question to its end."""

from bot.core.messages import Offer
from bot.views import action_ids, card, texts
from bot.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    context,
    listing,
    rendered,
    section,
)
from bot.views.card import customer

LEARNED_LIMIT = 300
REASON_LIMIT = 500


def render(offer: Offer) -> Rendered:
    """The offer in its present state; once it is over, one sentence without buttons."""
    match offer.state:
        case "offered":
            return _offered(offer)
        case "accepted":
            return _accepted(offer)
        case _:
            return rendered(section(ending(offer)))


def offer_buttons(offer: Offer) -> Block | None:
    """What can be done about it now; also used on Home."""
    if offer.state == "offered":
        return actions(
            button("I'm in", action_ids.OFFER_ACCEPT, offer.pairing_id, primary=True),
            button("Later", action_ids.OFFER_LATER, offer.pairing_id, aloud="Remind me later"),
            button(
                "Not this one",
                action_ids.OFFER_DECLINE,
                offer.pairing_id,
                aloud="Decline this one",
            ),
            card.link(offer.card),
        )
    if offer.state == "accepted":
        # A call is over when its time is: only a ticket can be called done by hand.
        done = button(
            "Done",
            action_ids.PAIRING_DONE,
            offer.pairing_id,
            aloud="Done with this ticket",
            primary=True,
        )
        return actions(
            done if offer.card.kind == "ticket" else None,
            button(
                "Hand back",
                action_ids.PAIRING_HAND_BACK,
                offer.pairing_id,
                aloud="Hand it back, somebody else takes it",
            ),
            card.link(offer.card),
        )
    return None


def ending(offer: Offer) -> str:
    """What became of it, in one or two kind sentences."""
    who = card.about(offer.card)
    whom = customer(offer.card.person, offer.card.company)
    match offer.state:
        case "done":
            return f"Done: {who}. Thank you!"
        case "declined":
            return f"You passed on {who}. That's fine: I'm asking somebody else."
        case "expired":
            return f"Time ran out for {who}, so I'm asking somebody else. No harm done."
        case "handed_over":
            return f"You handed on {who}. Nothing is left for you to do."
        case "cancelled":
            return f"Nothing to do any more: {who} was called off or closed."
        case _:
            return f"You couldn't meet {whom} this time. It happens, and it isn't counted."


def next_step(offer: Offer) -> str:
    """What happens next, for somebody who has taken the contact."""
    if offer.card.kind == "call":
        return "I'll remind you 10 minutes before, and ask one question after it."
    return "Answer them in the ticket, then press Done. I'll ask one question."


def _offered(offer: Offer) -> Rendered:
    whom = customer(offer.card.person, offer.card.company)
    ask = f"join a call with {whom}" if offer.card.kind == "call" else f"help {whom}"
    deadline = offer.deadline
    return rendered(
        section(f"Would you {ask}?"),
        *_details(offer),
        context(
            _reason(offer),
            f"Please answer by {texts.when(deadline)}; then I'll ask somebody else."
            if deadline
            else "If it doesn't suit you, say so, and I'll ask somebody else.",
        ),
        offer_buttons(offer),
        card.prep_card(),
    )


def _accepted(offer: Offer) -> Rendered:
    return rendered(
        section(f"Yours: {card.about(offer.card)}.", next_step(offer)),
        *_details(offer),
        context(_reason(offer)),
        offer_buttons(offer),
        card.prep_card(),
    )


def _details(offer: Offer) -> tuple[Block | None, ...]:
    learned = [texts.safe(text, LEARNED_LIMIT) for text in offer.learned[:3]]
    return (
        _late(offer),
        card.facts(offer.card),
        card.excerpt(offer.card),
        listing("What colleagues learned from them", learned),
        listing("Promised to them", [card.promise(line) for line in offer.promises[:5]]),
    )


def _reason(offer: Offer) -> str:
    reason = texts.safe(offer.reason, REASON_LIMIT)
    rotation = texts.safe(offer.rotation, card.NAME_LIMIT)
    return f"{rotation} · Why you: {reason}" if reason else f"From the rotation {rotation}."


def _late(offer: Offer) -> Block | None:
    if offer.planned_for is None:
        return None
    return context(f"Late, sorry: this was due {texts.when(offer.planned_for)}.")
