"""Old and new replicas side by side: the schema grows first, and the older ones work on."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from bot.store import schema
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.problems import DatabaseProblem
from bot.store.schema import check_schema, migrate
from bot.store.tables import metadata, outbox
from bot.usecases.deliver import deliver
from tests.gateways.memory import MemoryMessenger
from tests.usecases.world import World, on

Columns = Mapping[str, Mapping[str, Any]]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    """A file: the migrations are the same for both databases."""
    made = make_engine(f"sqlite:///{tmp_path / 'growing.sqlite3'}")
    yield made
    made.dispose()


def revisions() -> list[str]:
    scripts = ScriptDirectory(str(schema._scripts())).walk_revisions()  # noqa: SLF001 -- the checkout's
    return sorted(script.revision for script in scripts)


def tables(engine: sa.Engine) -> dict[str, Columns]:
    look = sa.inspect(engine)
    return {
        name: {column["name"]: column for column in look.get_columns(name)}
        for name in look.get_table_names()
        if name != "alembic_version"
    }


def unique(engine: sa.Engine, table: str) -> set[tuple[str | None, ...]]:
    look = sa.inspect(engine)
    found: list[tuple[str | None, ...]] = [
        tuple(one["column_names"]) for one in look.get_unique_constraints(table)
    ]
    found += [tuple(one["column_names"]) for one in look.get_indexes(table) if one["unique"]]
    return set(found)


def test_no_migration_takes_anything_from_an_older_replica(engine: sa.Engine) -> None:
    before: dict[str, Columns] = {}
    bound: dict[str, set[tuple[str | None, ...]]] = {}
    for revision in revisions():
        migrate(engine, revision)
        now = tables(engine)
        for table, columns in before.items():
            assert table in now, f"{revision} drops {table}"
            where = f"{revision}: {table}"
            assert columns.keys() <= now[table].keys(), f"{where} loses a column"
            for name, column in now[table].items():
                if name in columns:
                    assert str(column["type"]) == str(columns[name]["type"]), f"{where}.{name}"
                    assert column["nullable"] or not columns[name]["nullable"], f"{where}.{name}"
                else:
                    filled = column["nullable"] or column["default"] is not None
                    assert filled, f"{where}.{name}: an older replica cannot write it"
            assert unique(engine, table) <= bound[table], f"{where}: unique, once it was not"
        before, bound = now, {table: unique(engine, table) for table in now}
    assert len(before) > 10


def one_ahead(database: Database) -> None:
    """What the next version's migration may do: columns with defaults, tables, indexes."""
    with database.engine.begin() as connection:
        for table in metadata.tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN later INTEGER")
            connection.exec_driver_sql(
                f"ALTER TABLE {table} ADD COLUMN sooner VARCHAR(8) DEFAULT '' NOT NULL"
            )
        connection.exec_driver_sql("CREATE TABLE novelty (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE INDEX ix_later ON outbox (later)")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")


async def test_the_program_of_today_works_on_while_the_schema_is_one_ahead(
    database: Database,
) -> None:
    world = World(database)
    world.set_up()
    world.join("ada")
    one_ahead(database)  # a newer replica has started
    world.join("bob")
    world.tickets("T1", "T2")
    slack = MemoryMessenger(at=world.at)
    world.until(on(23, 10))
    asked = world.holder("T1")
    assert asked is not None
    await deliver(database, slack, world.at)
    world.meet(asked)
    world.until(world.at)
    assert world.fill(asked, quote="heard", promise_text="find out") is None
    world.until(on(27, 16))
    await deliver(database, slack, world.at)
    assert world.digest().week == "2026-W48"
    assert {row.state for row in world.table(outbox)} <= {"done", "dropped"}
    with pytest.raises(DatabaseProblem, match="newer Firsthand"):
        check_schema(database.engine)  # but it does not start on it
