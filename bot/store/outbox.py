"""The outbox: every message Firsthand has in Slack or owes it, one row for its whole life.

`wanted` is the version it should say, `sent` the one Slack shows. Sending is in
``bot.store.sending``; here is what use cases need.
"""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.messages import MESSAGES, Message
from bot.store.bound import change_of, given, ours
from bot.store.ids import new_id
from bot.store.tables import outbox
from bot.store.transaction import Tx

OPEN = ("due", "claimed", "unknown")
"""The states of a message that is not finished."""

_FIND = sa.select(outbox).where(ours(outbox), given(outbox.c.dedupe_key, "key"))
_LOCK = _FIND.with_for_update()
_SAID_SINCE = (
    sa.select(outbox.c.dedupe_key, outbox.c.body)
    .where(
        ours(outbox),
        given(outbox.c.conversation),
        outbox.c.created_at >= sa.bindparam("since"),
    )
    .order_by(outbox.c.dedupe_key)
)
_CHANGE = change_of(outbox)
_SAY_NEWER = _CHANGE.values(wanted=outbox.c.wanted + 1, emptied_at=None)


def _put(insert: sqlite.Insert | postgresql.Insert) -> sa.Executable:
    last = (
        sa.select(sa.func.coalesce(sa.func.max(outbox.c.position), 0) + 1)
        .where(ours(outbox), given(outbox.c.conversation, "addressee"))
        .scalar_subquery()
    )
    fresh = insert.values(position=last, wanted=1, state="due")
    once = fresh.on_conflict_do_nothing(index_elements=["workspace_id", "dedupe_key"])
    return once.returning(outbox.c.id)


_PUT = {"sqlite": _put(sqlite.insert(outbox)), "postgresql": _put(postgresql.insert(outbox))}


def put(
    tx: Tx,
    *,
    key: str,
    conversation: str,
    message: Message,
    at: datetime,
    not_after: datetime | None = None,
    parent_id: str | None = None,
) -> str:
    """Say something, or let what was said under this key say something newer; the row's id.

    Args:
        tx: the transaction that decided it; delivery is woken when it commits.
        key: names the message for its whole life, e.g. ``offer:<pairing>``.
        conversation: ``U…`` for a person's DM, ``C…`` for a channel, ``home:U…`` for a Home tab;
            of an existing message it is not changed.
        message: what to say; the same as before changes nothing, except that a message is due
            again that was dropped for being late, or refused because its channel was closed or
            its reader gone: that may be over.
        at: now.
        not_after: after this moment it is not posted any more; an update always is.
        parent_id: the row in whose thread it stands (see ``threads``); of an existing message it
            is not changed.
    """
    body = MESSAGES.dump_python(message, mode="json")
    facts = {"dedupe_key": key, "body": body, "not_after": not_after, "created_at": at}
    facts["parent_id"] = parent_id
    row_id = _insert(tx, conversation, facts)
    if row_id is not None:
        tx.touch_outbox()
        return row_id
    row = tx.first(_LOCK, key=key)
    if row is None:  # pragma: no cover -- purged in between; the caller's transaction is retried
        msg = f"the message {key} went away while it was being changed"
        raise RuntimeError(msg)
    changed, again = row.body != body, _may_be_over(row.state, row.error)
    values: dict[str, Any] = {"body": body} if changed else {}
    if again or (changed and row.state not in OPEN):
        values |= {"state": "due", "attempts": 0, "retry_at": 0, "error": ""}
    statement = _SAY_NEWER if changed else _CHANGE
    tx.run(statement, which=row.id, not_after=not_after, **values)
    if changed or again:
        tx.touch_outbox()
    return str(row.id)


def body(tx: Tx, key: str) -> Message | None:
    """What the message of this key should say now; None if there is none or it was purged."""
    row = tx.first(_FIND, key=key)
    if row is None or not row.body:
        return None
    message: Message = MESSAGES.validate_python(row.body)
    return message


def versions(tx: Tx, key: str) -> int:
    """How often the message of this key was given new words, also if they are gone; 0: never."""
    row = tx.first(_FIND, key=key)
    return 0 if row is None else int(row.wanted)


def revise(tx: Tx, *, key: str, message: Message, at: datetime) -> bool:
    """Let a message of this key say something newer, at the terms it was begun with.

    Returns False, and says nothing, if there is none.
    """
    row = tx.first(_FIND, key=key)
    if row is None:
        return False
    put(
        tx,
        key=key,
        conversation=row.conversation,
        message=message,
        at=at,
        not_after=row.not_after,
    )
    return True


def bodies(
    tx: Tx, conversation: str, prefix: str, *, since: datetime
) -> tuple[tuple[str, Message], ...]:
    """What a conversation's messages say whose keys begin so, with their keys, since a moment."""
    statement = _SAID_SINCE.where(outbox.c.dedupe_key.startswith(prefix, autoescape=True))
    rows = tx.rows(statement, conversation=conversation, since=since)
    return tuple((row.dedupe_key, MESSAGES.validate_python(row.body)) for row in rows if row.body)


def is_known(tx: Tx, key: str) -> bool:
    """Whether a message of this key was ever said or owed; its words may be gone since."""
    return tx.first(_FIND, key=key) is not None


def is_owed(tx: Tx, key: str) -> bool:
    """Whether a message has not been posted yet, as far as is known, and may still be."""
    row = tx.first(_FIND, key=key)
    return row is not None and row.ts is None and row.state in OPEN


def is_lost(tx: Tx, key: str, at: datetime) -> bool:
    """Whether a message has not been posted and will not be: its time has run out."""
    row = tx.first(_FIND, key=key)
    if row is None or row.ts is not None:
        return False
    too_late = row.not_after is not None and row.not_after < at
    # One whose answer was lost may stand in Slack: it is not said again.
    return row.state == "dropped" or (row.state == "due" and too_late)


def _insert(tx: Tx, conversation: str, facts: dict[str, Any]) -> str | None:
    mine = {"workspace_id": tx.workspace_id, "id": new_id(), "conversation": conversation}
    named = {"workspace": tx.workspace_id, "addressee": conversation}
    statement = _PUT[tx.connection.dialect.name]
    found: str | None = tx.connection.scalar(statement, {**mine, **named, **facts})
    return found


def _may_be_over(state: str, error: str) -> bool:
    """Whether what kept a message from being said may be over; never for one perhaps said."""
    return state == "dropped" or (state == "failed" and error.startswith(("channel:", "person:")))
