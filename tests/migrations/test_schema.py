import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.store import schema
from bot.store.engine import make_engine
from bot.store.problems import DatabaseProblem
from bot.store.schema import check_schema, downgrade, head, migrate, revise
from bot.store.tables import metadata
from bot.store.tables.learnings import is_hand_written


@pytest.fixture
def engine(empty_url: str) -> Iterator[sa.Engine]:
    made = make_engine(empty_url)
    yield made
    made.dispose()


def differences(engine: sa.Engine) -> list[object]:
    # On SQLite Alembic takes every empty default for a change.
    options = {
        "compare_server_default": engine.dialect.name == "postgresql",
        "include_name": lambda name, _kind, _parents: not is_hand_written(name),
    }
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))


def test_the_migrations_make_exactly_the_tables(engine: sa.Engine) -> None:
    migrate(engine)
    assert differences(engine) == []


def test_a_missing_column_would_be_noticed(engine: sa.Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE agenda DROP COLUMN error")
    assert differences(engine) != []


def test_down_leaves_nothing_and_up_again_makes_the_same(engine: sa.Engine) -> None:
    migrate(engine)
    downgrade(engine, "base")
    assert set(sa.inspect(engine).get_table_names()) == {"alembic_version"}
    migrate(engine)
    assert differences(engine) == []


def test_migrating_twice_changes_nothing(engine: sa.Engine) -> None:
    migrate(engine)
    migrate(engine)
    check_schema(engine)


def test_a_new_database_is_told_to_be_migrated(engine: sa.Engine) -> None:
    with pytest.raises(DatabaseProblem, match='start "firsthand run" once'):
        check_schema(engine)


@pytest.mark.parametrize("act", [check_schema, migrate])
def test_a_newer_schema_is_refused(engine: sa.Engine, act: object) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert callable(act)
    with pytest.raises(DatabaseProblem, match="newer Firsthand"):
        act(engine)


def test_a_migration_that_fails_changes_nothing(engine: sa.Engine) -> None:
    with engine.begin() as connection:  # in the way of a table made late
        connection.exec_driver_sql("CREATE TABLE promise (id INTEGER)")
    with pytest.raises(DatabaseProblem, match="not those of its version"):
        migrate(engine)
    assert sa.inspect(engine).get_table_names() == ["promise"]


def test_the_names_of_the_files_say_which_revisions_there_are() -> None:
    scripts = ScriptDirectory(str(schema._scripts()))  # noqa: SLF001 -- the checkout's
    assert {one.revision for one in scripts.walk_revisions()} == schema._known()  # noqa: SLF001 -- what a start relies on
    assert scripts.get_current_head() == head()


def test_revisions_are_numbered() -> None:
    assert (head() or "").isdigit()


def test_the_next_migration_is_written_from_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(schema._scripts(), scripts)  # noqa: SLF001 -- not into the checkout itself
    monkeypatch.setattr(schema, "_scripts", lambda: scripts)
    engine = make_engine(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    migrate(engine)
    known = int(head() or 0)
    assert revise(engine, "Nothing") is None
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE pause")
    path = revise(engine, "Pauses are back")
    engine.dispose()
    assert path is not None
    assert path.name == f"{known + 1:04}_pauses_are_back.py"
    assert "create_table" in path.read_text()
    assert "bot." not in path.read_text()


def test_migrations_that_somebody_half_applied_are_one_sentence(engine: sa.Engine) -> None:
    migrate(engine, "0001")
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE workspace ADD COLUMN quiet_since TIMESTAMP")
    with pytest.raises(DatabaseProblem, match="not those of its version"):
        migrate(engine)
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == "0001"


def test_a_postgresql_that_is_too_old_is_named(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with engine.connect():
        pass  # the driver asks for the version once
    monkeypatch.setattr(engine.dialect, "server_version_info", (12, 4))
    if engine.dialect.name == "sqlite":
        migrate(engine)
        return
    with pytest.raises(DatabaseProblem, match=r"PostgreSQL 12\.4 is too old; .* needs 13"):
        migrate(engine)


def test_an_older_replica_runs_on_while_the_schema_grows(engine: sa.Engine) -> None:
    migrate(engine, "0001")
    old = "INSERT INTO workspace (workspace_id, name, bot_user_id, created_at) VALUES "
    migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"{old} ('T1', 'Acme', 'U1', '2026-11-23 09:00:00+00')")
