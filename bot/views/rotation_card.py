"""The channel post with the Join button."""

from bot.core.messages import RotationCard
from bot.views import action_ids, card, texts
from bot.views.blocks import Rendered, actions, button, context, rendered, section

RHYTHM_LIMIT = 200
SHOWN_MEMBERS = 20


def render(message: RotationCard) -> Rendered:
    """What the rotation is, who is in it, when it picks next, and how to join."""
    name = texts.bold(message.name, card.NAME_LIMIT)
    kinds = " and ".join(f"{kind}s" for kind in message.kinds)
    if message.archived:
        return rendered(
            section(
                f"{name}: developers meet customers",
                "This rotation is over: nobody is picked any more. Thank you all!",
                "What was learned stays: `/firsthand learned`.",
            )
        )
    return rendered(
        section(
            f"{name}: developers meet customers",
            f"{texts.safe(message.rhythm, RHYTHM_LIMIT)}, I ask "
            f"{texts.count(message.seats, 'developer')} to take {kinds}.",
            _people(message),
            _next(message),
        ),
        actions(
            button(
                "Join",
                action_ids.ROTATION_JOIN,
                message.rotation_id,
                aloud="Join this rotation",
                primary=True,
            ),
            button("My next turn", action_ids.ROTATION_NEXT, message.rotation_id),
        ),
        context("Turns are shared fairly. Skip or leave whenever you like."),
    )


def _people(message: RotationCard) -> str:
    nobody = "Nobody is in it yet. Be the first!"
    if message.nameless is not None:
        return (
            f"In it: {texts.count(message.nameless, 'developer')}" if message.nameless else nobody
        )
    people = texts.mentions(message.user_ids, SHOWN_MEMBERS)
    return f"In it: {people}" if people else nobody


def _next(message: RotationCard) -> str:
    if message.paused:
        return "Paused: nobody is picked until its owner resumes it."
    return f"Next round: {texts.when(message.next_round)}" if message.next_round else ""
