"""Shadows, in a second solve after the leads: nobody new is alone, and never two who are new.

A contact led by somebody experienced may have one newcomer as shadow; one led by somebody who is
to be accompanied must have somebody experienced. Somebody they have not shared a contact with
comes first, and only then the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from bot.core.candidate import Candidate, Waiting
from bot.core.entrant import Entrant
from bot.core.matching import Matching
from bot.core.pairs import pair
from bot.core.plan import Decider, Pick
from bot.core.reasons import WORDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Shadowed:
    """The shadows of a round."""

    pairs: tuple[Pick, ...]
    alone: tuple[str, ...]
    """Ids of members who lead, must be accompanied, and are not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Led:
    """A contact and who leads it."""

    contact: Waiting
    number: int
    """Its place in the round: `Entrant.able` points here."""
    lead: Candidate


def shadow(led: Sequence[Led], free: Sequence[Entrant], salt: str) -> Shadowed:
    """Give each lead a shadow as far as there is somebody fit for it.

    Args:
        led: the contacts of the round, in their order.
        free: who has no contact in this round, in an order that does not depend on how rows
            arrived.
        salt: for the draw.
    """
    experienced = [one for one in free if one.candidate.step == "alone"]
    learners = [one for one in free if one.candidate.step == "shadow"]
    needy = [one for one in led if one.lead.step == "accompanied"]
    settled = [one for one in led if one.lead.step == "alone"]
    helping = _match(needy, experienced, salt, "helping")
    helped = {pick.contact_id for pick in helping}
    return Shadowed(
        pairs=(*helping, *_match(settled, learners, salt, "learning")),
        alone=tuple(one.lead.member_id for one in needy if one.contact.contact_id not in helped),
    )


def _match(
    led: Sequence[Led], people: Sequence[Entrant], salt: str, decider: Decider
) -> tuple[Pick, ...]:
    """As many as can be, first among those who have not shared a contact yet."""
    fresh = _solve(led, people, salt, again=False)
    served = {pick.contact_id for pick in fresh}
    busy = {pick.member_id for pick in fresh}
    others = _solve(
        [one for one in led if one.contact.contact_id not in served],
        [one for one in people if one.candidate.member_id not in busy],
        salt,
        again=True,
    )
    return tuple(
        replace(pick, role="shadow", decided_by=decider, reason=WORDS[decider])
        for pick in chain(fresh, others)
    )


def _solve(
    led: Sequence[Led], people: Sequence[Entrant], salt: str, *, again: bool
) -> tuple[Pick, ...]:
    able = [
        [
            bool(person.able >> one.number & 1) and (again or not _have_met(person, one.lead))
            for one in led
        ]
        for person in people
    ]
    matching = Matching()
    kept = [
        number
        for number in range(len(led))
        if matching.keep(sum(1 << place for place, row in enumerate(able) if row[number]))
    ]
    entrants = [
        replace(person, able=sum(1 << place for place, n in enumerate(kept) if row[n]))
        for person, row in zip(people, able, strict=True)
    ]
    # The partner of a shadow is the lead, so the soft score asks about them and not the host.
    contacts = [replace(led[n].contact, host_user_id=led[n].lead.user_id) for n in kept]
    return pair(entrants, contacts, salt)


def _have_met(person: Entrant, lead: Candidate) -> bool:
    mine = person.candidate
    return lead.user_id in mine.shadowed_with or mine.user_id in lead.shadowed_with


def everybody_begins(candidates: Sequence[Candidate]) -> bool:
    """Whether nobody is experienced, so that there is no ladder to climb yet."""
    return all(one.step != "alone" for one in candidates)
