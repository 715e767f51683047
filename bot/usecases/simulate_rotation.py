"""Play a living rotation on, as it stands now."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.cadence import occurrences
from bot.core.forecast import Foreseen, foresee
from bot.core.ruling import rule_out
from bot.core.simulation import Held
from bot.store import members
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.planning import coming


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
    names = _names(tx, rotation, at=at)
    told = coming(tx, rotation, moments, at=at)
    named = tuple(replace(one, member_id=names[one.user_id]) for one in told.candidates)
    held = tuple(_held(one) for one in foresee(replace(told, candidates=named)))
    return tuple(names.values()), held


def _held(one: Foreseen) -> Held:
    taken = {pick.contact_id for pick in one.plan.pairs}
    return Held(
        at=one.terms.at,
        pairs=one.plan.pairs,
        waiting=tuple(contact.contact_id for contact in one.left),
        unfilled=min(one.terms.seats, len(one.offered)) - len(taken),
        candidates=one.candidates,
        due=one.offered,
        present=tuple(
            each.member_id for each in one.candidates if rule_out(each, one.terms.at) is None
        ),
    )


def _names(tx: Tx, rotation: Rotation, *, at: datetime) -> Mapping[str, str]:
    roster = members.roster(tx, rotation.id, at=at)
    told = [one.name for one in roster]
    return {
        one.user_id: one.name if told.count(one.name) == 1 else f"{one.name} ({one.user_id})"
        for one in roster
    }
