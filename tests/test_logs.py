"""Log lines: both formats, all loggers, no secrets."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
import structlog

from bot.config import Settings
from bot.logs import redact, set_up_logs, without_words
from bot.store.database import Database
from bot.store.problems import DatabaseProblem
from bot.store.tables import person
from tests.databases import (
    database,
    database_url,
    postgres_server,
    postgres_template,
    sqlite_template,
)

__all__ = ["database", "database_url", "postgres_server", "postgres_template", "sqlite_template"]


@pytest.fixture(autouse=True)
def _logging_put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_json_lines_carry_event_level_and_fields() -> None:
    stream = io.StringIO()
    set_up_logs(Settings(log_format="json"), stream)
    structlog.get_logger("bot.test").info("ticked", due=3)
    line = json.loads(stream.getvalue())
    assert (line["event"], line["level"], line["due"]) == ("ticked", "info", 3)


def test_library_logs_are_routed_from_warning_on() -> None:
    stream = io.StringIO()
    set_up_logs(Settings(log_format="json", log_level="debug"), stream)
    logging.getLogger("slack_bolt.AsyncApp").info("quiet")
    logging.getLogger("matplotlib.font_manager").info("a font nobody can use")
    logging.getLogger("slack_bolt.AsyncApp").warning("loud %s", "xoxb-1-a")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == [
        "loud [secret]"
    ]


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_traceback_shows_neither_the_errors_words_nor_local_variables(log_format: str) -> None:
    stream = io.StringIO()
    set_up_logs(Settings.model_validate({"log_format": log_format}), stream)

    def fail(words: str) -> None:
        if words:
            raise ValueError(f"cannot read {words} xoxb-12-abc")  # noqa: EM102, TRY003 -- the text under test

    try:
        fail("the customer's words".upper())
    except ValueError:
        structlog.get_logger().exception("failed")
    said = stream.getvalue()
    assert "Traceback" in said
    assert "test_logs.py" in said
    assert "ValueError" in said
    assert "xoxb-12" not in said
    assert "THE CUSTOMER'S WORDS" not in said


def test_an_error_is_told_with_what_led_to_it_its_code_and_our_own_words_only() -> None:
    theirs, ours = "a customer's words", "The disk is full."
    led_to_it = OSError(28, theirs)
    problem = DatabaseProblem(ours)
    problem.__cause__ = led_to_it
    both = ExceptionGroup(theirs, [problem, KeyError(theirs)])
    told = without_words((type(both), both, None))
    assert told.index("OSError (28)") < told.index("and so:") < told.index(ours)
    assert "ExceptionGroup" in told
    assert "KeyError" in told
    assert theirs not in told


def test_a_row_that_a_database_refuses_is_not_quoted(database: Database) -> None:
    row = {"workspace_id": "T1", "user_id": "U1", "name": None, "zone": "the customer's words"}
    with pytest.raises(sa.exc.IntegrityError) as caught, database.writing() as connection:
        connection.execute(person.insert().values(state="active", **row))
    assert "the customer's words" not in without_words((caught.type, caught.value, caught.tb))


@pytest.mark.parametrize(
    ("line", "redacted"),
    [
        ("token xapp-1-A0-12-ab.", "token [secret]"),
        ("xoxe.xoxp-1-abc", "[secret]"),
        ("postgresql://me:pw@db/x", "postgresql://[secret]@db/x"),
        ("wss://h/link/?ticket=a-b&app_id=A1", "wss://h/link/?ticket=[secret]&app_id=A1"),
        ("https://hooks/actions/T1/2/abc no", "https://hooks/[secret] no"),
        ("[input_value='my cat', input_type=str]", "[[secret], input_type=str]"),
        ("nothing to hide: a@b", "nothing to hide: a@b"),
    ],
)
def test_secrets_are_taken_out_of_lines(line: str, redacted: str) -> None:
    assert redact(line) == redacted
