"""What managers and digests count, each number by a formula; totals, never a ranking of people.

Periods are half-open, ``[since, until)``. A share is always a numerator with its denominator.
Where a number would be about fewer than `LEAST` people it is not given: of two people, each
could work out what the other did.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Final

LEAST: Final = 3
"""The fewest people a distribution, or a time somebody took, may be about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """A part of a whole."""

    part: int
    whole: int

    @property
    def ratio(self) -> float | None:
        """The part by the whole; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Met:
    """Somebody has met a customer."""

    user_id: str
    at: datetime
    """When the contact was done."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stay:
    """How long somebody has been on a roster."""

    user_id: str
    joined: datetime
    left: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One follow-up that was asked."""

    user_id: str
    asked_at: datetime
    answered_at: datetime | None = None
    """None while there is no answer that counts: none was given, or it was withdrawn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Promised:
    """One promise that was due; those that were dropped are not promises any more."""

    due_on: date
    kept_on: date | None = None
    """The day the customer was told, in the rotation's zone; None: they were not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bucket:
    """So many people had from `low` to `high` contacts, both included."""

    low: int
    high: int
    people: int


def roster_at(stays: Iterable[Stay], moment: datetime) -> frozenset[str]:
    """Who is on the roster right before a moment: joined before it, and not left before it."""
    return frozenset(
        one.user_id
        for one in stays
        if one.joined < moment and (one.left is None or one.left >= moment)
    )


def roster_during(stays: Iterable[Stay], since: datetime, until: datetime) -> frozenset[str]:
    """Who was on the roster at any time of a period."""
    return frozenset(
        one.user_id
        for one in stays
        if one.joined < until and (one.left is None or one.left > since)
    )


def coverage(
    met: Iterable[Met], roster: Collection[str], since: datetime, until: datetime
) -> Share:
    """|{m in roster : m met a customer in the period}| / |roster|."""
    reached = {one.user_id for one in met if since <= one.at < until}
    return Share(part=len(reached & set(roster)), whole=len(roster))


def exposure_hours(minutes: Iterable[int | None]) -> float:
    """Σ minutes on calls that took place / 60; a call whose length nobody knows adds nothing."""
    return sum(each or 0 for each in minutes) / 60


def response_rate(asked: Sequence[Asked]) -> Share:
    """|{answered}| / |{asked}|, of the follow-ups about contacts of the period."""
    return Share(part=sum(one.answered_at is not None for one in asked), whole=len(asked))


def time_to_answer(asked: Iterable[Asked]) -> timedelta | None:
    """median(answered - asked) over what was answered; None if fewer than `LEAST` people did."""
    answered = [
        (one.user_id, max(one.answered_at - one.asked_at, timedelta()))
        for one in asked
        if one.answered_at is not None
    ]
    if len({user_id for user_id, _ in answered}) < LEAST:
        return None
    seconds = median(taken.total_seconds() for _, taken in answered)
    return timedelta(seconds=seconds)


def kept_on_time(promised: Sequence[Promised]) -> Share:
    """|{kept on or before the due day}| / |{due in the period}|."""
    return Share(
        part=sum(one.kept_on is not None and one.kept_on <= one.due_on for one in promised),
        whole=len(promised),
    )


def contacts_per_developer(
    met: Iterable[Met], roster: Collection[str], since: datetime, until: datetime
) -> tuple[Bucket, ...]:
    """How many people of the roster had how many contacts in the period, without names.

    Neighbouring numbers are taken together until each bucket holds at least `LEAST` people.
    Nothing is given of a smaller roster.
    """
    counted = Counter(one.user_id for one in met if since <= one.at < until)
    people = Counter(counted[user_id] for user_id in roster)
    buckets: list[Bucket] = []
    low, held = None, 0
    for number in sorted(people):
        low = number if low is None else low
        held += people[number]
        if held >= LEAST:
            buckets.append(Bucket(low=low, high=number, people=held))
            low, held = None, 0
    if held and buckets:  # too few are left over: they go with the bucket before
        last = buckets.pop()
        buckets.append(Bucket(low=last.low, high=max(people), people=last.people + held))
    return tuple(buckets)
