"""What comes of a swap or cover: it runs out, and whoever handed it on hears of it."""

from datetime import datetime, timedelta

from bot.core.pairing import LIVE
from bot.store import agenda, handovers, people
from bot.store.agenda import AgendaRow
from bot.store.handovers import Handover
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import card_of, say_offer
from bot.usecases.handover_cards import say_news
from bot.usecases.passing_on import Passing, load_passing
from bot.usecases.release import release_offer
from bot.usecases.show_home import refresh_home

NEWS_FOR = timedelta(hours=8)
"""After that it is seen on the card and needs no message any more."""
OLD = timedelta(days=14)
"""Whoever has been away so long reads it on the card only."""


def expire_handover(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Nobody answered: a swap comes back, a cover goes to the next person."""
    people.lock_workspace(tx)
    handover = handovers.get(tx, row.subject)
    passing = load_passing(tx, handover.pairing_id, at=at) if handover else None
    if handover is None or passing is None:
        return
    if not handovers.end(tx, handover.id, to="expired", at=at):
        return
    plan_news(tx, handover, passing, at=at)
    if handover.is_cover:
        release_offer(tx, passing.pairing, to="handed_over", at=at)
    else:
        say_offer(tx, passing.pairing.id, at=at)
        refresh_home(tx, handover.to_user_id, at=at)
    refresh_home(tx, passing.pairing.user_id, at=at)


def plan_news(tx: Tx, handover: Handover, passing: Passing, *, at: datetime) -> None:
    """Tell its holder in their working hours; whoever is away hears when they are back."""
    calendar = calendar_of(passing.holder, passing.rotation)
    agenda.put(tx, "tell_handover", handover.id, decent_time(calendar, at))


def tell_handover(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Say what came of it in their working hours, unless that is of no use by now."""
    handover = handovers.get(tx, row.subject)
    passing = load_passing(tx, handover.pairing_id, at=at) if handover else None
    if handover is None or passing is None:
        return
    came_back = handover.state in ("declined", "expired") and not handover.is_cover
    if at > handover.deadline + OLD or (came_back and passing.pairing.state not in LIVE):
        return
    tell_at = decent_time(calendar_of(passing.holder, passing.rotation), at)
    if tell_at > at:  # away by now, or still
        agenda.put(tx, "tell_handover", handover.id, tell_at)
        return
    starts_at = passing.contact.starts_at
    not_after = at + NEWS_FOR
    if came_back and starts_at is not None:
        not_after = min(not_after, starts_at)
    if at < not_after:
        card = card_of(passing.contact)
        contact = passing.contact
        say_news(tx, handover, passing.pairing, contact, card, at=at, not_after=not_after)
