"""The hours of a week, as wall-clock time."""

from dataclasses import dataclass
from datetime import time
from itertools import pairwise

Span = tuple[time, time]
"""From and until; until 00:00 is midnight."""

Hours = Span | tuple[Span, ...] | None
"""One weekday: one span, several in any order, or None for a day off."""

NINE_TO_FIVE: Span = (time(9), time(17))


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkHours:
    """The hours of a week, Monday first.

    Raises:
        ValueError: not seven days, a span that ends before it starts, or two that overlap.
    """

    days: tuple[Hours, ...] = (NINE_TO_FIVE,) * 5 + (None,) * 2

    def __post_init__(self) -> None:
        """Refuse a week that cannot be worked."""
        if len(self.days) != 7:  # noqa: PLR2004 - a week
            sentence = "hours: give seven days, Monday first, with None for a day off."
            raise ValueError(sentence)
        for weekday in range(7):
            _check(self.spans(weekday))

    def spans(self, weekday: int) -> tuple[Span, ...]:
        """The spans of one weekday, in order; 0 is Monday."""
        match self.days[weekday]:
            case None:
                return ()
            case (time() as since, time() as until):
                return ((since, until),)
            case several:
                return tuple(sorted(several))


def _check(spans: tuple[Span, ...]) -> None:
    if any(until <= since and until != time.min for since, until in spans):
        sentence = "hours: a working day ends after it starts; midnight is 00:00."
        raise ValueError(sentence)
    if any(until > since or until == time.min for (_, until), (since, _) in pairwise(spans)):
        sentence = "hours: two spans of one day overlap; make them one."
        raise ValueError(sentence)
