"""Messages in the thread of another one: what they answer, and whether they still can.

A reply is in its parent's conversation and behind it, so the parent is said first. When it comes
to the reply, the parent is there, or will never be: then the reply is dropped.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.core.messages import Message
from bot.store import outbox as messages
from bot.store.sendable import OPEN
from bot.store.tables import outbox
from bot.store.transaction import Tx

GONE = "message: message_not_found"
"""The error of a message that somebody has deleted in Slack."""


@dataclass(frozen=True, slots=True)
class Parent:
    """What a reply answers."""

    ts: str | None
    """None: it is not in Slack."""
    is_open: bool
    """It is still to be said, or to be changed."""
    gone: bool
    """Somebody has deleted it in Slack: its thread may be there still."""

    @property
    def takes_replies(self) -> bool:
        """Whether a reply to it can be posted now."""
        return self.ts is not None and not self.gone


_PARENT = sa.select(outbox.c.ts, outbox.c.state, outbox.c.error).where(
    outbox.c.workspace_id == sa.bindparam("workspace"), outbox.c.id == sa.bindparam("message")
)


def reply(tx: Tx, *, under: str, key: str, message: Message, at: datetime) -> bool:
    """Say something in the thread of the message with the key ``under``, or say it newer.

    Returns False, and says nothing, if there is no such message.
    """
    row = tx.first(
        sa.select(outbox.c.id, outbox.c.conversation).where(
            outbox.c.workspace_id == tx.workspace_id, outbox.c.dedupe_key == under
        )
    )
    if row is None:
        return False
    messages.put(
        tx, key=key, conversation=row.conversation, message=message, at=at, parent_id=row.id
    )
    return True


def take_back(tx: Tx, key: str) -> bool:
    """Do not say a message that nobody has begun to say; whether it is not said.

    One that was dropped or given up before it was said stays as it is. Saying it again later,
    with ``put`` or ``reply``, makes it due again.
    """
    unsaid = (
        outbox.c.workspace_id == tx.workspace_id,
        outbox.c.dedupe_key == key,
        outbox.c.ts.is_(None),
    )
    in_time = outbox.update().where(*unsaid, outbox.c.state == "due")
    if tx.run(in_time.values(state="dropped", error="taken back")):
        return True
    never = sa.select(outbox.c.id).where(*unsaid, outbox.c.state.in_(("dropped", "failed")))
    return tx.first(never) is not None


def parent_of(connection: sa.Connection, row: sa.Row[*tuple[Any, ...]]) -> Parent | None:
    """What the message of a whole outbox row answers; None if it is in no thread."""
    if row.parent_id is None:
        return None
    found = connection.execute(
        _PARENT, {"workspace": row.workspace_id, "message": row.parent_id}
    ).first()
    if found is None:
        return Parent(ts=None, is_open=False, gone=True)
    gone = found.state == "failed" and found.error == GONE
    return Parent(ts=found.ts, is_open=found.state in OPEN, gone=gone)
