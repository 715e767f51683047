"""Search in what was learned: FTS5 on SQLite, tsvector and GIN on PostgreSQL, the same answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from bot.core.search_terms import Phrase, SearchTerms
from bot.core.search_text import fact
from bot.store.learning_words import SAME_INSTANT, position
from bot.store.learnings import Learning, of_ids
from bot.store.search_languages import fts5, tsquery
from bot.store.tables import answer, learning_index
from bot.store.transaction import Tx
from bot.store.visibility import Reader, visible_to

NEWEST = 2000
"""Answers that are looked through before the index is asked."""

_FULL_TEXT = table("learning_search", column("rowid"))
"""SQLite's FTS5 table; its row numbers are ``learning_index.number``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """Search terms whose names are ids by now, and days moments; empty means any."""

    terms: SearchTerms = field(default_factory=SearchTerms)
    user_ids: tuple[str, ...] = ()
    theme_ids: tuple[tuple[str, ...], ...] = ()
    """For each theme asked for its ids: rotations may have one of the same name each."""
    customer_ids: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


def search(tx: Tx, sought: Sought, who: Reader, *, offset: int, limit: int) -> tuple[Learning, ...]:
    """What fits and this reader may read, the latest first."""
    ids: Sequence[str] = ()
    for statement in _statements(tx, sought):
        page = statement.where(*_readable(tx, sought, who)).offset(offset).limit(limit)
        ids = [row.followup_id for row in tx.rows(page)]
        if len(ids) == limit:
            break
    return of_ids(tx, ids)


def _statements(tx: Tx, sought: Sought) -> Iterable[Select[Any]]:
    """What to ask, one after the other, until one gives as many as are wanted."""
    numbers = learning_index.c.number
    if not _says_something(sought):
        yield _answers(learning_index, sought).order_by(numbers.desc())
    elif tx.connection.dialect.name == "sqlite":
        # FTS5 hands out its rows backwards as they are asked for, and so sorts nothing.
        matches = literal_column("learning_search").op("MATCH")(literal(fts5(*_terms(tx, sought))))
        yield (
            _answers(learning_index, sought)
            .join(_FULL_TEXT, _FULL_TEXT.c.rowid == numbers)
            .where(matches)
            .order_by(_FULL_TEXT.c.rowid.desc())
        )
    else:
        matches = learning_index.c.words.op("@@")(
            cast(literal(tsquery(*_terms(tx, sought))), TSQUERY)
        )
        # A common word is among the newest, which are quickly looked through; a rare one has few
        # matches, which GIN finds quickly. PostgreSQL's planner cannot know which one it is.
        yield (
            _answers(learning_index, sought)
            .where(matches, numbers > _number_before_the_newest(tx))
            .order_by(numbers.desc())
        )
        fitting = (
            select(learning_index)
            .where(learning_index.c.workspace_id == tx.workspace_id, matches)
            .cte("fitting")
            .prefix_with("MATERIALIZED")
        )
        yield _answers(fitting, sought).order_by(fitting.c.number.desc())


def _answers(index: FromClause, sought: Sought) -> Select[Any]:
    statement = (
        select(index.c.followup_id)
        .select_from(index)
        .join(
            answer,
            and_(
                answer.c.workspace_id == index.c.workspace_id,
                answer.c.followup_id == index.c.followup_id,
            ),
        )
    )
    # Numbers are moments, or a little more: they narrow it down, the answer itself decides.
    if sought.since:
        statement = statement.where(index.c.number >= position(sought.since))
    if sought.until:
        statement = statement.where(index.c.number < position(sought.until) + SAME_INSTANT)
    return statement


def _readable(tx: Tx, sought: Sought, who: Reader) -> Sequence[ColumnElement[bool]]:
    conditions = [answer.c.workspace_id == tx.workspace_id, visible_to(who)]
    if sought.since:
        conditions.append(answer.c.answered_at >= sought.since)
    if sought.until:
        conditions.append(answer.c.answered_at < sought.until)
    return conditions


def _number_before_the_newest(tx: Tx) -> ColumnElement[int]:
    oldest = (
        select(learning_index.c.number)
        .where(learning_index.c.workspace_id == tx.workspace_id)
        .order_by(learning_index.c.number.desc())
        .offset(NEWEST)
        .limit(1)
    )
    return func.coalesce(oldest.scalar_subquery(), -1)


def _says_something(sought: Sought) -> bool:
    terms = sought.terms
    return bool(
        terms.wanted
        or terms.unwanted
        or terms.kinds
        or sought.user_ids
        or sought.theme_ids
        or sought.customer_ids
    )


def _terms(tx: Tx, sought: Sought) -> tuple[list[list[Phrase]], tuple[Phrase, ...]]:
    """All that must fit, each as its alternatives; and what must not."""
    wanted = [_facts("w", (tx.workspace_id,))]
    wanted += [[phrase] for phrase in sought.terms.wanted]
    wanted += [_facts("t", ids) for ids in sought.theme_ids]
    for kind, values in (
        ("u", sought.user_ids),
        ("k", sought.terms.kinds),
        ("c", sought.customer_ids),
    ):
        wanted += [_facts(kind, values)] if values else []
    return wanted, sought.terms.unwanted


def _facts(kind: str, values: Iterable[str]) -> list[Phrase]:
    return [Phrase(words=(fact(kind, value),)) for value in values]
