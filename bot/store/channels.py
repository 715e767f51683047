"""The channels rotations live in: whose they are, who is in them, and what they are called now."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, and_, select, update

from bot.store import rotations
from bot.store.rotations import Rotation
from bot.store.tables import member, outbox, rotation
from bot.store.transaction import Tx


def living_in(tx: Tx, channel_id: str) -> tuple[Rotation, ...]:
    """The rotations that live in a channel, by name; none that is archived."""
    return tuple(one for one in rotations.living(tx) if one.channel_id == channel_id)


def watched(tx: Tx) -> tuple[str, ...]:
    """Every channel a rotation lives in, each once."""
    return tuple(sorted({one.channel_id for one in rotations.living(tx)}))


def moved(tx: Tx, old: str, new: str) -> None:
    """Let everything that lives or stands in a channel do so under its new id."""
    here = tx.workspace_id
    tx.run(
        update(rotation)
        .where(rotation.c.workspace_id == here, rotation.c.channel_id == old)
        .values(channel_id=new)
    )
    for column in (outbox.c.conversation, outbox.c.channel_id):
        tx.run(
            update(outbox)
            .where(outbox.c.workspace_id == here, column == old)
            .values({column.name: new})
        )


def present(tx: Tx, rotation_id: str) -> Mapping[str, bool | None]:
    """Whether each member is in the rotation's channel, as last heard, by user id; None: unheard.

    Only of those who are on its roster.
    """
    rows = tx.rows(
        select(member.c.user_id, member.c.in_channel).where(
            _on_roster(tx, rotation_id), member.c.state == "active"
        )
    )
    return {row.user_id: row.in_channel for row in rows}


def hear(tx: Tx, rotation_id: str, user_ids: Collection[str], *, there: bool) -> None:
    """Remember of these members whether they are in the rotation's channel."""
    if user_ids:
        tx.run(
            update(member)
            .where(_on_roster(tx, rotation_id), member.c.user_id.in_(sorted(user_ids)))
            .values(in_channel=there)
        )


def _on_roster(tx: Tx, rotation_id: str) -> ColumnElement[bool]:
    return and_(member.c.workspace_id == tx.workspace_id, member.c.rotation_id == rotation_id)
