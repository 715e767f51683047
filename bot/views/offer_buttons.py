"""What can be done about an offer, or about what was taken: the same in the DM and on Home."""

from bot.core.messages import Offer
from bot.views import action_ids, card, texts
from bot.views.blocks import Block, actions, button


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
            _swap(offer),
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
            _swap(offer),
            button(
                "Hand back",
                action_ids.PAIRING_HAND_BACK,
                offer.pairing_id,
                aloud="Hand it back, somebody else takes it",
            ),
            card.link(offer.card),
        )
    return None


def _swap(offer: Offer) -> Block | None:
    """Hand it on, or stop asking; nobody takes a shadow's place."""
    if offer.role == "shadow":
        return None
    if offer.asked_user_id or offer.asked_channel:
        return button(
            "Take it back",
            action_ids.OFFER_TAKE_BACK,
            offer.pairing_id,
            aloud="Ask nobody to take it over any more",
        )
    return button(
        "Swap",
        action_ids.OFFER_SWAP,
        offer.pairing_id,
        aloud="Ask a colleague or the channel to take it over",
    )


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
