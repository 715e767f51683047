"""The DM that asks somebody to take a contact, from the question to its end."""

from typing import Final

from bot.core.calendar_messages import OVER
from bot.core.messages import Offer, PairingState
from bot.views import card, texts
from bot.views.blocks import (
    Block,
    Rendered,
    context,
    listing,
    rendered,
    section,
)
from bot.views.card import customer
from bot.views.offer_buttons import offer_buttons, passing

LEARNED_LIMIT = 300
REASON_LIMIT = 500

_ENDINGS: Final[dict[PairingState, str]] = {
    "done": "Done: {who}. Thank you!",
    "declined": "You passed on {who}. That's fine: I'm asking somebody else.",
    "expired": "Time ran out for {who}, so I'm asking somebody else. No harm done.",
    "handed_over": "You handed on {who}. Nothing is left for you to do.",
    "cancelled": "Nothing to do any more: {who} was called off or closed.",
    "no_show": "You couldn't meet {whom} this time. It happens, and it isn't counted.",
}
_SHADOW_ENDINGS: Final[dict[PairingState, str]] = {
    "declined": "You passed on {who}. That's fine.",
    "expired": "Time ran out for {who}. No harm done.",
    "cancelled": "Nothing to do any more: {who} was called off, closed or passed on.",
}
"""Nobody else is asked to accompany."""


def render(offer: Offer) -> Rendered:
    """The offer in its present state; once it is over, one sentence without buttons."""
    match offer.state:
        case "offered":
            return _offered(offer)
        case "accepted":
            return _accepted(offer)
        case _:
            return rendered(section(ending(offer), _left_in_calendar(offer)), offer_buttons(offer))


def ending(offer: Offer) -> str:
    """What became of it, in one or two kind sentences."""
    if offer.taken_by:
        taker = texts.mention(offer.taken_by)
        return f"{taker} has taken over {card.about(offer.card)}. Nothing is left for you to do."
    if offer.unsuited:
        return _unsuited(offer)
    if offer.withdrawn:
        name = texts.safe(offer.rotation, card.NAME_LIMIT)
        return f"{name} is over, so nobody has to take {card.about(offer.card)}. Thank you!"
    words = _ENDINGS | _SHADOW_ENDINGS if offer.role == "shadow" else _ENDINGS
    whom = customer(offer.card.person, offer.card.company)
    return words[offer.state].format(who=card.about(offer.card), whom=whom)


def _unsuited(offer: Offer) -> str:
    host = texts.mention(offer.card.host_user_id) if offer.card.host_user_id else "Its host"
    why = texts.quoted(offer.unsuited_why, REASON_LIMIT) if offer.unsuited_why.strip() else ""
    said = (
        f"Nothing to do any more: {host} called off {card.about(offer.card)}, for it is not"
        " suitable. That is not about you: it isn't counted, and you don't rest for it."
    )
    return f"{said}\n{why}" if why else said


def asked(offer: Offer) -> str:
    """The question whether they take it, or accompany a colleague who has."""
    whom = customer(offer.card.person, offer.card.company)
    if offer.role == "shadow":
        return f"Would you accompany {_lead(offer)}: {card.about(offer.card)}?"
    ask = f"join a call with {whom}" if offer.card.kind == "call" else f"help {whom}"
    return f"Would you {ask}?"


def taken(offer: Offer) -> str:
    """What is in their hands now."""
    about = card.about(offer.card)
    if offer.role == "shadow":
        return f"You accompany {_lead(offer)}: {about}."
    return f"Yours: {about}."


def next_step(offer: Offer) -> str:
    """What happens next, for somebody who has taken the contact."""
    if offer.role == "shadow":
        return (
            "I'll remind you 10 minutes before."
            if offer.card.kind == "call"
            else "Get in touch with each other. It ends when they are done, or when you press Done."
        )
    if offer.card.kind == "call":
        return "I'll remind you 10 minutes before, and ask one question after it."
    return "Answer them in the ticket, then press Done. I'll ask one question."


def _other_in_calendar(offer: Offer) -> str:
    if offer.in_calendar != "changed":
        return ""
    return "It has changed since you put it in your calendar: take the new file, please."


def _left_in_calendar(offer: Offer) -> str:
    if offer.in_calendar != "changed" or offer.state not in OVER:
        return ""
    return "It may still stand in your calendar: I can make a file that takes it out."


def _offered(offer: Offer) -> Rendered:
    return rendered(
        section(asked(offer)),
        *_details(offer),
        context(
            _reason(offer),
            _answer_by(offer),
        ),
        offer_buttons(offer),
        card.prep_card(),
    )


def _answer_by(offer: Offer) -> str:
    if offer.deadline is None:
        return "If it doesn't suit you, say so, and I'll ask somebody else."
    by = f"Please answer by {texts.when(offer.deadline)}"
    return f"{by}." if offer.role == "shadow" else f"{by}; then I'll ask somebody else."


def _accepted(offer: Offer) -> Rendered:
    return rendered(
        section(taken(offer), next_step(offer), _other_in_calendar(offer)),
        *_details(offer),
        context(_reason(offer)),
        offer_buttons(offer),
        card.prep_card(),
    )


def _details(offer: Offer) -> tuple[Block | None, ...]:
    learned = [texts.safe(text, LEARNED_LIMIT) for text in offer.learned[:3]]
    return (
        _late(offer),
        _with(offer),
        _asked_others(offer),
        card.facts(offer.card),
        card.excerpt(offer.card),
        listing("What colleagues learned from them", learned),
        listing("Promised to them", [card.promise(line) for line in offer.promises[:5]]),
    )


def _reason(offer: Offer) -> str:
    reason = texts.safe(offer.reason, REASON_LIMIT)
    rotation = texts.safe(offer.rotation, card.NAME_LIMIT)
    return f"{rotation} · Why you: {reason}" if reason else f"From the rotation {rotation}."


def _with(offer: Offer) -> Block | None:
    if offer.role == "shadow" or not offer.partner_user_id:
        return None
    return section(f"With you: {texts.mention(offer.partner_user_id)}, unless they cannot.")


def _asked_others(offer: Offer) -> Block | None:
    said = passing(offer)
    return section(said) if said else None


def _lead(offer: Offer) -> str:
    return texts.mention(offer.partner_user_id) if offer.partner_user_id else "a colleague"


def _late(offer: Offer) -> Block | None:
    if offer.planned_for is None:
        return None
    return context(f"Late, sorry: this was due {texts.when(offer.planned_for)}.")
