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
from tests.usecases.world import World

__all__ = [
    "database",
    "database_url",
    "empty_url",
    "postgres_server",
    "postgres_template",
    "sqlite_template",
]


@pytest.fixture(scope="session")
def kept_postgres(postgres_server: sa.URL, postgres_template: str) -> Iterator[Database]:
    """One PostgreSQL database for all stories: emptying it is quicker than making one each."""
    name = new_database(postgres_server, postgres_template)
    opened = Database(make_engine(address(postgres_server, name)))
    yield opened
    opened.close()
    drop_database(postgres_server, name)


@pytest.fixture(params=BOTH)
def quick_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each kind that does not wait for the disk."""
    if request.param == "postgresql":
        kept: Database = request.getfixturevalue("kept_postgres")
        yield kept
        names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
        # Rows deleted one by one leave gaps, and those mix the order of later ones.
        with kept.writing() as connection:
            connection.execute(sa.text(f"TRUNCATE {names}"))
        return
    shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "story.sqlite3")
    opened = Database(make_engine(f"sqlite:///{tmp_path / 'story.sqlite3'}"))
    event.listen(opened.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
    yield opened
    opened.close()


@pytest.fixture
def world(quick_database: Database) -> World:
    """A rotation in C1 with one seat and no member, on a Monday morning."""
    made = World(quick_database)
    made.set_up()
    return made
