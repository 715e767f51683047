"""Somebody no hard rule keeps from a round, once for each contact they could take in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.core.candidate import Candidate, Waiting
from bot.core.ledger import effective_pass, returner_pass, stride


@dataclass(frozen=True, kw_only=True, slots=True)
class Entrant:
    """A candidate with all that the round adds to them."""

    candidate: Candidate
    able: int
    """Bit set of the contacts they may take."""
    rests: bool
    returned: int = 0
    """What coming back adds to their pass."""
    turn: int = 0
    """Which of the contacts they could take in this round: 0 is the first."""
    ahead: int = 0
    """Strides of the turns before this one."""

    @property
    def effective(self) -> int:
        """The effective pass that counts in this round."""
        return effective_pass(self.candidate.standing) + self.returned + self.ahead

    @property
    def level(self) -> tuple[bool, int]:
        """What fairness says: the less, the sooner; whoever rests comes after all others."""
        return self.rests, self.effective


def returning(candidate: Candidate, v: int) -> int:
    """What is added to the pass of a candidate who is there again after having been away.

    Like V it is about the effective pass: what they still have in hand is not held against them.
    """
    if not candidate.was_away:
        return 0
    own = effective_pass(candidate.standing)
    return returner_pass(own, v, stride(1, candidate.weight)) - own


def places_of(candidate: Candidate) -> int:
    """How many contacts they may take in one round: their capacity, as far as the ceiling goes."""
    if candidate.ceiling is None:
        return candidate.capacity
    return max(0, min(candidate.capacity, candidate.ceiling - candidate.begun_last_28_days))


def with_turns(
    entrants: Iterable[Entrant], contacts: Sequence[Waiting], once: int
) -> list[Entrant]:
    """Everybody once for each contact they could take.

    Each turn stands a stride behind the one before, as if that contact were already in hand; the
    dearest contact of the round says how much.

    Args:
        entrants: everybody once.
        contacts: those of the round.
        once: bit set of the contacts only a first turn may take: calls that overlap others.
    """
    dearest = max((contact.cost for contact in contacts), default=1)
    return [
        replace(one, turn=turn, able=one.able & ~once if turn else one.able, ahead=turn * step)
        for one in entrants
        for step in [stride(dearest, one.candidate.weight)]
        for turn in range(min(places_of(one.candidate), len(contacts)))
    ]
