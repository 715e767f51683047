"""The pairs that are made of the people of one round."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.core.assignment import Level, assign
from bot.core.candidate import Waiting
from bot.core.entrant import Entrant
from bot.core.ledger import stride
from bot.core.matching import Matching
from bot.core.plan import Decider, Pick
from bot.core.reasons import WORDS, decide
from bot.core.suiting import soft_score


def pair(entrants: Sequence[Entrant], contacts: Sequence[Waiting], salt: str) -> tuple[Pick, ...]:
    """Pair each contact with one entrant; that it can be done is known.

    The entrants come in an order that does not depend on how rows arrived, whoever may take
    several contacts several times (`with_turns`).
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
    picked = {place for place, _ in pairs}
    free = [one for place, one in enumerate(ordered) if place not in picked and not one.rests]
    return tuple(
        _pick(one, contacts[number], [rival for rival in free if rival.able >> number & 1], salt)
        for one, number in _in_turn([(ordered[place], number) for place, number in pairs])
    )


def _in_turn(pairs: Sequence[tuple[Entrant, int]]) -> list[tuple[Entrant, int]]:
    """The same people with the same contacts, each person's first turn with the first of theirs.

    Which turn of a person takes which of their contacts is all the same to the assignment.
    """
    turns: dict[str, list[Entrant]] = defaultdict(list)
    for one, _ in sorted(pairs, key=lambda pair: -pair[0].turn):
        turns[one.candidate.member_id].append(one)
    return [(turns[one.candidate.member_id].pop(), number) for one, number in pairs]


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
    mine = one.candidate.member_id
    rivals = [
        (rival.effective, rival.candidate) for rival in free if rival.candidate.member_id != mine
    ]
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
