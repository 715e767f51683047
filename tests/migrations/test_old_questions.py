"""Questions asked before anything was noted of when to look at them again."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.store.engine import make_engine
from bot.store.schema import migrate
from bot.store.tables import agenda, followup
from tests.migrations.old_rows import put

BEFORE = "0007"
DAY = timedelta(days=1)


@pytest.fixture
def engine(empty_url: str) -> Iterator[sa.Engine]:
    made = make_engine(empty_url)
    migrate(made, BEFORE)
    yield made
    made.dispose()


def ask(connection: sa.Connection, name: str, user_id: str, state: str, at: datetime) -> None:
    put(
        connection,
        "pairing",
        id=f"p-{name}",
        rotation_id="r1",
        contact_id="c1",
        member_id=f"m-{user_id}",
        user_id=user_id,
    )
    put(
        connection,
        "followup",
        id=name,
        pairing_id=f"p-{name}",
        user_id=user_id,
        state=state,
        asked_at=at,
    )


def test_they_are_looked_at_again_without_flooding_anybody(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        now = connection.scalar(sa.select(sa.func.now()))
        assert isinstance(now, datetime)
        put(connection, "workspace")
        put(connection, "rotation", id="r1")
        put(connection, "contact", id="c1", rotation_id="r1")
        for user_id in ("U2", "U3", "U4"):
            put(connection, "person", user_id=user_id)
            put(connection, "member", id=f"m-{user_id}", rotation_id="r1", user_id=user_id)
        ask(connection, "fresh", "U2", "asked", now - DAY)
        ask(connection, "stale", "U2", "asked", now - 20 * DAY)
        ask(connection, "skipped", "U2", "skipped", now - DAY)
        ask(connection, "overdue", "U3", "asked", now - 40 * DAY)
        ask(connection, "answered", "U4", "answered", now - DAY)
    migrate(engine)
    with engine.connect() as connection:
        rows = {row.id: row for row in connection.execute(sa.select(followup))}
        planned = connection.execute(sa.select(agenda.c.kind, agenda.c.subject)).all()
    then = {name: row.asked_at for name, row in rows.items()}
    assert {name: (row.look_at, row.reminders) for name, row in rows.items()} == {
        "fresh": (then["fresh"], 1),
        "stale": (then["stale"] + 30 * DAY, 2),
        "skipped": (then["skipped"] + 30 * DAY, 2),
        "overdue": (then["overdue"] + 30 * DAY, 2),
        "answered": (None, 0),
    }
    assert sorted(map(tuple, planned)) == [("remind_person", "U2"), ("remind_person", "U3")]
