"""What changes when somebody's calendar is read again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.absence import Absence


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownAbsence:
    """An absence that the calendar said before, as stored."""

    id: str
    since: datetime
    until: datetime
    ended_by_hand: bool = False
    """They came back at `until`, though the calendar said more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarChange:
    """What to store instead of what was known."""

    dropped: tuple[str, ...]
    """Ids of what the calendar does not say any more, or says otherwise now."""
    added: tuple[Absence, ...]
    is_news: bool
    """Whether it concerns the present or the future: what is over is only tidied away."""


def follow_calendar(
    known: Iterable[KnownAbsence], wanted: Collection[Absence], at: datetime
) -> CalendarChange:
    """Bring what is known to what the calendar says at that instant.

    Whoever came back by hand is not away again for the same absence: it is not begun anew while
    the calendar goes on saying it. One that begins later counts as ever.
    """
    open_ = [one for one in wanted if one.until is None or one.until > at]
    by_hand = [one for one in known if one.ended_by_hand]
    kept = {one.id for one in by_hand if any(_covers(away, one.until) for away in open_)}
    refused = [away for away in open_ if any(_covers(away, one.until) for one in by_hand)]
    missing = [away for away in open_ if away not in refused]
    for one in known:
        same = [away for away in missing if (away.since, away.until) == (one.since, one.until)]
        if same and not one.ended_by_hand:
            missing.remove(same[0])
            kept.add(one.id)
    lost = [one for one in known if one.id not in kept]
    return CalendarChange(
        dropped=tuple(one.id for one in lost),
        added=tuple(missing),
        is_news=bool(missing) or any(one.until > at for one in lost),
    )


def _covers(away: Absence, moment: datetime) -> bool:
    """Whether it had begun then and was to go on."""
    return away.since <= moment and (away.until is None or moment < away.until)
