"""Play a living rotation on, as it stands now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from bot.core.cadence import occurrences
from bot.core.candidate import Candidate
from bot.core.forecast import afterwards
from bot.core.rotation import plan_round
from bot.core.ruling import rule_out
from bot.core.simulation import Held
from bot.store import contacts, members
from bot.store.rotations import Rotation
from bot.store.standings import CEILING_PERIOD
from bot.store.transaction import Tx
from bot.usecases.entrants import load_candidates, load_waiting
from bot.usecases.planning import foreseen, looked_at, terms_of


def simulate_rotation(
    tx: Tx, rotation: Rotation, *, weeks: int, at: datetime
) -> tuple[tuple[str, ...], tuple[Held, ...]]:
    """The names of everybody on the roster, and every round of so many weeks; changes nothing.

    Decided by the function that picks, with the real ledger, absences and waiting contacts, if
    everybody accepts and finishes at once. Imagined tickets take the seats that are left. Two of
    one name are told apart by their user id.
    """
    until = at + timedelta(weeks=weeks)
    moments = [one for one in occurrences(rotation.rounds, at, until) if one > at]
    tickets = len(moments) * rotation.form.seats + looked_at(rotation)
    real = contacts.waiting(tx, rotation.id, tickets=tickets)
    names = _names(tx, rotation, at=at)
    candidates = tuple(
        replace(one, member_id=names[one.user_id])
        for one in load_candidates(tx, rotation, real, at=at)
    )
    before = {one.member_id: one.begun_last_28_days for one in candidates}
    waiting, v = load_waiting(tx, real), rotation.virtual_time
    begun: dict[str, list[datetime]] = defaultdict(list)
    rounds = []
    for moment in moments:
        since = moment - CEILING_PERIOD
        candidates = tuple(
            replace(
                one,
                begun_last_28_days=_count(begun[one.member_id], since)
                + (before[one.member_id] if since < at else 0),
            )
            for one in candidates
        )
        due = foreseen(rotation, real, waiting, moment)
        terms = replace(terms_of(rotation, at=moment, round_at=moment), v=v)
        plan = plan_round(candidates, due, terms)
        v = plan.v
        taken = {pick.contact_id for pick in plan.pairs}
        waiting = tuple(one for one in waiting if one.contact_id not in taken)
        rounds.append(
            Held(
                at=moment,
                pairs=plan.pairs,
                waiting=tuple(one.contact_id for one in waiting),
                unfilled=min(terms.seats, len(due)) - len(taken),
                candidates=candidates,
                due=due,
                present=tuple(one.member_id for one in candidates if _is_there(one, moment)),
            )
        )
        for pick in plan.pairs:
            begun[pick.member_id].append(moment)
        candidates = afterwards(candidates, due, plan, moment)
    return tuple(names.values()), tuple(rounds)


def _names(tx: Tx, rotation: Rotation, *, at: datetime) -> Mapping[str, str]:
    roster = members.roster(tx, rotation.id, at=at)
    told = [one.name for one in roster]
    return {
        one.user_id: one.name if told.count(one.name) == 1 else f"{one.name} ({one.user_id})"
        for one in roster
    }


def _count(moments: Sequence[datetime], since: datetime) -> int:
    return sum(1 for _ in takewhile(lambda one: one > since, reversed(moments)))


def _is_there(candidate: Candidate, at: datetime) -> bool:
    return rule_out(candidate, at) is None
