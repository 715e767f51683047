"""What a round is asked and what it decides, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.candidate import RuledOut
from bot.core.localtime import as_utc

MOST_SEATS = 1000

Decider = Literal[
    "only_one",
    "resting",
    "pass",
    "tags",
    "promise",
    "not_met",
    "partner",
    "not_previous",
    "no_contact",
    "last_contact",
    "draw",
    "learning",
    "helping",
]
"""What set a picked member apart: see `reasons.WORDS`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """The moment and terms of one round.

    Raises:
        ValueError: an impossible number of seats, or an instant without a zone.
    """

    at: datetime
    seats: int
    """How many contacts are taken at most."""
    v: int = 0
    """V of the rotation before this round, in millionths of a contact."""
    salt: str = ""
    """Makes the last tie-break differ from rotation to rotation and round to round."""
    shadowing: bool = False
    """Whether newcomers climb the shadow ladder (`Candidate.step`)."""

    def __post_init__(self) -> None:
        """Refuse a round nobody could hold."""
        as_utc(self.at)
        if not 0 <= self.seats <= MOST_SEATS:
            sentence = f"seats: choose from 0 to {MOST_SEATS} developers a round."
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
    """Calls by their start, then tickets, oldest first; a shadow follows its lead."""
    unfilled: tuple[str, ...]
    """Ids of contacts there was a seat for and nobody able: they wait on."""
    ruled_out: tuple[RuledOut, ...]
    """By member id; among the contacts that were looked at."""
    away: tuple[str, ...]
    """Ids of members who count as away in this round; the others do not (any more)."""
    returned: tuple[Returned, ...]
    v: int
    """V after this round; never less than before."""
