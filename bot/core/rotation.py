"""The round: who is paired with which waiting contact, and why.

One function decides for the engine, the preview and `why` alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.candidate import Candidate, RuledOut, Waiting
from bot.core.worktime import WorkCalendar

Decider = Literal[
    "only_one", "resting", "pass", "tags", "promise", "not_met", "partner", "not_previous",
    "last_contact", "draw",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """The moment and terms of one round.

    Raises:
        ValueError: fewer than no seats.
    """

    at: datetime
    seats: int
    """How many contacts are taken at most."""
    v: int = 0
    """V of the rotation before this round, in millionths of a contact."""
    salt: str = ""
    """Makes the last tie-break differ from rotation to rotation and round to round."""

    def __post_init__(self) -> None:
        """Refuse a round nobody could hold."""
        if self.seats < 0:
            sentence = "seats: choose 0 or more developers a round."
            raise ValueError(sentence)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pick:
    """One member with one contact, and the numbers that decided."""

    member_id: str
    user_id: str
    contact_id: str
    effective_pass: int
    """At the time of picking, before this contact counts."""
    stride: int
    """What this contact adds to what is in their hands, in millionths of a contact."""
    score: int
    """Soft score, 0 to 31."""
    decided_by: Decider
    """What set them apart from the best who could have taken it and was not picked."""
    reason: str
    """The same in plain words, true of the numbers; written to whoever is picked."""
    role: Literal["lead", "shadow"] = "lead"


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """A member who is back from absence and begins in the middle of the pack."""

    member_id: str
    amount: int
    """To add to their pass, as a ledger entry of kind "returned"; more than 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a round decided; nothing has happened yet."""

    pairs: tuple[Pick, ...]
    """In the order of the contacts given."""
    unfilled: tuple[str, ...]
    """Ids of contacts there was a seat for and nobody able: they wait on."""
    ruled_out: tuple[RuledOut, ...]
    """By member id; among the contacts that were looked at."""
    away: tuple[str, ...]
    """Ids of members who count as away in this round; the others do not (any more)."""
    returned: tuple[Returned, ...]
    v: int
    """V after this round; never less than before."""


def plan_round(candidates: Sequence[Candidate], waiting: Sequence[Waiting], round_: Round) -> Plan:
    """Decide one round.

    `waiting` holds calls that are due (`call_is_due`) and open tickets in any order: calls are
    taken first, by their start, then tickets, oldest first, as many as there are seats and as
    can be taken by somebody.

    Raises:
        ValueError: two candidates with one user id, or two contacts with one id.
    """
    raise NotImplementedError


def call_is_due(
    starts_at: datetime, at: datetime, later_rounds: Iterable[datetime], calendar: WorkCalendar
) -> bool:
    """Whether a call is to be taken now, at a round or in between.

    A call is taken by the last round at least two working days before it; if there is none, it
    is offered at once; once past its start it is gone.

    Args:
        starts_at: when the call begins.
        at: now.
        later_rounds: the rounds after `at`; the next one is enough.
        calendar: the rotation's zone, hours and holidays, which say what a working day is.
    """
    raise NotImplementedError
