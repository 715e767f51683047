"""What a round would do: the one function behind rounds, previews and re-offers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from bot.core.cadence import next_occurrence
from bot.core.candidate import Candidate, Waiting
from bot.core.forecast import afterwards, imagined
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
    """The next ``count`` rounds strictly after that moment."""

    def rounds() -> Iterable[datetime]:
        at = after
        while True:
            at = next_occurrence(rotation.rounds, at)
            yield at

    return tuple(islice(rounds(), count))


def call_due(rotation: Rotation, contact: Contact, at: datetime) -> bool:
    """Whether a waiting call must be given to somebody now."""
    if contact.starts_at is None:
        return False
    calendar = WorkCalendar(zone=rotation.form.zone, country=rotation.form.country or None)
    return call_is_due(contact.starts_at, at, upcoming_rounds(rotation, at, 1), calendar)


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


def looked_at(rotation: Rotation) -> int:
    """How many of the oldest tickets a round looks at: somebody may not suit the first ones."""
    return 2 * rotation.form.seats


def due_contacts(tx: Tx, rotation: Rotation, *, at: datetime) -> tuple[Contact, ...]:
    """What a round at that moment takes from: calls that are due, and the oldest tickets."""
    waiting = contacts.waiting(tx, rotation.id, tickets=looked_at(rotation))
    return tuple(
        one
        for one in waiting
        if one.kind in rotation.form.kinds and (one.kind == "ticket" or call_due(rotation, one, at))
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Coming:
    """What the next round will look at, as things stand."""

    candidates: tuple[Candidate, ...]
    waiting: tuple[Waiting, ...]
    """Contacts that really wait, and imagined tickets behind them (`forecast.is_imagined`)."""
    terms: Round


def coming_round(tx: Tx, rotation: Rotation, *, at: datetime) -> Coming:
    """The next round as `preview` shows it, to be planned or explained; reads only."""
    (moment,) = upcoming_rounds(rotation, at, 1)
    real = contacts.waiting(tx, rotation.id, tickets=looked_at(rotation))
    return Coming(
        candidates=load_candidates(tx, rotation, real, at=at),
        waiting=foreseen(rotation, real, load_waiting(tx, real), moment),
        terms=terms_of(rotation, at=moment, round_at=moment),
    )


def preview(
    tx: Tx, rotation: Rotation, *, at: datetime, rounds: int = PREVIEWED_ROUNDS
) -> tuple[Occurrence, ...]:
    """Who would be picked in the next rounds if everybody accepts and finishes.

    Made by the function that will pick. Where too few contacts wait, imagined tickets take
    the seats left.
    """
    real = contacts.waiting(
        tx, rotation.id, tickets=(rounds - 1) * rotation.form.seats + looked_at(rotation)
    )
    candidates = load_candidates(tx, rotation, real, at=at)
    waiting = load_waiting(tx, real)
    v = rotation.virtual_time
    found = []
    for moment in upcoming_rounds(rotation, at, rounds):
        due = foreseen(rotation, real, waiting, moment)
        terms = replace(terms_of(rotation, at=moment, round_at=moment), v=v)
        decided = plan_round(candidates, due, terms)
        found.append(Occurrence(at=moment, user_ids=tuple(pick.user_id for pick in decided.pairs)))
        taken = {pick.contact_id for pick in decided.pairs}
        waiting = tuple(one for one in waiting if one.contact_id not in taken)
        candidates = afterwards(candidates, due, decided, moment)
        v = decided.v
    return tuple(found)


def foreseen(
    rotation: Rotation, real: Sequence[Contact], waiting: Sequence[Waiting], moment: datetime
) -> tuple[Waiting, ...]:
    """What a round then takes from, of those that wait; imagined tickets for the seats left."""
    by_id = {one.id: one for one in real}
    wanted = [one for one in waiting if one.kind in rotation.form.kinds]
    calls = (
        one
        for one in wanted
        if one.kind == "call" and call_due(rotation, by_id[one.contact_id], moment)
    )
    tickets = [one for one in wanted if one.kind == "ticket"][: looked_at(rotation)]
    terms = terms_of(rotation, at=moment, round_at=moment)
    return (*calls, *tickets, *imagined(terms))
