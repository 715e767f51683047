"""Working hours as people write them: ``mon = ["09:00-12:30", "13:30-17:00"]``."""

from collections.abc import Mapping, Sequence
from datetime import time

from bot.core.scenario import WEEKDAYS, Weekday
from bot.core.work_hours import Span, WorkHours


def read_hours(hours: Mapping[Weekday, Sequence[str]] | None) -> WorkHours:
    """Hours by weekday; None for nine to five from Monday to Friday.

    Raises:
        ValueError: a span nobody can read or work.
    """
    if hours is None:
        return WorkHours()
    days = [tuple(_span(one) for one in hours.get(day, ())) for day in WEEKDAYS]
    return WorkHours(days=tuple(day or None for day in days))


def _span(text: str) -> Span:
    since, _, until = text.partition("-")
    try:
        return time.fromisoformat(since.strip()), time.fromisoformat(until.strip())
    except ValueError:
        sentence = f"hours: {text[:40]!r} is no span; write it like 09:00-12:30."
        raise ValueError(sentence) from None
