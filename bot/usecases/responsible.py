"""Who hears what only a rotation's owners can mend."""

from bot.store import people, rotations
from bot.store.longest import longest_member
from bot.store.transaction import Tx


def responsible(tx: Tx, rotation_id: str) -> tuple[str, ...]:
    """Its owners who are still in Slack; if none is, whoever has been in it longest.

    A rotation outlives its owners, and somebody must hear that it needs something. It is one
    person's direct message rather than the channel's: a notice may name a customer.
    """
    there = tuple(one for one in rotations.owners(tx, rotation_id) if not is_gone(tx, one))
    if there:
        return there
    stand_in = longest_member(tx, rotation_id)
    return () if stand_in is None else (stand_in,)


def is_gone(tx: Tx, user_id: str) -> bool:
    """Whether somebody is not in Slack any more."""
    person = people.find_person(tx, user_id)
    return person is not None and person.state == "deactivated"
