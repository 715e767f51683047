"""The people and contacts that a round looks at, read from the store."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.candidate import Candidate, Waiting
from bot.core.ladder import Ladder, Step, step_of
from bot.core.tags import folded_tags
from bot.store import climbing, contacts, members, standings
from bot.store.climbing import Climbed
from bot.store.contacts import Contact
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of

LATELY = 3
"""How many of the partners met last count as met lately, with the hosts of 28 days."""


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
            ceiling=rotation.form.ceiling if one.ceiling is None else one.ceiling,
            begun_last_28_days=len(known.begun.get(one.user_id, ())),
            begun_at=known.begun.get(one.user_id, ()),
            capacity=rotation.form.capacity if one.capacity is None else one.capacity,
            busy=known.busy.get(one.user_id, ()),
            last_contact_at=known.last_contact.get(one.user_id),
            tags=folded_tags(one.tags),
            met_customers=known.met.get(one.user_id, frozenset()),
            promised_customers=known.promised.get(one.user_id, frozenset()),
            in_previous_round=one.user_id in known.previous_round,
            calls_outside_hours=one.own_time.calls_outside_hours,
            step=_step(climbed.get(one.user_id), rotation.form.ladder, experienced=one.experienced),
            shadowed_with=frozenset(_partners(climbed.get(one.user_id))),
            recent_partners=known.hosts.get(one.user_id, frozenset()).union(
                _partners(climbed.get(one.user_id))[:LATELY]
            ),
        )
        for one in roster
    )


def step_in(tx: Tx, rotation: Rotation, user_id: str, *, experienced: bool) -> Step:
    """Where somebody would stand on a rotation's ladder."""
    if not rotation.form.shadowing:
        return "alone"
    climbed = climbing.load(tx, [user_id]).get(user_id)
    return _step(climbed, rotation.form.ladder, experienced=experienced)


def _step(climbed: Climbed | None, ladder: Ladder, *, experienced: bool) -> Step:
    """Where they stand on the ladder: whoever has led alone, in any rotation, needs none."""
    done = climbed or Climbed()
    return step_of(
        ladder,
        shadowed=done.shadowed,
        led_accompanied=done.led_accompanied,
        experienced=experienced or done.led_alone > 0,
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
            host_user_id=one.host_user_id,
            tags=folded_tags(one.tags),
            excluded_user_ids=refused.get(one.id, frozenset()),
        )
        for one in wanted
    )
