"""Show who is next."""

from datetime import datetime

from bot.core.replies import NextRounds, Reply
from bot.store import contacts, members
from bot.store.transaction import Tx
from bot.usecases.choosing import Chosen, Where, choose_rotation
from bot.usecases.planning import preview


def show_next(tx: Tx, *, user_id: str, where: Where, at: datetime) -> Reply:
    """The next four rounds of a rotation, and which of them are the asker's. Reads only."""
    chosen = choose_rotation(tx, "next", where, user_id=user_id, at=at)
    if not isinstance(chosen, Chosen):
        return chosen
    rotation = chosen.rotation
    rounds = preview(tx, rotation, at=at) if rotation.state == "active" else ()
    waiting = contacts.count_waiting(tx, rotation.id)
    member = members.find(tx, rotation.id, user_id, at=at)
    return NextRounds(
        rotation=rotation.name,
        rounds=rounds,
        mine=tuple(one.at for one in rounds if user_id in one.user_ids),
        waiting_tickets=waiting.get("ticket", 0),
        waiting_calls=waiting.get("call", 0),
        member=member is not None and member.state == "active",
        paused=rotation.state != "active",
    )
