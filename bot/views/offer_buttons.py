"""What can be done about an offer, or about what was taken: the same in the DM and on Home."""

from bot.core.calendar_messages import OVER
from bot.core.messages import Offer
from bot.views import action_ids, card, texts
from bot.views.blocks import LABEL_LIMIT, Block, actions, button


def offer_buttons(offer: Offer) -> Block | None:
    """What can be done about it now; also used on Home."""
    if offer.state == "offered":
        return actions(
            button(
                "I'm in",
                action_ids.OFFER_ACCEPT,
                offer.pairing_id,
                aloud=_aloud("I'm in", offer),
                primary=True,
            ),
            button(
                "Later",
                action_ids.OFFER_LATER,
                offer.pairing_id,
                aloud=_aloud("Later, remind me", offer),
            ),
            button(
                "Not this one",
                action_ids.OFFER_DECLINE,
                offer.pairing_id,
                aloud=_aloud("Not this one", offer),
            ),
            _swap(offer),
            card.link(offer.card),
        )
    if offer.state == "accepted":
        # A call is over when its time is: only a ticket can be called done by hand.
        done = button(
            "Done",
            action_ids.PAIRING_DONE,
            offer.pairing_id,
            aloud=_aloud("Done", offer),
            primary=True,
        )
        return actions(
            done if offer.card.kind == "ticket" else None,
            _swap(offer),
            button(
                "Hand back",
                action_ids.PAIRING_HAND_BACK,
                offer.pairing_id,
                aloud=_aloud("Hand back", offer),
            ),
            calendar_button(offer),
            card.link(offer.card),
        )
    return actions(calendar_button(offer))


def calendar_button(offer: Offer) -> Block | None:
    """A file that puts the call in their calendar, or takes it out; nothing where none helps."""
    if offer.card.kind != "call":
        return None
    if offer.state == "accepted" and offer.card.starts_at is not None:
        if offer.in_calendar == "given":
            return None
        label = "New calendar file" if offer.in_calendar == "changed" else "Add to calendar"
        aloud = _aloud(label, offer)
        return button(label, action_ids.PAIRING_CALENDAR, offer.pairing_id, aloud=aloud)
    if offer.state in OVER and offer.in_calendar == "changed":
        return button(
            "Take off calendar",
            action_ids.PAIRING_CALENDAR,
            offer.pairing_id,
            aloud=_aloud("Take off calendar", offer),
        )
    return None


def _aloud(doing: str, offer: Offer) -> str:
    """What a button is heard as: its words, and of which turn, for several stand on one Home."""
    about = offer.card.subject or f"the {offer.card.kind}"
    return texts.plain_label(f"{doing}: {about}", LABEL_LIMIT)


def _swap(offer: Offer) -> Block | None:
    """Hand it on, or stop asking; nobody takes a shadow's place."""
    if offer.role == "shadow":
        return None
    if offer.asked_user_id or offer.asked_channel:
        return button(
            "Take it back",
            action_ids.OFFER_TAKE_BACK,
            offer.pairing_id,
            aloud=_aloud("Take it back", offer),
        )
    return button(
        "Swap",
        action_ids.OFFER_SWAP,
        offer.pairing_id,
        aloud=_aloud("Swap", offer),
    )


def take_back(pairing_id: str) -> Block | None:
    """Asks nobody any more, for whoever has no card of that pairing."""
    if not pairing_id:
        return None
    aloud = "Ask nobody to take it over any more"
    return actions(button("Take it back", action_ids.OFFER_TAKE_BACK, pairing_id, aloud=aloud))


def passing(offer: Offer) -> str:
    """Who is asked to take it over just now; empty if nobody is."""
    if offer.state not in ("offered", "accepted"):
        return ""
    if offer.asked_user_id:
        asked = texts.mention(offer.asked_user_id)
        return f"I asked {asked} to take it over. Until they do, it stays yours."
    if offer.asked_channel:
        return "I asked the channel to take it over. Until somebody does, it stays yours."
    return ""
