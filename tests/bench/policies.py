"""How others pick, to be measured against: each a policy for `bot.core.simulation.simulate`.

All of them know who is absent, as their models do, and who is excluded from a contact. Of
ceilings, working hours at the hour of a call, rest and clashes they know nothing.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from bot.core.candidate import Candidate, Waiting
from bot.core.ledger import stride
from bot.core.plan import Pick, Plan, Round
from bot.core.simulated_contacts import chance
from bot.core.taking import in_order
from bot.core.worktime import away_at

NEVER = datetime.min.replace(tzinfo=UTC)

Order = Callable[[Sequence[Candidate], Round], list[Candidate]]


def round_robin() -> Callable[[Sequence[Candidate], Sequence[Waiting], Round], Plan]:
    """A list and a pointer; it stays on a place in the list, so it jumps when somebody leaves."""
    pointer = 0

    def pick(people: Sequence[Candidate], due: Sequence[Waiting], round_: Round) -> Plan:
        nonlocal pointer
        start = pointer % max(1, len(people))
        made = _in_order([*people[start:], *people[:start]], due, round_)
        if made.pairs:
            last = made.pairs[-1].member_id
            pointer = next(n for n, one in enumerate(people) if one.member_id == last) + 1
        return made

    return pick


def longest_since_last(people: Sequence[Candidate], due: Sequence[Waiting], round_: Round) -> Plan:
    """LinkedIn Oncall's rule: whoever has gone longest without one, or has never had one."""

    def since(one: Candidate) -> tuple[bool, datetime]:
        # What is in their hands has not ended yet: that is the latest of all.
        return one.in_hand > 0, one.last_contact_at or NEVER

    return _in_order(sorted(people, key=since), due, round_)


def at_random(people: Sequence[Candidate], due: Sequence[Waiting], round_: Round) -> Plan:
    """Anybody."""
    drawn = sorted(people, key=lambda one: chance(0, round_.at.isoformat(), one.member_id))
    return _in_order(drawn, due, round_)


def _in_order(people: Sequence[Candidate], due: Sequence[Waiting], round_: Round) -> Plan:
    """Give each contact to the first who is there and not excluded."""
    free = [one for one in people if away_at(one.calendar, round_.at) is None]
    pairs, unfilled = [], []
    for contact in in_order(due, round_.at)[: round_.seats]:
        one = next((one for one in free if one.user_id not in contact.excluded_user_ids), None)
        if one is None:
            unfilled.append(contact.contact_id)
            continue
        free.remove(one)
        pairs.append(_pick(one, contact))
    return Plan(
        pairs=tuple(pairs), unfilled=tuple(unfilled), ruled_out=(), away=(), returned=(), v=0
    )


def _pick(one: Candidate, contact: Waiting) -> Pick:
    return Pick(
        member_id=one.member_id,
        user_id=one.user_id,
        contact_id=contact.contact_id,
        effective_pass=0,
        stride=stride(contact.cost, one.weight),
        score=0,
        decided_by="draw",
        reason="",
    )
