"""Learnings become searchable while an older replica still writes its own."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot.store.engine import make_engine
from bot.store.schema import migrate
from tests.migrations.old_rows import put

BEFORE = "0010"


def answer(connection: sa.Connection, name: str, theme: str) -> None:
    """Somebody answers an older replica."""
    given = {"rotation_id": "r1", "user_id": "U2"}
    put(connection, "pairing", id=f"p{name}", contact_id="c1", member_id="m1", **given)
    put(connection, "followup", id=name, pairing_id=f"p{name}", user_id="U2")
    words = {"learning": f"what {name}", "theme": theme, "visibility": "channel"}
    put(connection, "answer", followup_id=name, **given, **words)


@pytest.fixture
def engine(empty_url: str) -> Iterator[sa.Engine]:
    made = make_engine(empty_url)
    migrate(made, BEFORE)
    with made.begin() as connection:
        put(connection, "workspace")
        put(connection, "person", user_id="U2")
        put(connection, "rotation", id="r1")
        put(connection, "member", id="m1", rotation_id="r1", user_id="U2")
        put(connection, "contact", id="c1", rotation_id="r1")
        for name, theme in (("a", "Billing"), ("b", "billing "), ("c", "Straße"), ("d", "")):
            answer(connection, name, theme)
    migrate(made)
    yield made
    made.dispose()


def index(connection: sa.Connection, name: str) -> None:
    """A newer replica makes it searchable."""
    put(connection, "learning_index", followup_id=name, number=1, words="what")
    connection.execute(
        sa.text("UPDATE answer SET indexed = true WHERE followup_id = :name"), {"name": name}
    )


def count(connection: sa.Connection, what: str) -> int:
    return int(connection.execute(sa.text(f"SELECT count(*) FROM {what}")).scalar_one())  # noqa: S608 -- a test's own words


def test_the_themes_of_old_answers_become_themes_of_their_own(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        tagged = connection.exec_driver_sql(
            "SELECT answer_theme.followup_id, theme.name FROM answer_theme JOIN theme"
            " ON theme.workspace_id = answer_theme.workspace_id"
            " AND theme.id = answer_theme.theme_id ORDER BY 1"
        ).all()
        folded = connection.exec_driver_sql("SELECT folded_name FROM theme ORDER BY 1").all()
    assert [tuple(row) for row in tagged] == [("a", "Billing"), ("b", "Billing"), ("c", "Straße")]
    assert [row[0] for row in folded] == ["billing", "strasse"]


def test_words_that_an_older_replica_changes_wait_to_be_indexed_anew(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        answer(connection, "late", "exports")
        assert count(connection, "answer WHERE NOT indexed") == 5
        index(connection, "late")
        connection.exec_driver_sql("UPDATE answer SET week = '2026-W49' WHERE followup_id = 'late'")
        assert count(connection, "answer WHERE NOT indexed") == 4
        connection.exec_driver_sql("UPDATE answer SET learning = 'no' WHERE followup_id = 'late'")
        assert count(connection, "answer WHERE NOT indexed") == 5
        assert count(connection, "learning_index") == 0
        index(connection, "late")
        # A member is forgotten: nobody finds their answers by their id any more.
        connection.exec_driver_sql("UPDATE answer SET user_id = 'former' WHERE user_id = 'U2'")
        assert count(connection, "learning_index") == 0


def test_a_forgotten_answer_takes_its_words_along(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        index(connection, "a")
        connection.exec_driver_sql("DELETE FROM pairing WHERE id = 'pa'")
        assert count(connection, "learning_index") == 0
        if connection.dialect.name == "sqlite":
            assert count(connection, "learning_search WHERE learning_search MATCH 'what'") == 0
