"""Rotations that are over: kept with all they hold, until an owner brings one back."""

from datetime import datetime

from sqlalchemy import and_, select, update

from bot.core.pairing import LIVE
from bot.store import pairings, rotations
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.tables import outbox, pairing, rotation, rotation_owner
from bot.store.transaction import Tx


def archive(tx: Tx, rotation_id: str, at: datetime) -> bool:
    """End a rotation and free its name; False if somebody was first.

    Nothing that can be typed begins with a space, so no name is ever like the one it gets.
    """
    changed = tx.run(
        update(rotation)
        .where(
            rotation.c.workspace_id == tx.workspace_id,
            rotation.c.id == rotation_id,
            rotation.c.state != "archived",
        )
        .values(
            state="archived", paused_by="", archived_at=at, folded_name=f" archived {rotation_id}"
        )
    )
    return changed > 0


def bring_back(
    tx: Tx, rotation_id: str, *, name: str, channel_id: str, private: bool, shared: bool
) -> bool:
    """Let an archived rotation live again; False if it does already.

    Raises:
        sqlalchemy.exc.IntegrityError: another one is called that.
    """
    changed = tx.run(
        update(rotation)
        .where(
            rotation.c.workspace_id == tx.workspace_id,
            rotation.c.id == rotation_id,
            rotation.c.state == "archived",
        )
        .values(
            state="active",
            paused_by="",
            archived_at=None,
            name=name,
            folded_name=rotations.folded(name),
            channel_id=channel_id,
            channel_private=private,
            channel_shared=shared,
        )
    )
    return changed > 0


def archived_of(tx: Tx, user_id: str) -> tuple[Rotation, ...]:
    """The archived rotations somebody owns, the last one first."""
    owns = and_(
        rotation_owner.c.workspace_id == rotation.c.workspace_id,
        rotation_owner.c.rotation_id == rotation.c.id,
    )
    rows = tx.rows(
        select(rotation.c.id)
        .join(rotation_owner, owns)
        .where(
            rotation.c.workspace_id == tx.workspace_id,
            rotation.c.state == "archived",
            rotation_owner.c.user_id == user_id,
        )
        .order_by(rotation.c.archived_at.desc(), rotation.c.id)
    )
    found = (rotations.get(tx, row.id) for row in rows)
    return tuple(one for one in found if one is not None)


def live_pairings(tx: Tx, rotation_id: str) -> tuple[Pairing, ...]:
    """Everything of a rotation that is in somebody's hands, oldest first."""
    rows = tx.rows(
        select(pairing.c.id)
        .where(
            pairing.c.workspace_id == tx.workspace_id,
            pairing.c.rotation_id == rotation_id,
            pairing.c.state.in_(LIVE),
        )
        .order_by(pairing.c.offered_at, pairing.c.role, pairing.c.id)
    )
    found = (pairings.get(tx, row.id) for row in rows)
    return tuple(one for one in found if one is not None)


def leave_behind(tx: Tx, key: str, conversation: str) -> None:
    """Let a message that stands in another conversation keep its place, and free its key."""
    tx.run(
        update(outbox)
        .where(
            outbox.c.workspace_id == tx.workspace_id,
            outbox.c.dedupe_key == key,
            outbox.c.conversation != conversation,
        )
        .values(dedupe_key=key + ":" + outbox.c.id)
    )
