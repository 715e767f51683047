"""The bot's own books after the quarter: pairings, and ledgers as lines of virtual time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import permutations

import sqlalchemy as sa

from bot.store.tables import contact, ledger, member, pairing
from tests.scenarios.world import Firsthand


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One person with one contact; `name` is what the story calls them."""

    id: str
    name: str
    contact: str
    kind: str
    state: str
    stride: int
    round_at: datetime | None
    begun: datetime
    ended: datetime | None

    def done_by(self, at: datetime) -> bool:
        return self.state == "done" and self.ended is not None and self.ended <= at


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of somebody's ledger."""

    name: str
    kind: str
    amount: int
    at: datetime
    pairing: str | None


@dataclass(frozen=True)
class Books:
    """Everything that was decided and booked."""

    pairs: tuple[Pair, ...]
    lines: tuple[Line, ...]

    def effective_pass(self, name: str, at: datetime) -> int:
        """What is booked by then, and the strides of all that is in hand and not booked yet."""
        booked = [one for one in self.lines if one.name == name and one.at <= at]
        charged = {one.pairing for one in booked}
        held = (
            one.stride
            for one in self.pairs
            if one.name == name
            and one.begun <= at
            and one.id not in charged
            and (one.ended is None or one.ended > at or one.state == "done")
        )
        return sum(one.amount for one in booked) + sum(held)

    def unfair(self, names: tuple[str, ...]) -> Iterator[tuple[datetime, str, str, int]]:
        """Every breach of the fairness statement, at any moment at which anything changed.

        Of two members who can take every contact, accept and complete, i minus j is never above
        stride(i), and so never below minus stride(j); each cancellation or reversal of one of
        theirs may add a stride.
        """
        moments = {one.begun for one in self.pairs} | {one.at for one in self.lines}
        moments |= {one.ended for one in self.pairs if one.ended}
        for at in sorted(moments):
            passes = {name: self.effective_pass(name, at) for name in names}
            excused = Counter(self._excused(at))
            for i, j in permutations(names, 2):
                difference = passes[i] - passes[j]
                if difference > STRIDE * (1 + excused[i] + excused[j]):
                    yield at, i, j, difference

    def contacts_done(self, name: str) -> int:
        """Contacts done, less those that turned out not to have happened."""
        kinds = Counter(one.kind for one in self.lines if one.name == name)
        return kinds["charge"] - kinds["reversal"]

    def _excused(self, at: datetime) -> Iterator[str]:
        reversals = [one for one in self.lines if one.kind == "reversal"]
        yield from (one.name for one in reversals if one.at <= at)
        booked = {one.pairing for one in reversals}
        for one in self.pairs:
            called_off = one.state == "cancelled" and one.id not in booked
            if called_off and one.ended and one.ended <= at:
                yield one.name


STRIDE = 1_000_000
"""Of a contact of cost 1 for a member of weight 1, which all are here."""


def books(world: Firsthand) -> Books:
    bot = world.program.bot
    assert bot is not None
    names = world.names()
    about = pairing.join(contact, contact.c.id == pairing.c.contact_id)
    theirs = ledger.join(member, member.c.id == ledger.c.member_id)
    with bot.db.reading() as connection:
        pairs = connection.execute(sa.select(pairing, contact.c.kind).select_from(about)).all()
        lines = connection.execute(sa.select(ledger, member.c.user_id).select_from(theirs)).all()
    return Books(
        pairs=tuple(
            Pair(
                id=row.id,
                name=names[row.user_id],
                contact=row.contact_id,
                kind=row.kind,
                state=row.state,
                stride=row.stride,
                round_at=row.round_at,
                begun=row.offered_at,
                ended=row.ended_at,
            )
            for row in pairs
        ),
        lines=tuple(
            Line(
                name=names[row.user_id],
                kind=row.kind,
                amount=row.amount,
                at=row.at,
                pairing=row.pairing_id,
            )
            for row in lines
        ),
    )
