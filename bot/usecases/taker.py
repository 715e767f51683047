"""Whether somebody may take a contact over, by the rules of picking."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.candidate import Candidate, Rule
from bot.core.ledger import stride
from bot.core.taking_over import keeps_from, without_call
from bot.store import handovers, pairings
from bot.store.transaction import Tx
from bot.usecases.entrants import load_candidates, load_waiting
from bot.usecases.passing_on import Passing


@dataclass(frozen=True, kw_only=True, slots=True)
class Taker:
    """A member who may take a contact over, and what it will cost them."""

    member_id: str
    user_id: str
    stride: int


def find_taker(tx: Tx, passing: Passing, user_id: str, *, at: datetime) -> Taker | Rule | None:
    """The member, the hard rule that keeps them from it, or None: not in this rotation.

    Whoever has handed it on before may take it back.
    """
    found = {
        one.user_id: one for one in load_candidates(tx, passing.rotation, [passing.contact], at=at)
    }
    candidate = found.get(user_id)
    if candidate is None:
        return None
    if not passing.rotation.form.shadowing:
        candidate = replace(candidate, step="alone")
    (waiting,) = load_waiting(tx, [passing.contact])
    excluded = waiting.excluded_user_ids - handovers.handed_on_by(tx, passing.contact.id)
    waiting = replace(waiting, excluded_user_ids=excluded)
    partner = _partner(tx, passing, found)
    if partner is not None and partner.user_id == user_id:
        busy = without_call(candidate.busy, waiting.period)
        candidate, partner = replace(candidate, busy=busy), None
    rule = keeps_from(candidate, waiting, at, partner=partner)
    if rule is not None:
        return rule
    return Taker(
        member_id=candidate.member_id,
        user_id=user_id,
        stride=stride(waiting.cost, candidate.weight),
    )


def _partner(tx: Tx, passing: Passing, found: dict[str, Candidate]) -> Candidate | None:
    live = pairings.live_of_contact(tx, passing.contact.id)
    return next((found.get(one.user_id) for one in live if one.role == "shadow"), None)
