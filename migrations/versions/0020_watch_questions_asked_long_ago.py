"""Watch questions asked long ago: before 0008 nobody noted when to look at them again.

One asked in the last seven days is reminded of once, in the one message of its reader's day; all
are closed 30 days after they were asked. Nobody is written to about anything older.
"""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

STILL_FRESH = timedelta(days=7)
OPEN_FOR = timedelta(days=30)
ALL_SAID = 2  # reminders

_INSTANT = sa.DateTime(timezone=True)
followup = sa.table(
    "followup",
    sa.column("workspace_id", sa.String),
    sa.column("id", sa.String),
    sa.column("user_id", sa.String),
    sa.column("state", sa.String),
    sa.column("asked_at", _INSTANT),
    sa.column("look_at", _INSTANT),
    sa.column("reminders", sa.Integer),
)
agenda = sa.table(
    "agenda",
    sa.column("workspace_id", sa.String),
    sa.column("kind", sa.String),
    sa.column("subject", sa.String),
    sa.column("due_at", _INSTANT),
    sa.column("planned_at", _INSTANT),
)


def upgrade() -> None:
    """Go forward."""
    connection = op.get_bind()
    now = connection.execute(sa.select(sa.func.now())).scalar_one()
    readers = set()
    for row in connection.execute(_unwatched()).all():
        fresh = row.state == "asked" and row.asked_at > now - STILL_FRESH
        connection.execute(
            followup.update()
            .where(followup.c.workspace_id == row.workspace_id, followup.c.id == row.id)
            .values(
                look_at=row.asked_at if fresh else row.asked_at + OPEN_FOR,
                reminders=ALL_SAID - 1 if fresh else ALL_SAID,
            )
        )
        readers.add((row.workspace_id, row.user_id))
    for workspace_id, user_id in sorted(readers - _planned(connection)):
        moment = {"due_at": now, "planned_at": now}  # it works out when it is decent to speak
        key = {"workspace_id": workspace_id, "kind": "remind_person", "subject": user_id}
        connection.execute(agenda.insert().values(key | moment))


def _unwatched() -> sa.Select[tuple[object, ...]]:
    return sa.select(followup).where(
        followup.c.state.in_(("asked", "skipped")),
        followup.c.look_at.is_(None),
        followup.c.asked_at.is_not(None),
    )


def _planned(connection: sa.Connection) -> set[tuple[str, str]]:
    rows = connection.execute(
        sa.select(agenda.c.workspace_id, agenda.c.subject).where(agenda.c.kind == "remind_person")
    )
    return {(row.workspace_id, row.subject) for row in rows}


def downgrade() -> None:
    """Go back: what is watched may stay so."""
