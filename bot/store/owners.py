"""Who owns a rotation, changed; ``rotations.owners`` reads it."""

import sqlalchemy as sa

from bot.store import rotations
from bot.store.tables import rotation, rotation_owner
from bot.store.transaction import Tx


def lock(tx: Tx, rotation_id: str) -> None:
    """Wait until nobody else changes this rotation's owners; freed at the commit.

    SQLite has one writer anyway and ignores FOR UPDATE.
    """
    tx.first(
        sa.select(rotation.c.id)
        .where(rotation.c.workspace_id == tx.workspace_id, rotation.c.id == rotation_id)
        .with_for_update()
    )


def add(tx: Tx, rotation_id: str, user_id: str) -> bool:
    """Make somebody an owner; False if they are one already. Lock it first."""
    if user_id in rotations.owners(tx, rotation_id):
        return False
    tx.run(
        sa.insert(rotation_owner).values(
            workspace_id=tx.workspace_id, rotation_id=rotation_id, user_id=user_id
        )
    )
    return True


def remove(tx: Tx, rotation_id: str, user_id: str) -> bool:
    """Let somebody be an owner no more; False if they are none. Lock it first."""
    removed = tx.run(
        sa.delete(rotation_owner).where(
            rotation_owner.c.workspace_id == tx.workspace_id,
            rotation_owner.c.rotation_id == rotation_id,
            rotation_owner.c.user_id == user_id,
        )
    )
    return removed > 0
