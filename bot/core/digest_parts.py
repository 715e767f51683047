"""What of a week's answers and promises the digest shows: each choice in a small function.

Order is that of answering, so that a late answer adds to a posted digest and moves little.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.core.digest_input import WeekAnswer, WeekPromise
from bot.core.messages import PromiseLine, Quote, Thanks, Theme

MOST_QUOTES: Final = 3
MOST_THEMES: Final = 5
DUE_SOON: Final = timedelta(days=7)


def in_order(answers: Iterable[WeekAnswer]) -> tuple[WeekAnswer, ...]:
    """The answers that count, in the order they came; withdrawn ones are gone."""
    return tuple(
        sorted(
            (answer for answer in answers if not answer.withdrawn),
            key=lambda answer: (answer.answered_at, answer.followup_id),
        )
    )


def pick_quotes(quotable: Sequence[WeekAnswer]) -> tuple[WeekAnswer, ...]:
    """At most three answers to quote: the first of each customer, then whatever came next.

    Never by how the contact felt: a mad customer's words count like anybody's.
    """
    with_words = [answer for answer in quotable if answer.quote.strip()]
    first = {answer.customer_id: answer for answer in reversed(with_words)}
    chosen = [answer for answer in with_words if first[answer.customer_id] is answer]
    rest = [answer for answer in with_words if first[answer.customer_id] is not answer]
    return in_order((chosen + rest)[:MOST_QUOTES])


def surprises(
    quotable: Sequence[WeekAnswer], quoted: Sequence[WeekAnswer]
) -> tuple[WeekAnswer, ...]:
    """Uses nobody had considered; without words of their own they need an unquoted quote."""
    return tuple(
        answer
        for answer in quotable
        if "used_new_way" in answer.kinds
        and (answer.learning.strip() or (answer.quote.strip() and answer not in quoted))
    )


def pick_puzzle(quotable: Sequence[WeekAnswer]) -> WeekAnswer | None:
    """The week's first good puzzle that says what it was and is not shown as a surprise."""
    return next(
        (
            answer
            for answer in quotable
            if answer.good_puzzle and answer.learning.strip() and "used_new_way" not in answer.kinds
        ),
        None,
    )


def lessons(quotable: Sequence[WeekAnswer], puzzle: WeekAnswer | None) -> tuple[WeekAnswer, ...]:
    """Everything else that was learned."""
    return tuple(
        answer
        for answer in quotable
        if answer.learning.strip() and "used_new_way" not in answer.kinds and answer is not puzzle
    )


def their_words(answer: WeekAnswer) -> Quote:
    """The customer's words."""
    return Quote(text=answer.quote, alias=answer.alias, user_id=answer.user_id)


def our_words(answer: WeekAnswer) -> Quote:
    """What was learned, in the developer's words if there are any."""
    text = answer.learning if answer.learning.strip() else answer.quote
    return Quote(text=text, alias=answer.alias, user_id=answer.user_id)


def count_themes(countable: Sequence[WeekAnswer], before: Iterable[str]) -> tuple[Theme, ...]:
    """The five themes with most mentions, then most customers, then by name.

    Spellings that differ in case or blanks are one theme, named as it came first.
    """
    groups: dict[str, list[WeekAnswer]] = {}
    names: dict[str, str] = {}
    for answer in countable:
        for key, name in {_folded(theme): theme for theme in reversed(answer.themes)}.items():
            if key:
                groups.setdefault(key, []).append(answer)
                names.setdefault(key, " ".join(name.split()))
    earlier = [_folded(theme) for theme in before]
    themes = [
        Theme(
            name=names[key],
            mentions=len(answers),
            customers=len({answer.customer_id for answer in answers}),
            before=earlier.count(key),
        )
        for key, answers in groups.items()
    ]
    ranked = sorted(themes, key=lambda t: (-t.mentions, -t.customers, _folded(t.name)))
    return tuple(ranked[:MOST_THEMES])


def thank_yous(quotable: Sequence[WeekAnswer]) -> tuple[Thanks, ...]:
    """Thanks from one colleague to another; thanks to oneself are left out."""
    return tuple(
        Thanks(from_user_id=answer.user_id, to_user_id=answer.thanks_to, text=answer.thanks)
        for answer in quotable
        if answer.thanks_to and answer.thanks_to != answer.user_id
    )


def overdue(promises: Iterable[WeekPromise], on: date) -> tuple[WeekPromise, ...]:
    """Open promises whose day has passed, the oldest first."""
    return _by_date(p for p in promises if p.kept_at is None and p.due_on and p.due_on < on)


def due(promises: Iterable[WeekPromise], on: date) -> tuple[WeekPromise, ...]:
    """Open promises due on that day or in the seven after it, the soonest first."""
    return _by_date(
        p for p in promises if p.kept_at is None and p.due_on and on <= p.due_on <= on + DUE_SOON
    )


def kept(
    promises: Iterable[WeekPromise], since: datetime, until: datetime
) -> tuple[WeekPromise, ...]:
    """Promises kept in the week ``[since, until)``."""
    return _by_date(p for p in promises if p.kept_at is not None and since <= p.kept_at < until)


def lines(promises: Iterable[WeekPromise], *, named: bool) -> tuple[PromiseLine, ...]:
    """Promises as the channel may see them; owners only where they are ``named`` for praise."""
    return tuple(
        PromiseLine(
            promise_id=promise.promise_id,
            text=promise.text,
            kind=promise.kind,
            due_on=promise.due_on,
            kept=promise.kept_at is not None,
            owner_user_id=promise.owner_user_id if named else "",
            alias=promise.alias,
        )
        for promise in promises
        if promise.visibility == "channel"
    )


def _by_date(promises: Iterable[WeekPromise]) -> tuple[WeekPromise, ...]:
    return tuple(sorted(promises, key=lambda p: (p.due_on or date.max, p.promise_id)))


def _folded(theme: str) -> str:
    return " ".join(theme.split()).casefold()
