"""What a round would do: the one function behind rounds, previews and re-offers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from bot.core.cadence import next_occurrence
from bot.core.candidate import Candidate, Waiting
from bot.core.forecast import afterwards, imagined
from bot.core.ladder import Ladder, Step, step_of
from bot.core.messages import Occurrence
from bot.core.rotation import Plan, Round, call_is_due, plan_round
from bot.core.worktime import WorkCalendar
from bot.store import climbing, contacts, members, standings
from bot.store.climbing import Climbed
from bot.store.contacts import Contact
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of

PREVIEWED_ROUNDS = 4
LATELY = 3
"""How many of the partners met last count as met lately."""


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


def load_candidates(
    tx: Tx, rotation: Rotation, wanted: Sequence[Contact], *, at: datetime
) -> tuple[Candidate, ...]:
    """Everybody on the roster, with the numbers that decide about these contacts."""
    roster = members.roster(tx, rotation.id, at=at)
    users = [one.user_id for one in roster]
    customers = [one.customer_id for one in wanted if one.customer_id]
    known = standings.load(tx, rotation.id, users, customers, at=at)
    climbed = climbing.load(tx, users) if rotation.form.shadowing else {}
    return tuple(
        Candidate(
            member_id=one.id,
            user_id=one.user_id,
            calendar=calendar_of(one, rotation),
            virtual_pass=one.virtual_pass,
            weight=one.weight,
            in_hand=known.in_hand.get(one.id, 0),
            was_away=one.was_away,
            rest_until=one.rest_until,
            ceiling=rotation.form.ceiling,
            begun_last_28_days=known.begun.get(one.user_id, 0),
            busy=known.busy.get(one.user_id, ()),
            last_contact_at=known.last_contact.get(one.user_id),
            met_customers=known.met.get(one.user_id, frozenset()),
            promised_customers=known.promised.get(one.user_id, frozenset()),
            in_previous_round=one.user_id in known.previous_round,
            step=_step(climbed.get(one.user_id)),
            shadowed_with=frozenset(_partners(climbed.get(one.user_id))),
            recent_partners=frozenset(_partners(climbed.get(one.user_id))[:LATELY]),
        )
        for one in roster
    )


def _step(climbed: Climbed | None) -> Step:
    """Where they stand on the ladder: whoever has led alone, in any rotation, needs none."""
    done = climbed or Climbed()
    return step_of(
        Ladder(),
        shadowed=done.shadowed,
        led_accompanied=done.led_accompanied,
        experienced=done.led_alone > 0,
    )


def _partners(climbed: Climbed | None) -> tuple[str, ...]:
    return climbed.partners if climbed else ()


def load_waiting(tx: Tx, wanted: Sequence[Contact]) -> tuple[Waiting, ...]:
    """These contacts as a round sees them."""
    refused = contacts.refused_by(tx, [one.id for one in wanted])
    return tuple(
        Waiting(
            contact_id=one.id,
            stable_id=f"{one.kind}:{one.external_id}",
            kind=one.kind,
            since=one.waiting_since,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            customer_id=one.customer_id,
            tags=frozenset(one.tags),
            excluded_user_ids=refused.get(one.id, frozenset()),
        )
        for one in wanted
    )


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
