"""What a round would do: the one function behind rounds, previews and re-offers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from bot.core.cadence import next_occurrence
from bot.core.candidate import Candidate, Waiting
from bot.core.messages import Occurrence
from bot.core.rotation import Plan, Round, call_is_due, plan_round
from bot.core.worktime import WorkCalendar
from bot.store import contacts, members, standings
from bot.store.contacts import Contact
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of

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


def load_candidates(
    tx: Tx, rotation: Rotation, wanted: Sequence[Contact], *, at: datetime
) -> tuple[Candidate, ...]:
    """Everybody on the roster, with the numbers that decide about these contacts."""
    roster = members.roster(tx, rotation.id, at=at)
    users = [one.user_id for one in roster]
    customers = [one.customer_id for one in wanted if one.customer_id]
    known = standings.load(tx, rotation.id, users, customers, at=at)
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
        )
        for one in roster
    )


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
        Round(at=at, seats=seats, v=rotation.virtual_time, salt=salt_of(rotation, round_at)),
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


def preview(
    tx: Tx, rotation: Rotation, *, at: datetime, rounds: int = PREVIEWED_ROUNDS
) -> tuple[Occurrence, ...]:
    """Who would be picked in the next rounds if everybody accepts and finishes.

    Made by the function that will pick. Where too few contacts wait, imagined tickets take
    the seats left.
    """
    moments = upcoming_rounds(rotation, at, rounds)
    real = contacts.waiting(
        tx, rotation.id, tickets=(rounds - 1) * rotation.form.seats + looked_at(rotation)
    )
    candidates = load_candidates(tx, rotation, real, at=at)
    waiting = [one for one in load_waiting(tx, real) if one.kind in rotation.form.kinds]
    by_id = {one.id: one for one in real}
    v = rotation.virtual_time
    found = []
    for moment in moments:
        calls = [
            one
            for one in waiting
            if one.kind == "call" and call_due(rotation, by_id[one.contact_id], moment)
        ]
        tickets = [one for one in waiting if one.kind == "ticket"][: looked_at(rotation)]
        due = [*calls, *tickets, *_imagined(moment, rotation.form.seats)]
        terms = Round(at=moment, seats=rotation.form.seats, v=v, salt=salt_of(rotation, moment))
        decided = plan_round(candidates, due, terms)
        found.append(Occurrence(at=moment, user_ids=tuple(pick.user_id for pick in decided.pairs)))
        taken = {pick.contact_id for pick in decided.pairs}
        waiting = [one for one in waiting if one.contact_id not in taken]
        candidates = _afterwards(candidates, decided, moment)
        v = decided.v
    return tuple(found)


def _imagined(moment: datetime, seats: int) -> list[Waiting]:
    return [
        Waiting(
            contact_id=f"imagined:{number}",
            stable_id=f"imagined:{number:03}",
            kind="ticket",
            since=moment,
        )
        for number in range(seats)
    ]


def _afterwards(
    candidates: Sequence[Candidate], decided: Plan, moment: datetime
) -> tuple[Candidate, ...]:
    gained = {one.member_id: one.amount for one in decided.returned}
    picked = {pick.member_id: pick.stride for pick in decided.pairs}
    return tuple(
        replace(
            one,
            virtual_pass=one.virtual_pass
            + gained.get(one.member_id, 0)
            + picked.get(one.member_id, 0),
            was_away=one.member_id in decided.away,
            begun_last_28_days=one.begun_last_28_days + (one.member_id in picked),
            last_contact_at=moment if one.member_id in picked else one.last_contact_at,
            in_previous_round=one.member_id in picked,
        )
        for one in candidates
    )
