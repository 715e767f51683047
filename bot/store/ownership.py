"""Who owns a rotation changes."""

from sqlalchemy import delete

from bot.store.tables import rotation_owner
from bot.store.transaction import Tx
from bot.store.upsert import upsert


def add(tx: Tx, rotation_id: str, user_id: str) -> None:
    """Let somebody own it; nothing changes if they do already."""
    upsert(tx, rotation_owner, {"rotation_id": rotation_id, "user_id": user_id}, update=["user_id"])


def remove(tx: Tx, rotation_id: str, user_id: str) -> None:
    """Let them own it no more. Whoever calls sees to it that somebody does."""
    tx.run(
        delete(rotation_owner).where(
            rotation_owner.c.workspace_id == tx.workspace_id,
            rotation_owner.c.rotation_id == rotation_id,
            rotation_owner.c.user_id == user_id,
        )
    )
