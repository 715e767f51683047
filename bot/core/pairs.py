"""The people of one round and the pairs that are made of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.assignment import Level, assign
from bot.core.candidate import Candidate, Waiting
from bot.core.ledger import effective_pass, returner_pass, stride
from bot.core.matching import Matching
from bot.core.plan import Decider, Pick
from bot.core.reasons import WORDS, decide
from bot.core.suiting import soft_score


@dataclass(frozen=True, kw_only=True, slots=True)
class Entrant:
    """Somebody no hard rule keeps from the round, with all that the round adds to them."""

    candidate: Candidate
    able: int
    """Bit set of the contacts they may take."""
    rests: bool
    returned: int = 0
    """What coming back adds to their pass."""

    @property
    def effective(self) -> int:
        """The effective pass that counts in this round."""
        return effective_pass(self.candidate.standing) + self.returned

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


def pair(entrants: Sequence[Entrant], contacts: Sequence[Waiting], salt: str) -> tuple[Pick, ...]:
    """Pair each contact with one entrant; that it can be done is known.

    The entrants come in an order that does not depend on how rows arrived.
    """
    if not contacts:
        return ()
    ordered = sorted(entrants, key=lambda one: one.level)
    pairs = assign(
        _levels(ordered),
        [one.candidate for one in ordered],
        contacts,
        [one.able for one in ordered],
        salt,
    )
    picked = {person for person, _ in pairs}
    free = [one for place, one in enumerate(ordered) if place not in picked and not one.rests]
    return tuple(
        _pick(
            ordered[person], contacts[number], [one for one in free if one.able >> number & 1], salt
        )
        for person, number in pairs
    )


def _levels(ordered: Sequence[Entrant]) -> list[Level]:
    """How many of each level the least of the largest assignments picks."""
    matching = Matching()
    quotas = Counter(one.level for one in ordered if matching.keep(one.able))
    return [
        Level(
            members=tuple(place for place, one in enumerate(ordered) if one.level == level),
            quota=quota,
        )
        for level, quota in sorted(quotas.items())
    ]


def _pick(one: Entrant, contact: Waiting, free: Sequence[Entrant], salt: str) -> Pick:
    rivals = [(rival.effective, rival.candidate) for rival in free]
    decider: Decider = (
        "resting" if one.rests else decide(one.candidate, one.effective, contact, rivals, salt)
    )
    return Pick(
        member_id=one.candidate.member_id,
        user_id=one.candidate.user_id,
        contact_id=contact.contact_id,
        effective_pass=one.effective,
        stride=stride(contact.cost, one.candidate.weight),
        score=soft_score(one.candidate, contact),
        decided_by=decider,
        reason=WORDS[decider],
    )
