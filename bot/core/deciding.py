"""One pass over a round: who may come, what is taken, who leads, who shadows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.candidate import Candidate, RuledOut, Waiting
from bot.core.entrant import Entrant, returning, with_turns
from bot.core.ledger import raise_v
from bot.core.pairs import pair
from bot.core.plan import Pick, Plan, Returned, Round
from bot.core.ruling import is_resting, newcomer, resting, rule_out, rule_out_of
from bot.core.shadowing import Led, Shadowed, shadow
from bot.core.taking import Taken, in_order, take


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """A plan, and who in it would lead alone though they must not."""

    plan: Plan
    alone: tuple[str, ...]
    """Ids of members, whoever is furthest behind first."""


def decide_round(
    candidates: Sequence[Candidate],
    waiting: Sequence[Waiting],
    round_: Round,
    *,
    ladder: bool,
    barred: frozenset[str],
) -> Decided:
    """Decide a round once.

    Args:
        candidates: every active member.
        waiting: contacts, in any order.
        round_: the moment and terms.
        ladder: whether `Candidate.step` counts.
        barred: ids of members who do not lead in this round.
    """
    roster = sorted(candidates, key=lambda one: one.member_id)
    if not ladder:
        roster = [replace(one, step="alone") for one in roster]
    rulings = [(one, rule_out(one, round_.at)) for one in roster]
    people = [one for one, ruled in rulings if ruled is None]
    leading = [one for one in people if one.step != "shadow" and one.member_id not in barred]
    learning = [one for one in people if one.step == "shadow"]
    taken = take(leading, in_order(waiting, round_.at), round_.seats)
    could, cannot = _could_take(learning, taken.contacts)
    here = [
        Entrant(candidate=one, able=able, rests=is_resting(one, round_.at))
        for one, able in zip([*leading, *learning], [*taken.able, *could], strict=True)
    ]
    v = raise_v(
        round_.v,
        (
            one.candidate.standing
            for one in here
            if one.able and not one.rests and not one.candidate.was_away
        ),
    )
    # In a round without contacts nobody is unsuited.
    present = [one for one in here if not one.rests and (one.able or not taken.contacts)]
    returned = {
        one.candidate.member_id: amount
        for one in present
        if (amount := returning(one.candidate, v)) > 0
    }
    entrants = [replace(one, returned=returned.get(one.candidate.member_id, 0)) for one in here]
    leaders = entrants[: len(leading)]
    leads = pair(with_turns(leaders, taken.contacts, taken.once), taken.contacts, round_.salt)
    shadowed = _shadows(leads, entrants, taken, round_.salt) if ladder else NOBODY
    picked = {pick.member_id for pick in (*leads, *shadowed.pairs)}
    ruled_out = [
        *(ruled for _, ruled in rulings if ruled is not None),
        *(newcomer(one) for one in people if _waits(one, barred, picked)),
        *(resting(one.candidate) for one in here if one.rests and _id(one) not in picked),
        *taken.ruled_out,
        *cannot,
    ]
    present_ids = {_id(one) for one in present}
    return Decided(
        plan=Plan(
            pairs=_together(leads, shadowed),
            unfilled=taken.unfilled,
            ruled_out=tuple(
                sorted(ruled_out, key=lambda one: (one.member_id, one.contact_id or ""))
            ),
            away=tuple(sorted({one.member_id for one in candidates} - present_ids)),
            returned=tuple(
                Returned(member_id=member_id, amount=amount)
                for member_id, amount in sorted(returned.items())
            ),
            v=v,
        ),
        alone=tuple(
            pick.member_id
            for pick in sorted(leads, key=lambda one: one.effective_pass)
            if pick.member_id in shadowed.alone
        ),
    )


NOBODY = Shadowed(pairs=(), alone=())


def _id(one: Entrant) -> str:
    return one.candidate.member_id


def _waits(one: Candidate, barred: frozenset[str], picked: set[str]) -> bool:
    """Whether somebody on the ladder is left without anybody to be with."""
    return one.member_id not in picked and (one.step == "shadow" or one.member_id in barred)


def _could_take(
    people: Sequence[Candidate], contacts: Sequence[Waiting]
) -> tuple[list[int], list[RuledOut]]:
    """For each of the people the bit set of contacts no rule keeps them from, and the rules."""
    rulings = [[rule_out_of(one, contact) for contact in contacts] for one in people]
    able = [sum(1 << n for n, ruled in enumerate(row) if ruled is None) for row in rulings]
    return able, [ruled for row in rulings for ruled in row if ruled is not None]


def _shadows(
    leads: Sequence[Pick], entrants: Sequence[Entrant], taken: Taken, salt: str
) -> Shadowed:
    by_id = {_id(one): one.candidate for one in entrants}
    lead_of = {pick.contact_id: by_id[pick.member_id] for pick in leads}
    led = [
        Led(contact=contact, number=number, lead=lead_of[contact.contact_id])
        for number, contact in enumerate(taken.contacts)
    ]
    busy = {pick.member_id for pick in leads}
    free = [one for one in entrants if _id(one) not in busy and not one.rests]
    return shadow(led, free, salt)


def _together(leads: Sequence[Pick], shadowed: Shadowed) -> tuple[Pick, ...]:
    """Each lead with the shadow of the same contact behind it."""
    shadow_of = {pick.contact_id: pick for pick in shadowed.pairs}
    return tuple(
        pick
        for lead in leads
        for pick in (lead, shadow_of.get(lead.contact_id))
        if pick is not None
    )
