"""Why you, or why not you: the numbers that decided a round, and the same in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.candidate import Candidate, RuledOut, Waiting
from bot.core.ledger import effective_pass
from bot.core.plan import Decider, Pick, Plan, Round
from bot.core.reasons import decide
from bot.core.rotation import plan_round
from bot.core.why_words import Numbers, decision_lines, number_lines


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """What a round decides about one member."""

    member_id: str
    numbers: Numbers
    picks: tuple[Pick, ...]
    """Theirs; none if they are not picked."""
    ruled_out: tuple[RuledOut, ...]
    """What keeps them from the round, or from some of its contacts."""
    passed_over: Decider | None
    """What spoke for somebody else though no rule kept this member away."""
    lines: tuple[str, ...]
    """All of it in plain words, written to them."""


def explain(
    member_id: str, candidates: Sequence[Candidate], waiting: Sequence[Waiting], round_: Round
) -> Why:
    """Explain a round to one member, deciding it by the function that picks.

    Raises:
        LookupError: nobody of that id is among the candidates.
    """
    me = next((one for one in candidates if one.member_id == member_id), None)
    if me is None:
        sentence = f"nobody of the id {member_id!r} is on the roster."
        raise LookupError(sentence)
    plan = plan_round(candidates, waiting, round_)
    picks = tuple(one for one in plan.pairs if one.member_id == member_id)
    ruled_out = tuple(one for one in plan.ruled_out if one.member_id == member_id)
    numbers = _numbers(me, candidates, plan)
    by_id = {one.member_id: one for one in candidates}
    desk = {one.contact_id: one for one in waiting}
    passed_over = None
    if not picks and not any(one.contact_id is None for one in ruled_out):
        passed_over = _passed_over(
            me, numbers.effective, plan, by_id=by_id, desk=desk, salt=round_.salt
        )
    return Why(
        member_id=member_id,
        numbers=numbers,
        picks=picks,
        ruled_out=ruled_out,
        passed_over=passed_over,
        lines=(
            *decision_lines(me, picks, ruled_out, passed_over),
            *number_lines(numbers, me.calendar.zone, round_.at),
        ),
    )


def _numbers(me: Candidate, candidates: Sequence[Candidate], plan: Plan) -> Numbers:
    gained = {one.member_id: one.amount for one in plan.returned}
    pack = {
        one.member_id: effective_pass(one.standing) + gained.get(one.member_id, 0)
        for one in candidates
        if one.member_id not in plan.away
    }
    returned = gained.get(me.member_id, 0)
    mine = effective_pass(me.standing) + returned
    return Numbers(
        virtual_pass=me.virtual_pass,
        returned=returned,
        in_hand=me.in_hand,
        effective=mine,
        v=plan.v,
        weight=me.weight,
        ahead=sum(other < mine for other in pack.values()),
        of=len(pack),
        begun_last_28_days=me.begun_last_28_days,
        ceiling=me.ceiling,
        last_contact_at=me.last_contact_at,
    )


def _passed_over(
    me: Candidate,
    effective: int,
    plan: Plan,
    *,
    by_id: Mapping[str, Candidate],
    desk: Mapping[str, Waiting],
    salt: str,
) -> Decider | None:
    """What set the last of those picked apart from this member, if they could have had it."""
    kept_from = {one.contact_id for one in plan.ruled_out if one.member_id == me.member_id}
    could = [
        pick for pick in plan.pairs if pick.role == "lead" and pick.contact_id not in kept_from
    ]
    if not could:
        return None
    last = max(could, key=lambda pick: pick.effective_pass)
    picked, contact = by_id[last.member_id], desk[last.contact_id]
    return decide(picked, last.effective_pass, contact, [(effective, me)], salt)
