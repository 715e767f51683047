"""What a change of the roster would do, shown to the owner before it is applied."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.core.candidate import Candidate
from bot.core.forecast import Coming, forecast
from bot.core.ladder import Step
from bot.core.ledger import joiner_pass
from bot.core.plan import Plan

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Join:
    """Put somebody on the roster; they start at V, whatever pass they are given with."""

    candidate: Candidate


@dataclass(frozen=True, kw_only=True, slots=True)
class Leave:
    """Take somebody off the roster, or pause them."""

    member_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Alter:
    """Change somebody's share, limits, skills or step on the ladder; what is None stays."""

    member_id: str
    weight: float | None = None
    capacity: int | None = None
    ceiling: int | None = None
    unlimited: bool = False
    """No ceiling any more."""
    tags: frozenset[str] | None = None
    step: Step | None = None


Edit = Join | Leave | Alter


@dataclass(frozen=True, kw_only=True, slots=True)
class Turns:
    """One person's turns in the rounds looked at."""

    user_id: str
    before: int
    after: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundEffect:
    """One coming round without and with the edit, by user ids."""

    at: datetime
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterEffect:
    """What an edit would change; pairings that have begun are never among it."""

    rounds: tuple[RoundEffect, ...]
    turns: tuple[Turns, ...]
    """Only of those whose number changes, by user id."""
    unfilled_before: int
    """Seats nobody could take."""
    unfilled_after: int


def edited(candidates: Sequence[Candidate], edits: Sequence[Edit], v: int) -> list[Candidate]:
    """The roster after those edits: nobody but the people named is changed.

    Raises:
        ValueError: an impossible weight or capacity, or a member that is not there; the sentence
            names the field.
    """
    roster = {one.member_id: one for one in candidates}
    for edit in edits:
        if isinstance(edit, Join):
            started = replace(edit.candidate, virtual_pass=joiner_pass(v))
            roster[edit.candidate.member_id] = started
            continue
        if edit.member_id not in roster:
            sentence = "member_id: nobody of that id is on the roster."
            raise ValueError(sentence)
        if isinstance(edit, Leave):
            del roster[edit.member_id]
        else:
            roster[edit.member_id] = _altered(roster[edit.member_id], edit)
    return list(roster.values())


def _altered(one: Candidate, edit: Alter) -> Candidate:
    return replace(
        one,
        weight=_or(edit.weight, one.weight),
        capacity=_or(edit.capacity, one.capacity),
        ceiling=None if edit.unlimited else _or(edit.ceiling, one.ceiling),
        tags=_or(edit.tags, one.tags),
        step=_or(edit.step, one.step),
    )


def _or(new: T | None, old: T) -> T:
    return old if new is None else new


def roster_effect(coming: Coming, edits: Sequence[Edit]) -> RosterEffect:
    """Compare the coming rounds with and without some edits.

    Raises:
        ValueError: see `edited`.
    """
    v = coming.rounds[0].v if coming.rounds else 0
    changed = replace(coming, candidates=tuple(edited(coming.candidates, edits, v)))
    before, after = forecast(coming), forecast(changed)
    turns = _turns(before), _turns(after)
    return RosterEffect(
        rounds=tuple(
            RoundEffect(at=terms.at, before=_people(one), after=_people(other))
            for terms, one, other in zip(coming.rounds, before, after, strict=True)
        ),
        turns=tuple(
            Turns(user_id=user, before=turns[0][user], after=turns[1][user])
            for user in sorted(turns[0].keys() | turns[1].keys())
            if turns[0][user] != turns[1][user]
        ),
        unfilled_before=_unfilled(coming, before),
        unfilled_after=_unfilled(coming, after),
    )


def _unfilled(coming: Coming, plans: Sequence[Plan]) -> int:
    """Seats nobody could take; a forecast has a contact for each, if an imagined one."""
    seats = sum(terms.seats for terms in coming.rounds)
    return seats - sum(pick.role == "lead" for one in plans for pick in one.pairs)


def _people(plan: Plan) -> tuple[str, ...]:
    return tuple(pick.user_id for pick in plan.pairs)


def _turns(plans: Sequence[Plan]) -> Counter[str]:
    return Counter(user for plan in plans for user in _people(plan))
