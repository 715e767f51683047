"""The weekly digest, from one week's values: what to say, never how it looks.

Only answers with visibility ``channel`` are quoted; ``team`` counts; ``me`` is never shown.
Numbers are always a numerator with its denominator, and nobody who is behind is ever named.
"""

from datetime import timedelta
from typing import Final

from bot.core import digest_parts as parts
from bot.core import metrics
from bot.core.digest_input import (
    DigestInput,
    PastWeek,
    WeekAnswer,
    WeekPromise,
)
from bot.core.messages import Coverage, Digest, WeekFigure

__all__ = ["DigestInput", "PastWeek", "WeekAnswer", "WeekPromise", "summarise"]

COVERAGE_WINDOW: Final = timedelta(weeks=6)
CHART_WEEKS: Final = 12


def summarise(week: DigestInput) -> Digest:
    """Decide what the digest of this week says; the same values always give the same digest."""
    answers = parts.in_order(week.answers)
    quotable = tuple(answer for answer in answers if answer.visibility == "channel")
    countable = tuple(answer for answer in answers if answer.visibility != "me")
    quotes = parts.pick_quotes(quotable)
    puzzle = parts.pick_puzzle(quotable)
    overdue = parts.overdue(week.promises, week.posted_on)
    due = parts.due(week.promises, week.posted_on)
    kept = parts.kept(week.promises, week.since, week.until)
    return Digest(
        rotation_id=week.rotation_id,
        rotation=week.rotation,
        week=week.week,
        starts_on=week.starts_on,
        ends_on=week.ends_on,
        coverage=_coverage(week, answers),
        quotes=tuple(parts.their_words(answer) for answer in quotes),
        surprises=tuple(parts.our_words(a) for a in parts.surprises(quotable, quotes)),
        learned=tuple(parts.our_words(answer) for answer in parts.lessons(quotable, puzzle)),
        themes=parts.count_themes(countable, week.themes_before),
        promises_due=parts.lines(due, named=False),
        promises_overdue=parts.lines(overdue, named=False),
        promises_kept=parts.lines(kept, named=True),
        promises_uncited=sum(p.visibility == "team" for p in (*overdue, *due, *kept)),
        weeks=tuple(_figure(past) for past in week.weeks[-CHART_WEEKS:]),
        thanks=parts.thank_yous(quotable),
        puzzle=parts.our_words(puzzle) if puzzle else None,
        next_rounds=week.next_rounds,
        late=week.late,
    )


def _calls(week: DigestInput, answers: tuple[WeekAnswer, ...]) -> metrics.Share:
    """Calls that somebody has told of having been on, of all that are known of."""
    heard = {one.contact_id for one in answers if one.outcome == "attended"}
    told = {one.contact_id for one in answers if one.kind == "call"}
    return metrics.Share(part=len(heard), whole=len(told | set(week.calls)))


def _coverage(week: DigestInput, answers: tuple[WeekAnswer, ...]) -> Coverage:
    reached = metrics.coverage(week.met, week.roster, week.until - COVERAGE_WINDOW, week.until)
    responses = metrics.response_rate(week.asked)
    calls = _calls(week, answers)
    return Coverage(
        developers=reached.part,
        roster=reached.whole,
        call_minutes=sum(a.minutes or 0 for a in answers if a.outcome == "attended"),
        answered=responses.part,
        asked=responses.whole,
        calls_heard=calls.part,
        calls=calls.whole,
    )


def _figure(past: PastWeek) -> WeekFigure:
    return WeekFigure(
        week=past.week,
        contacts=past.contacts,
        coverage=past.members / past.roster if past.roster else 0.0,
        members=past.members,
        roster=past.roster,
    )
