"""A host wants no messages about who comes, or wants them again."""

from datetime import datetime, timedelta

from bot.core.messages import HostNotice
from bot.core.replies import Done, Refusal
from bot.store import outbox, people
from bot.store.transaction import Tx
from bot.usecases.host_cards import follow_host

_RECENT = timedelta(days=30)
"""Older messages have lost their words."""


def quiet_host(tx: Tx, *, user_id: str, silent: bool, at: datetime) -> Done | Refusal:
    """Tell them no more, or again; what they were told before goes on being true."""
    if people.find_person(tx, user_id) is None:
        return Refusal(sentence="I don't know you yet, so I would not write to you anyway.")
    changed = people.set_silent_host(tx, user_id, at if silent else None)
    for _, known in outbox.bodies(tx, user_id, "host:", since=at - _RECENT):
        if isinstance(known, HostNotice):
            follow_host(tx, known.contact_id, at=at)
    if silent:
        words = "I won't tell you who comes any more. The messages you have stay up to date."
    else:
        words = "I'll tell you who comes to the contacts you host."
    return Done(sentence=words if changed else f"That was so already. {words}")
