"""What is wrong with a database is said in one sentence, without its password."""

import sqlite3
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store import agenda, taking
from bot.store import engine as module
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.problems import DatabaseProblem
from tests.databases import address, drop_database, new_database
from tests.store.moments import AT, TEAM


def told(url: str) -> str:
    with pytest.raises(DatabaseProblem) as caught:
        use(url)
    return str(caught.value)


def use(url: str) -> None:
    made = make_engine(url)
    try:
        with made.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE probe (id INTEGER)")
    finally:
        made.dispose()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://bob:hunter2@host/db", 'kind "mysql" is not supported'),
        ("postgresql+asyncpg://bob:hunter2@host/db", "not supported"),
        ("bob:hunter2@host", "cannot be read"),
        ("", "cannot be read"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("sqlite:////no/such/folder/x.db", "The folder /no/such/folder"),
        ("postgresql://bob:hunter2@127.0.0.1:1/db", "refused the connection"),
        ("postgresql://bob:hunter2@localhost.invalid/db", "PostgreSQL c"),
        ("postgresql://bob:hunter2@/db?host=/no/such/folder", "no socket"),
    ],
)
def test_a_wrong_address_is_a_clear_sentence(url: str, sentence: str) -> None:
    assert sentence in told(url)
    assert "hunter2" not in told(url)
    assert told(url).endswith(".")


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    assert 'pip install "psycopg[binary]"' in told("postgresql://host/db")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 100)
    assert "is not a SQLite database" in told(f"sqlite:///{path}")
    assert path.read_text().startswith("Dear diary")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in told(f"sqlite:///{tmp_path}")


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    sqlite3.connect(path).close()
    made = make_engine(f"sqlite:///{path}")
    with made.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        with pytest.raises(DatabaseProblem, match="is read-only"):
            connection.exec_driver_sql("CREATE TABLE probe (id INTEGER)")
    made.dispose()


def test_a_locked_file_is_refused_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.05)
    path = tmp_path / "x.db"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert "is locked by another program" in told(f"sqlite:///{path}")
    holder.close()


def test_a_missing_postgresql_database_or_user_is_named(postgres_server: sa.URL) -> None:
    assert "no such database or user" in told(address(postgres_server, "nowhere"))


def test_a_wrong_password_is_told_without_it(postgres_server: sa.URL) -> None:
    name = new_database(postgres_server, "template0")
    made = make_engine(address(postgres_server, name))
    with made.begin() as connection:  # trust is what the throw-away server gives everybody
        connection.exec_driver_sql("CREATE ROLE locked_out NOLOGIN")
    made.dispose()
    url = postgres_server.set(username="locked_out", password="hunter2", database=name)
    sentence = told(url.render_as_string(hide_password=False))
    assert sentence.startswith("PostgreSQL ")
    assert "hunter2" not in sentence
    drop_database(postgres_server, name)
    made = sa.create_engine(postgres_server)
    with made.begin() as connection:
        connection.exec_driver_sql("DROP ROLE locked_out")
    made.dispose()


def test_sqlite_is_set_up_to_last(tmp_path: Path) -> None:
    made = make_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with made.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    made.dispose()
    assert pragmas == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 20_000,
    }


def test_postgresql_ends_what_is_left_idle_and_speaks_utc(postgres_server: sa.URL) -> None:
    made = make_engine(address(postgres_server, "postgres"))
    with made.connect() as connection:
        shown = [
            connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in ("idle_in_transaction_session_timeout", "timezone", "application_name")
        ]
    made.dispose()
    assert shown == ["1min", "UTC", "firsthand"]


def test_a_fault_of_a_query_is_no_problem_of_the_database(database: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError), database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")


def test_what_a_frozen_process_holds_is_free_again_after_a_while(
    postgres_server: sa.URL, postgres_template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = new_database(postgres_server, postgres_template)
    url = address(postgres_server, name)
    monkeypatch.setattr(module, "IDLE_SECONDS", 0.1)
    frozen, alive = Database(make_engine(url)), Database(make_engine(url))
    with alive.write(TEAM) as tx:
        agenda.put(tx, "round", "a", AT)
    with pytest.raises(sa.exc.DBAPIError), frozen.writing() as holding:  # noqa: PT012 -- the block's end fails
        assert taking.take_due(holding, AT, ["round"]) is not None
        with alive.writing() as connection:
            assert taking.take_due(connection, AT, ["round"]) is None
            connection.exec_driver_sql("SELECT pg_sleep(0.3)")
            assert taking.take_due(connection, AT, ["round"]) is not None
        agenda.next_due(holding)
    frozen.close()
    alive.close()
    drop_database(postgres_server, name)


def test_several_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    together = threading.Barrier(6)
    problems: list[Exception] = []

    def open_it(url: str) -> None:
        together.wait(10)
        try:
            use(url)
        except DatabaseProblem as problem:
            problems.append(problem)
        except sa.exc.OperationalError as error:
            assert "already exists" in str(error)  # noqa: PT017 -- the others come too late

    for number in range(10):
        url = f"sqlite:///{tmp_path / f'{number}.db'}"
        threads = [threading.Thread(target=open_it, args=(url,)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert problems == []
