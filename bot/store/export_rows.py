"""What an export is made of, read in pieces: a rotation's history need not fit into memory."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from bot.core.export_table import Row
from bot.store.joins import NAMED_PROMISES
from bot.store.learnings import read, with_contacts
from bot.store.naming import NAMES, called
from bot.store.rotations import Rotation
from bot.store.tables import answer, person, promise
from bot.store.transaction import AnyRow, Tx

_BATCH = 500


def learnings(
    tx: Tx, rotation: Rotation, readable: ColumnElement[bool], since: datetime | None
) -> Iterator[Row]:
    """A rotation's answers that may be read, the oldest first."""
    names = _names(tx)
    at = answer.c.answered_at
    statement = with_contacts(tx).where(answer.c.rotation_id == rotation.id, readable)
    if since:
        statement = statement.where(at >= since)
    for rows in _batches(tx, statement, at, answer.c.followup_id):
        for one in read(tx, rows):
            yield {
                "id": one.followup_id,
                "rotation": rotation.name,
                "week": one.week,
                "happened_at": one.happened_at.isoformat(),
                "answered_at": one.answered_at.isoformat(),
                "user_id": one.user_id,
                "name": names.get(one.user_id, ""),
                "contact": one.kind,
                "customer": one.alias,
                "outcome": one.outcome,
                "minutes": one.minutes,
                "kinds": one.kinds,
                "their_words": one.quote,
                "learning": one.learning,
                "themes": one.themes,
                "feeling": one.feeling,
                "visibility": one.visibility,
                "issue_url": one.issue_url,
            }


def promises(
    tx: Tx, rotation: Rotation, readable: ColumnElement[bool], since: datetime | None
) -> Iterator[Row]:
    """A rotation's promises, the oldest first; one made in an answer is read like that answer."""
    names = _names(tx)
    statement = (
        select(
            promise,
            *NAMES,
            func.coalesce(answer.c.visibility, "team").label("visibility"),
        )
        .select_from(NAMED_PROMISES)
        .where(
            promise.c.workspace_id == tx.workspace_id,
            promise.c.rotation_id == rotation.id,
            promise.c.state != "dropped",
            or_(promise.c.followup_id.is_(None), readable),
        )
    )
    if since:
        statement = statement.where(promise.c.created_at >= since)
    for rows in _batches(tx, statement, promise.c.created_at, promise.c.id):
        for row in rows:
            yield {
                "id": row.id,
                "rotation": rotation.name,
                "user_id": row.user_id,
                "name": names.get(row.user_id, ""),
                "customer": called(row),
                "kind": row.kind,
                "promise": row.text,
                "due_on": row.due_on and row.due_on.isoformat(),
                "update_on": row.update_on and row.update_on.isoformat(),
                "state": row.state,
                "created_at": row.created_at.isoformat(),
                "kept_at": row.kept_at and row.kept_at.isoformat(),
                "visibility": row.visibility,
            }


def _batches(
    tx: Tx, statement: Select[Any], at: ColumnElement[datetime], key: ColumnElement[str]
) -> Iterator[list[AnyRow]]:
    """The rows by time and key, so many at once, each batch going on where the last ended."""
    ordered = statement.order_by(at, key).limit(_BATCH)
    rows = list(tx.rows(ordered))
    while rows:
        yield rows
        values = rows[-1]._asdict()
        last_at, last_key = values[at.key or ""], values[key.key or ""]
        later = or_(at > last_at, and_(at == last_at, key > last_key))
        rows = list(tx.rows(ordered.where(later)))


def _names(tx: Tx) -> dict[str, str]:
    rows = tx.rows(
        select(person.c.user_id, person.c.name).where(person.c.workspace_id == tx.workspace_id)
    )
    return {row.user_id: row.name for row in rows}
