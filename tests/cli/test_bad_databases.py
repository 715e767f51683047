"""``firsthand run`` on databases that will not do: one sentence, a code, and nothing half done."""

import sqlite3
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.base import PGDialect

from bot.store import engine
from bot.store.engine import make_engine
from bot.store.schema import migrate
from tests.cli.terminal import Terminal
from tests.databases import address, drop_database, new_database
from tests.databases import postgres_server as _postgres_server

postgres_server = _postgres_server


@pytest.fixture(autouse=True)
def _tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-a")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-a")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")  # nobody comes so far


def runs_on(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, url: str, code: int = 1) -> str:
    monkeypatch.setenv("FIRSTHAND_DATABASE_URL", url)
    said = terminal.fails("run", code=code)
    assert said.endswith(".")
    assert "hunter2" not in said
    return said


@pytest.mark.parametrize(
    ("url", "says", "code"),
    [
        ("postgres//bob:hunter2@host/db", "must be an address like sqlite:", 2),
        ("mysql://bob:hunter2@host/db", "must be an address like sqlite:", 2),
        ("postgresql://bob:hunter2@127.0.0.1:1/db", "refused the connection", 1),
        ("sqlite:////no/such/folder/bot.db", "The folder /no/such/folder", 1),
    ],
)
def test_an_address_that_will_not_do(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, url: str, says: str, code: int
) -> None:
    assert says in runs_on(terminal, monkeypatch, url, code)


def test_a_missing_driver(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    said = runs_on(terminal, monkeypatch, "postgresql://bob:hunter2@127.0.0.1:1/db")
    assert 'pip install "psycopg[binary]"' in said


class _Doorkeeper(StreamRequestHandler):
    """A PostgreSQL that wants a password, and likes none."""

    def handle(self) -> None:
        while self._packet() == 80877103:  # "may we speak TLS?"
            self.wfile.write(b"N")
        self.wfile.write(b"R" + struct.pack("!ii", 8, 3))  # send it in plain text
        self.rfile.read(1)
        self._packet()
        told = b'SFATAL\0C28P01\0Mpassword authentication failed for user "bob"\0\0'
        self.wfile.write(b"E" + struct.pack("!i", len(told) + 4) + told)

    def _packet(self) -> int:
        (length,) = struct.unpack("!i", self.rfile.read(4))
        return int(struct.unpack("!i", self.rfile.read(length - 4)[:4])[0])


@pytest.fixture
def doorkeeper() -> Iterator[int]:
    with ThreadingTCPServer(("127.0.0.1", 0), _Doorkeeper) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        yield server.server_address[1]
        server.shutdown()


def test_a_wrong_password(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, doorkeeper: int
) -> None:
    url = f"postgresql://bob:hunter2@127.0.0.1:{doorkeeper}/db"
    assert "refused the user name or password" in runs_on(terminal, monkeypatch, url)


def test_a_postgresql_that_is_too_old_gets_no_tables(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, postgres_server: sa.URL
) -> None:
    name = new_database(postgres_server, "template0")
    url = address(postgres_server, name)
    with monkeypatch.context() as patched:
        patched.setattr(PGDialect, "_get_server_version_info", lambda *_of: (12, 4))
        said = runs_on(terminal, monkeypatch, url)
    assert "PostgreSQL 12.4 is too old; Firsthand needs 13 or newer." in said
    made = make_engine(url)
    assert sa.inspect(made).get_table_names() == []
    made.dispose()
    drop_database(postgres_server, name)


def test_a_file_on_a_network_share_is_not_made(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engine, "share_of", lambda _folder: "nfs4")
    said = runs_on(terminal, monkeypatch, f"sqlite:///{tmp_path / 'shared.db'}")
    assert "is on a network share (nfs4)" in said
    assert not (tmp_path / "shared.db").exists()


def test_a_file_that_may_only_be_read(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "old.db"
    made = make_engine(f"sqlite:///{path}")
    migrate(made, "0001")
    made.dispose()
    before = path.read_bytes()
    connect = sqlite3.dbapi2.connect

    def only_to_read(name: str, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 -- handed through
        opened: sqlite3.Connection = connect(f"file:{name}?mode=ro", uri=True, **options)
        return opened

    monkeypatch.setattr(sqlite3.dbapi2, "connect", only_to_read)
    assert "is read-only" in runs_on(terminal, monkeypatch, f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_migrations_that_somebody_half_applied(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'half.db'}"
    made = make_engine(url)
    migrate(made, "0001")
    with made.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE workspace ADD COLUMN quiet_since TIMESTAMP")
    assert "tables are not those of its version" in runs_on(terminal, monkeypatch, url)
    with made.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    made.dispose()
    assert version == "0001"
