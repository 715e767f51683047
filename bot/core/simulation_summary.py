"""What a simulation comes to: who had how much of what they were owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.candidate import Candidate
from bot.core.simulation import Held

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberSummary:
    """One person's part of it."""

    member: str
    contacts: int
    owed: float
    """Their share by weight of the contacts of those rounds they could be picked in."""
    deviation: float
    """Contacts less what is owed."""
    longest_gap_days: float
    """The longest time without a contact, counting only rounds they could be picked in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """A whole simulation."""

    rounds: int
    contacts: int
    """Leads and shadows."""
    waiting: int
    """Contacts still waiting at the end."""
    unfilled: int
    """Seats there was a contact for, and nobody to take it."""
    members: tuple[MemberSummary, ...]
    """In the order asked for."""
    largest_deviation: float
    longest_gap_days: float


class Tally:
    """Counts rounds as they come."""

    def __init__(self, names: Sequence[str]) -> None:
        """Begin with nothing counted of anybody; `names` are member ids, in the order wanted."""
        self._names = list(names)
        self._contacts = dict.fromkeys(self._names, 0)
        self._owed = dict.fromkeys(self._names, 0.0)
        self._gap = dict.fromkeys(self._names, timedelta(0))
        self._longest = dict.fromkeys(self._names, timedelta(0))
        self._last: datetime | None = None
        self._rounds = self._unfilled = self._waiting = 0

    def add(self, held: Held) -> None:
        """Count one more round."""
        passed = held.at - self._last if self._last is not None else timedelta(0)
        self._last = held.at
        self._rounds += 1
        self._unfilled += held.unfilled
        self._waiting = len(held.waiting)
        present = set(held.present)
        for name in present:
            self._gap[name] += passed
            self._longest[name] = max(self._longest[name], self._gap[name])
        for pick in held.pairs:
            self._contacts[pick.member_id] += 1
            self._gap[pick.member_id] = timedelta(0)
        self._share([one for one in held.candidates if one.member_id in present], len(held.pairs))

    def deviations(self) -> dict[str, float]:
        """By name: contacts so far less what is owed."""
        return {name: self._contacts[name] - self._owed[name] for name in self._names}

    def summary(self) -> Summary:
        """All that was counted."""
        deviations = self.deviations()
        members = tuple(
            MemberSummary(
                member=name,
                contacts=self._contacts[name],
                owed=round(self._owed[name], 3),
                deviation=round(deviations[name], 3),
                longest_gap_days=round(self._longest[name] / ONE_DAY, 2),
            )
            for name in self._names
        )
        return Summary(
            rounds=self._rounds,
            contacts=sum(self._contacts.values()),
            waiting=self._waiting,
            unfilled=self._unfilled,
            members=members,
            largest_deviation=max((abs(one.deviation) for one in members), default=0.0),
            longest_gap_days=max((one.longest_gap_days for one in members), default=0.0),
        )

    def _share(self, present: Sequence[Candidate], contacts: int) -> None:
        total = sum(one.weight for one in present)
        for one in present:
            self._owed[one.member_id] += contacts * one.weight / total
