"""Skip rounds."""

from datetime import datetime

from bot.core.absence import Absence
from bot.core.replies import Away, Refusal, Reply, WhichDay
from bot.core.skip import SkipEither, SkipRounds, SkipWeekdays, parse_absence
from bot.store import absences, members
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.choosing import Chosen, Where, choose_rotation
from bot.usecases.planning import upcoming_rounds
from bot.usecases.show_home import refresh_home


def skip_rounds(
    tx: Tx, *, user_id: str, where: Where, at: datetime, month_first: bool = False
) -> Reply:
    """Leave a member out of coming rounds, or on some weekdays; a later skip replaces an earlier.

    Weekdays and rounds are two things: one does not replace the other, and `back` ends both.

    What they have accepted stays theirs. Skipping costs nothing: who comes back is owed at most
    one turn. A day that can be read in two ways is asked about first (for ``month_first`` see
    `typed_days`).
    """
    chosen = choose_rotation(tx, "skip", where, user_id=user_id, at=at)
    if not isinstance(chosen, Chosen):
        return chosen
    rotation = chosen.rotation
    member = members.find(tx, rotation.id, user_id, at=at)
    if member is None or member.state != "active":
        return Refusal(
            sentence=f"You are not in {rotation.name}; type `/firsthand join` to take part."
        )
    wish = parse_absence(chosen.text, zone=member.zone, at=at, month_first=month_first)
    if isinstance(wish, str):
        return Refusal(sentence=wish)
    if isinstance(wish, SkipEither):
        return WhichDay(
            rotation_id=rotation.id,
            typed=" ".join(chosen.text.split()),
            likely=wish.likely,
            other=wish.other,
        )
    if isinstance(wish, SkipWeekdays):
        members.skip_weekdays(tx, member.id, wish.rule.weekdays)
        refresh_home(tx, user_id, at=at)
        return Away(rotation=rotation.name, until=None, weekdays=wish.rule.weekdays)
    count = wish.count if isinstance(wish, SkipRounds) else 0
    until = _after_rounds(rotation, count, at) if isinstance(wish, SkipRounds) else wish.until
    absences.end(tx, member.id, at=at, reason="skip")
    absences.add(tx, member.id, Absence(since=at, until=until, reason="skip"))
    refresh_home(tx, user_id, at=at)
    return Away(rotation=rotation.name, until=until, rounds=count if until else 0)


def _after_rounds(rotation: Rotation, count: int, at: datetime) -> datetime | None:
    """The round after the skipped ones: absence is half-open, so it may pick them again.

    None where no such round is left to come: then until they say.
    """
    rounds = upcoming_rounds(rotation, at, count + 1)
    return rounds[-1] if len(rounds) > count else None
