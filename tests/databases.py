"""Databases for tests: fresh ones with the whole schema, on SQLite and PostgreSQL.

Import all of ``__all__`` into a conftest.py, then: `database_url` gives addresses of migrated
databases, `empty_url` of empty ones, `database` an open `Database`; each runs a test on both.
`TEST_DATABASE_URL` names a PostgreSQL server to use instead of a throw-away one; its user must
be allowed to create databases.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate
from tests.store.postgres import running

__all__ = [
    "database",
    "database_url",
    "empty_url",
    "postgres_server",
    "postgres_template",
    "sqlite_template",
]

BOTH = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[sa.URL]:
    """A PostgreSQL server: the address of its maintenance database."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield sa.make_url(given).set(drivername="postgresql+psycopg")
        return
    with running() as folder:
        yield sa.make_url(f"postgresql+psycopg://postgres@/postgres?host={folder}")


@pytest.fixture(scope="session")
def postgres_template(postgres_server: sa.URL) -> Iterator[str]:
    """The name of a migrated database that tests copy."""
    name = new_database(postgres_server, "template0")
    _migrate(address(postgres_server, name))
    yield name
    drop_database(postgres_server, name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file that tests copy."""
    path = tmp_path_factory.mktemp("databases") / "template.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh migrated database of each kind."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "test.sqlite3")
        yield f"sqlite:///{tmp_path / 'test.sqlite3'}"
        return
    server: sa.URL = request.getfixturevalue("postgres_server")
    name = new_database(server, request.getfixturevalue("postgres_template"))
    yield address(server, name)
    drop_database(server, name)


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of each kind without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: sa.URL = request.getfixturevalue("postgres_server")
    name = new_database(server, "template0")
    yield address(server, name)
    drop_database(server, name)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database of each kind."""
    opened = Database(make_engine(database_url))
    yield opened
    opened.close()


def address(server: sa.URL, name: str) -> str:
    """The address of another database on the server."""
    return server.set(database=name).render_as_string(hide_password=False)


def new_database(server: sa.URL, template: str) -> str:
    """Create a database; its name."""
    name = f"firsthand_{uuid4().hex}"
    with _administering(server) as connection:
        version = connection.dialect.server_version_info or (0,)
        # Files are copied in a third of the time of writing a log; older servers do it anyway.
        copy = " STRATEGY file_copy" if version >= (15,) else ""
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}{copy}")
    return name


def drop_database(server: sa.URL, name: str) -> None:
    """Remove a database, and whoever is still connected to it."""
    with _administering(server) as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _administering(server: sa.URL) -> Iterator[sa.Connection]:
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        yield connection


def _migrate(url: str) -> None:
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()
