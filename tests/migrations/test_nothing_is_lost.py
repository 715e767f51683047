"""What an older version stored is all there after the upgrade, whatever tables are made anew."""

from collections.abc import Iterator, Mapping

import pytest
import sqlalchemy as sa

from bot.store.engine import make_engine
from bot.store.schema import migrate
from tests.migrations.old_rows import put

ROWS: Mapping[str, Mapping[str, object]] = {
    "workspace": {},
    "person": {"user_id": "U2"},
    "rotation": {"id": "r1"},
    "rotation_owner": {"rotation_id": "r1", "user_id": "U2"},
    "member": {"id": "m1", "rotation_id": "r1", "user_id": "U2"},
    "absence": {"id": "a1", "member_id": "m1"},
    "ledger": {"id": "l1", "member_id": "m1"},
    "source": {"id": "s1", "rotation_id": "r1", "settings": b""},
    "customer": {"id": "k1"},
    "contact": {"id": "c1", "rotation_id": "r1", "source_id": "s1", "customer_id": "k1"},
    "pairing": {
        "id": "p1",
        "rotation_id": "r1",
        "contact_id": "c1",
        "member_id": "m1",
        "user_id": "U2",
    },
    "followup": {"id": "f1", "pairing_id": "p1", "user_id": "U2"},
    "answer": {"followup_id": "f1", "rotation_id": "r1", "user_id": "U2"},
    "promise": {"id": "o1", "followup_id": "f1", "rotation_id": "r1", "customer_id": "k1"},
}


@pytest.fixture
def engine(empty_url: str) -> Iterator[sa.Engine]:
    made = make_engine(empty_url)
    yield made
    made.dispose()


def counts(engine: sa.Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table: int(connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 -- a test's own words
            for table in ROWS
        }


def test_every_row_of_the_first_version_is_there_after_all_upgrades(engine: sa.Engine) -> None:
    migrate(engine, "0001")
    with engine.begin() as connection:
        for table, values in ROWS.items():
            put(connection, table, **values)
    migrate(engine)
    assert counts(engine) == dict.fromkeys(ROWS, 1)


def test_foreign_keys_hold_again_after_an_upgrade(engine: sa.Engine) -> None:
    migrate(engine)
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        put(connection, "rotation_owner", rotation_id="nowhere", user_id="U2")
