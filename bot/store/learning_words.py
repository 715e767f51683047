"""The words that what was learned is found by, kept next to the answers.

Whoever saves an answer indexes it. What an older replica saved, or what lost its words to a
trigger or to a theme's new name, waits with ``indexed`` false until somebody searches.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import count

from sqlalchemy import ColumnElement, and_, delete, not_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.search_text import fact, index_words
from bot.store import themes
from bot.store.joins import ANSWERS_WITH_CONTACTS
from bot.store.tables import answer, contact, learning_index
from bot.store.themes import Theme
from bot.store.transaction import AnyRow, Tx

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SAME_INSTANT = 1000
"""Numbers so close together were moved on from the same microsecond."""
_LAST_POSITION = 16_383
_MOST_POSITIONS = 255
"""What PostgreSQL keeps of a word: the first so many places, none beyond the last."""


def position(at: datetime) -> int:
    """Where results of that moment stand: microseconds since 1970; later ones have more."""
    since = at - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def anything_waiting(tx: Tx) -> bool:
    """Whether some answers are not indexed as they are."""
    return tx.first(select(answer.c.followup_id).where(_waiting(tx)).limit(1)) is not None


def index_waiting(tx: Tx, *, limit: int) -> int:
    """Index at most so many answers that wait, the oldest first; how many that were."""
    rows = tx.rows(
        select(answer.c.followup_id)
        .where(_waiting(tx))
        .order_by(answer.c.answered_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = [row.followup_id for row in rows]
    for start in range(0, len(ids), 500):
        index(tx, ids[start : start + 500])
    return len(ids)


def index(tx: Tx, followup_ids: Sequence[str]) -> None:
    """Make these answers (at most 500) be found by what they say now."""
    rows = tx.rows(
        select(answer, contact.c.customer_id)
        .select_from(ANSWERS_WITH_CONTACTS)
        .where(answer.c.workspace_id == tx.workspace_id, answer.c.followup_id.in_(followup_ids))
        .order_by(answer.c.answered_at, answer.c.followup_id)
    )
    if any(row.quote or row.learning for row in rows):  # else a trigger has emptied the index
        _index(tx, rows, followup_ids)
    tx.run(
        update(answer)
        .where(answer.c.workspace_id == tx.workspace_id, answer.c.followup_id.in_(followup_ids))
        .values(indexed=True)
    )


def _index(tx: Tx, rows: Iterable[AnyRow], followup_ids: Sequence[str]) -> None:
    tagged = themes.of_answers(tx, followup_ids)
    these = and_(
        learning_index.c.workspace_id == tx.workspace_id,
        learning_index.c.followup_id.in_(followup_ids),
    )
    had = {
        row.followup_id: row.number
        for row in tx.rows(
            select(learning_index.c.followup_id, learning_index.c.number).where(these)
        )
    }
    tx.run(delete(learning_index).where(these))
    for row in rows:
        if row.quote or row.learning:
            words = _words(tx, row, tagged.get(row.followup_id, ()))
            number = _kept(had.get(row.followup_id), position(row.answered_at))
            _insert(tx, row.followup_id, number, words)


def _kept(had: int | None, number: int) -> int:
    """Its number of before, so that it keeps its place among those of the same instant."""
    return had if had is not None and number <= had < number + SAME_INSTANT else number


def _waiting(tx: Tx) -> ColumnElement[bool]:
    return and_(answer.c.workspace_id == tx.workspace_id, not_(answer.c.indexed))


def _words(tx: Tx, row: AnyRow, tagged: Iterable[Theme]) -> tuple[str, ...]:
    names = [one.name for one in tagged] or [row.theme]
    facts = [fact("w", tx.workspace_id), fact("u", row.user_id)]
    facts += [fact("k", kind) for kind in row.kinds]
    facts += [fact("t", one.id) for one in tagged]
    facts += [fact("c", row.customer_id)] if row.customer_id else []
    return (*index_words((row.quote, row.learning, *names)), *facts)


def _insert(tx: Tx, followup_id: str, number: int, words: tuple[str, ...]) -> None:
    """Insert at the first number from there on that is free."""
    on_postgresql = tx.connection.dialect.name == "postgresql"
    dialect = postgresql if on_postgresql else sqlite
    stored = vector(words) if on_postgresql else " ".join(words)
    for free in count(number):
        statement = dialect.insert(learning_index).values(
            workspace_id=tx.workspace_id, followup_id=followup_id, number=free, words=stored
        )
        added = statement.on_conflict_do_nothing(index_elements=["number"])
        if tx.first(added.returning(learning_index.c.number)) is not None:
            return


def vector(words: Iterable[str]) -> str:
    """Words with their places as PostgreSQL reads a tsvector."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words, start=1):
        found = places.setdefault(word, [])
        if len(found) < _MOST_POSITIONS:
            found.append(min(place, _LAST_POSITION))
    return " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in places.items())
