"""Search in what was learned: FTS5 on SQLite, tsvector and GIN on PostgreSQL, the same answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    cast,
    column,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from bot.core.search_terms import Phrase, SearchTerms
from bot.core.search_text import fact
from bot.store.learning_words import position
from bot.store.learnings import Learning, of_ids
from bot.store.tables import answer, learning_index
from bot.store.transaction import Tx
from bot.store.visibility import Reader, visible_to

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
    statement = select(learning_index.c.followup_id).join(
        answer,
        and_(
            answer.c.workspace_id == learning_index.c.workspace_id,
            answer.c.followup_id == learning_index.c.followup_id,
        ),
    )
    conditions = [
        learning_index.c.workspace_id == tx.workspace_id,
        answer.c.workspace_id == tx.workspace_id,
        visible_to(who),
    ]
    if sought.since:
        conditions.append(learning_index.c.number >= position(sought.since))
    if sought.until:
        conditions.append(learning_index.c.number < position(sought.until))
    statement = statement.where(*conditions)
    if _says_something(sought):
        statement = _matching(tx, statement, sought)
    rows = tx.rows(statement.order_by(_newest_first(tx, sought)).offset(offset).limit(limit))
    return of_ids(tx, [row.followup_id for row in rows])


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


def _newest_first(tx: Tx, sought: Sought) -> ColumnElement[Any]:
    # The same numbers; but only its own can FTS5 hand out backwards without sorting them all.
    if _says_something(sought) and tx.connection.dialect.name == "sqlite":
        return _FULL_TEXT.c.rowid.desc()
    return learning_index.c.number.desc()


def _matching(tx: Tx, statement: Select[Any], sought: Sought) -> Select[Any]:
    wanted = [[Phrase(words=(fact("w", tx.workspace_id),))]]
    wanted += [[phrase] for phrase in sought.terms.wanted]
    wanted += [_facts("t", ids) for ids in sought.theme_ids]
    for kind, values in (
        ("u", sought.user_ids),
        ("k", sought.terms.kinds),
        ("c", sought.customer_ids),
    ):
        wanted += [_facts(kind, values)] if values else []
    unwanted = sought.terms.unwanted
    if tx.connection.dialect.name == "sqlite":
        return statement.join(_FULL_TEXT, _FULL_TEXT.c.rowid == learning_index.c.number).where(
            literal_column("learning_search").op("MATCH")(literal(_fts5(wanted, unwanted)))
        )
    query = cast(literal(_tsquery(wanted, unwanted)), TSQUERY)
    return statement.where(learning_index.c.words.op("@@")(query))


def _facts(kind: str, values: Iterable[str]) -> list[Phrase]:
    return [Phrase(words=(fact(kind, value),)) for value in values]


# Words are letters and digits only, so neither language has anything to read in them.


def _fts5(wanted: Iterable[Iterable[Phrase]], unwanted: Iterable[Phrase]) -> str:
    def phrase(one: Phrase) -> str:
        return f'"{" ".join(one.words)}"{"*" if one.open else ""}'

    alternatives = (" OR ".join(map(phrase, each)) for each in wanted)
    found = " AND ".join(f"({each})" for each in alternatives)
    return "".join((f"({found})", *(f" NOT {phrase(one)}" for one in unwanted)))


def _tsquery(wanted: Iterable[Iterable[Phrase]], unwanted: Iterable[Phrase]) -> str:
    def phrase(one: Phrase) -> str:
        *first, last = (f"'{word}'" for word in one.words)
        return f"({' <-> '.join((*first, last + (':*' if one.open else '')))})"

    alternatives = (" | ".join(map(phrase, each)) for each in wanted)
    found = [f"({each})" for each in alternatives]
    return " & ".join((*found, *(f"!{phrase(one)}" for one in unwanted)))
