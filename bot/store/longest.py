"""Who has been in a rotation longest."""

import sqlalchemy as sa

from bot.store.tables import member, person
from bot.store.transaction import Tx


def longest_member(tx: Tx, rotation_id: str) -> str | None:
    """The user id of the active member who joined first and is still in Slack; None: nobody is."""
    row = tx.first(
        sa.select(member.c.user_id)
        .join(
            person,
            sa.and_(
                person.c.workspace_id == member.c.workspace_id,
                person.c.user_id == member.c.user_id,
            ),
        )
        .where(
            member.c.workspace_id == tx.workspace_id,
            member.c.rotation_id == rotation_id,
            member.c.state == "active",
            person.c.state == "active",
        )
        .order_by(member.c.joined_at, member.c.user_id)
        .limit(1)
    )
    return None if row is None else str(row.user_id)
