"""What people have done on the shadow ladder, and with whom, over all rotations."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from bot.store.tables import pairing
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Climbed:
    """Contacts somebody has finished, by how."""

    shadowed: int = 0
    led_accompanied: int = 0
    led_alone: int = 0
    partners: tuple[str, ...] = ()
    """User ids of those they shared a contact with, the latest first."""


def load(tx: Tx, users: Collection[str]) -> Mapping[str, Climbed]:
    """What these people have done, by user id; who has finished nothing is left out."""
    other = pairing.alias("other")
    last = func.max(pairing.c.ended_at, type_=pairing.c.ended_at.type)
    rows = tx.rows(
        select(
            pairing.c.user_id,
            pairing.c.role,
            other.c.user_id.label("partner"),
            func.count(pairing.c.id.distinct()).label("number"),
            last.label("last"),
        )
        .outerjoin(
            other,
            and_(
                other.c.workspace_id == pairing.c.workspace_id,
                other.c.contact_id == pairing.c.contact_id,
                other.c.role != pairing.c.role,
                other.c.state == "done",
            ),
        )
        .where(
            pairing.c.workspace_id == tx.workspace_id,
            pairing.c.user_id.in_(users),
            pairing.c.state == "done",
        )
        .group_by(pairing.c.user_id, pairing.c.role, other.c.user_id)
    )
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    met: dict[str, dict[str, datetime]] = defaultdict(dict)
    for row in rows:
        how = "shadowed" if row.role == "shadow" else "led_alone"
        if row.role == "lead" and row.partner is not None:
            how = "led_accompanied"
        counts[row.user_id][how] += row.number
        if row.partner is not None:
            met[row.user_id][row.partner] = max(
                row.last, met[row.user_id].get(row.partner, row.last)
            )
    return {user: _climbed(number, met[user]) for user, number in counts.items()}


def _climbed(number: Counter[str], met: Mapping[str, datetime]) -> Climbed:
    latest_first = sorted(sorted(met), key=lambda user: met[user], reverse=True)
    return Climbed(
        shadowed=number["shadowed"],
        led_accompanied=number["led_accompanied"],
        led_alone=number["led_alone"],
        partners=tuple(latest_first),
    )
