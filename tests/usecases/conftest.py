import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import metadata
from tests.databases import (
    BOTH,
    address,
    database,
    database_url,
    drop_database,
    empty_url,
    new_database,
    postgres_server,
    postgres_template,
    sqlite_template,
)
from tests.usecases.world import World, call, on, ticket

__all__ = [
    "database",
    "database_url",
    "empty_url",
    "postgres_server",
    "postgres_template",
    "sqlite_template",
]


@pytest.fixture(scope="session")
def kept_postgresql(postgres_server: sa.URL, postgres_template: str) -> Iterator[Database]:
    """One PostgreSQL database for all stories: emptying it is quicker than making one each."""
    name = new_database(postgres_server, postgres_template)
    opened = Database(make_engine(address(postgres_server, name)))
    yield opened
    opened.close()
    drop_database(postgres_server, name)


@pytest.fixture(scope="session")
def kept_sqlite(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Database]:
    """One SQLite file for all stories, with the statements it has prepared."""
    path = tmp_path_factory.mktemp("stories") / "story.sqlite3"
    shutil.copy(sqlite_template, path)
    opened = Database(make_engine(f"sqlite:///{path}"))
    event.listen(opened.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
    yield opened
    opened.close()


@pytest.fixture(params=BOTH)
def quick_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database of each kind that does not wait for the disk."""
    kept: Database = request.getfixturevalue(f"kept_{request.param}")
    yield kept
    names = [f'"{table.name}"' for table in reversed(metadata.sorted_tables)]
    with kept.writing() as connection:
        if request.param == "postgresql":
            # Rows deleted one by one leave gaps, and those mix the order of later ones.
            connection.execute(sa.text(f"TRUNCATE {', '.join(names)}"))
            return
        for name in names:
            connection.execute(sa.text(f"DELETE FROM {name}"))  # noqa: S608 -- our own words


@pytest.fixture
def world(quick_database: Database) -> World:
    """A rotation in C1 with one seat and no member, on a Monday morning."""
    made = World(quick_database)
    made.set_up()
    return made


@pytest.fixture
def asked(world: World) -> World:
    """Ada has finished a ticket and been asked about it, on Monday at 10:00."""
    world.join("ada")
    world.bring(ticket("a", customer_ref="acme"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    return world


@pytest.fixture
def called(world: World) -> World:
    """Ada was at a call on Wednesday from 11 to 12, and is asked about it at 12:15."""
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(24, 9))
    world.press("ada", "accept")
    world.until(on(25, 12, 15))
    return world
