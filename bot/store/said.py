"""What has been said: finding messages by what they are about, and letting them say less."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from bot.store.tables import answer, outbox
from bot.store.transaction import Tx


def posted_digests(tx: Tx, rotation_ids: Collection[str], since: date) -> set[tuple[str, str]]:
    """Rotations and weeks, from the week of a day on, whose digest was posted."""
    year, week, _ = since.isocalendar()
    found: set[tuple[str, str]] = set()
    for rotation_id in rotation_ids:
        begin = f"digest:{rotation_id}:"
        rows = tx.rows(
            sa.select(outbox.c.dedupe_key).where(
                outbox.c.workspace_id == tx.workspace_id,
                outbox.c.dedupe_key >= f"{begin}{year:04}-W{week:02}",
                outbox.c.dedupe_key < f"{begin}~",
            )
        )
        found |= {(rotation_id, row.dedupe_key.removeprefix(begin)) for row in rows}
    return found


def shared_learnings(tx: Tx, rotation_id: str) -> list[str]:
    """The follow-ups of a rotation whose learning was shared to its channel."""
    posted = sa.exists().where(
        outbox.c.workspace_id == answer.c.workspace_id,
        outbox.c.dedupe_key == sa.literal("share:") + answer.c.followup_id,
    )
    rows = tx.rows(
        sa.select(answer.c.followup_id)
        .where(
            answer.c.workspace_id == tx.workspace_id, answer.c.rotation_id == rotation_id, posted
        )
        .order_by(answer.c.followup_id)
    )
    return [row.followup_id for row in rows]


def message_keys(tx: Tx, ids: Collection[str]) -> list[str]:
    """The keys of all messages that name one of these ids, however old."""
    keys = tx.rows(sa.select(outbox.c.dedupe_key).where(outbox.c.workspace_id == tx.workspace_id))
    wanted = frozenset(ids)
    parts = ((row.dedupe_key, row.dedupe_key.replace(".", ":").split(":")) for row in keys)
    return sorted(key for key, pieces in parts if not wanted.isdisjoint(pieces))


def kept_bodies(tx: Tx) -> Iterator[tuple[str, Any]]:
    """Row id and body of every message whose words are kept."""
    rows = tx.rows(
        sa.select(outbox.c.id, outbox.c.body).where(
            outbox.c.workspace_id == tx.workspace_id, outbox.c.emptied_at.is_(None)
        )
    )
    return ((row.id, row.body) for row in rows if row.body)


def say_instead(tx: Tx, row_id: str, body: object) -> None:
    """Let a message say something else, in Slack too if it is there."""
    mine = (outbox.c.workspace_id == tx.workspace_id, outbox.c.id == row_id)
    tx.run(outbox.update().where(*mine).values(body=body, wanted=outbox.c.wanted + 1))
    tx.run(
        outbox.update()
        .where(*mine, outbox.c.state == "done")
        .values(state="due", attempts=0, retry_at=0, error="")
    )
    tx.touch_outbox()
