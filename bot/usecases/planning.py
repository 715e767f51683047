"""What a round would do: the one function behind rounds, previews and re-offers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from bot.core.cadence import occurrence_after
from bot.core.forecast import Coming, foresee, looked_at, taken_from
from bot.core.messages import Occurrence
from bot.core.rotation import Plan, Round, call_is_due, plan_round
from bot.core.worktime import WorkCalendar
from bot.store import contacts
from bot.store.contacts import Contact
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.entrants import load_candidates, load_waiting

PREVIEWED_ROUNDS = 4


def upcoming_rounds(rotation: Rotation, after: datetime, count: int) -> tuple[datetime, ...]:
    """The next ``count`` rounds strictly after that moment; fewer where it ends before."""

    def rounds() -> Iterable[datetime]:
        at = occurrence_after(rotation.rounds, after)
        while at is not None:
            yield at
            at = occurrence_after(rotation.rounds, at)

    return tuple(islice(rounds(), count))


def next_round(rotation: Rotation, at: datetime) -> datetime | None:
    """The next round after that moment; None while it is paused, or once it has ended."""
    return occurrence_after(rotation.rounds, at) if rotation.state == "active" else None


def call_due(rotation: Rotation, contact: Contact, at: datetime) -> bool:
    """Whether a waiting call must be given to somebody now."""
    if contact.starts_at is None:
        return False
    later = upcoming_rounds(rotation, at, 1)
    return call_is_due(contact.starts_at, at, later, work_days(rotation))


def work_days(rotation: Rotation) -> WorkCalendar:
    """The rotation's own working days: those of its zone and country."""
    return WorkCalendar(zone=rotation.form.zone, country=rotation.form.country or None)


def salt_of(rotation: Rotation, round_at: datetime) -> str:
    """What makes the last tie-break differ from round to round, and the same in a preview."""
    return f"{rotation.name}|{round_at.isoformat()}"


def plan(
    tx: Tx,
    rotation: Rotation,
    wanted: Sequence[Contact],
    *,
    seats: int,
    at: datetime,
    round_at: datetime,
) -> Plan:
    """Decide who would be paired with these contacts now; changes nothing."""
    return plan_round(
        load_candidates(tx, rotation, wanted, at=at),
        load_waiting(tx, wanted),
        replace(terms_of(rotation, at=at, round_at=round_at), seats=seats),
    )


def terms_of(rotation: Rotation, *, at: datetime, round_at: datetime) -> Round:
    """The terms of one of its rounds, planned for one moment and held at that or another."""
    return Round(
        at=at,
        seats=rotation.form.seats,
        v=rotation.virtual_time,
        salt=salt_of(rotation, round_at),
        shadowing=rotation.form.shadowing,
    )


def due_contacts(tx: Tx, rotation: Rotation, *, at: datetime) -> tuple[Contact, ...]:
    """What a round at that moment takes from: calls that are due, and the oldest tickets."""
    waiting = _waiting(tx, rotation, tickets=looked_at(rotation.form.seats))
    due = taken_from(
        load_waiting(tx, waiting),
        terms_of(rotation, at=at, round_at=at),
        upcoming_rounds(rotation, at, 1),
        work_days(rotation),
    )
    wanted = {one.contact_id for one in due}
    return tuple(one for one in waiting if one.id in wanted)


def coming(tx: Tx, rotation: Rotation, moments: Sequence[datetime], *, at: datetime) -> Coming:
    """What these coming rounds will look at, as things stand; reads only.

    Previews, `why`, the effect of an edit and `simulate --rotation` are all `foresee` of this.
    """
    seats = rotation.form.seats
    real = _waiting(tx, rotation, tickets=len(moments) * seats + looked_at(seats))
    last = moments[-1] if moments else at
    return Coming(
        candidates=load_candidates(tx, rotation, real, at=at),
        waiting=load_waiting(tx, real),
        rounds=tuple(terms_of(rotation, at=one, round_at=one) for one in moments),
        calendar=work_days(rotation),
        then=occurrence_after(rotation.rounds, last),
    )


def preview(
    tx: Tx, rotation: Rotation, *, at: datetime, rounds: int = PREVIEWED_ROUNDS
) -> tuple[Occurrence, ...]:
    """Who would be picked in the next rounds if everybody accepts and finishes (`foresee`)."""
    return tuple(
        Occurrence(at=one.terms.at, user_ids=tuple(pick.user_id for pick in one.plan.pairs))
        for one in foresee(coming(tx, rotation, upcoming_rounds(rotation, at, rounds), at=at))
    )


def _waiting(tx: Tx, rotation: Rotation, *, tickets: int) -> tuple[Contact, ...]:
    """Waiting calls and the oldest tickets, of the kinds the rotation takes."""
    found = contacts.waiting(tx, rotation.id, tickets=tickets)
    return tuple(one for one in found if one.kind in rotation.form.kinds)
