"""Come back from an absence."""

from datetime import datetime

from bot.core.replies import Back, Refusal, Reply
from bot.store import absences, members
from bot.store.transaction import Tx
from bot.usecases.choosing import Chosen, Where, choose_rotation
from bot.usecases.planning import next_round
from bot.usecases.show_home import refresh_home


def come_back(tx: Tx, *, user_id: str, where: Where, at: datetime) -> Reply:
    """End a member's absences and skipped weekdays: they may be picked from the next round on."""
    chosen = choose_rotation(tx, "back", where, user_id=user_id, at=at)
    if not isinstance(chosen, Chosen):
        return chosen
    rotation = chosen.rotation
    member = members.find(tx, rotation.id, user_id, at=at)
    if member is None or member.state != "active":
        return Refusal(
            sentence=f"You are not in {rotation.name}; type `/firsthand join` to take part."
        )
    ended = absences.end(tx, member.id, at=at, by_hand=True)
    members.skip_weekdays(tx, member.id, ())
    refresh_home(tx, user_id, at=at)
    return Back(
        rotation=rotation.name,
        next_round=next_round(rotation, at),
        was_away=bool(ended or member.skipped_weekdays),
    )
