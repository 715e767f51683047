"""Log lines: both formats, all loggers, no secrets."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.config import Settings
from bot.logs import redact, set_up_logs


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
def test_a_traceback_shows_neither_tokens_nor_local_variables(log_format: str) -> None:
    stream = io.StringIO()
    set_up_logs(Settings.model_validate({"log_format": log_format}), stream)

    def fail(words: str) -> None:
        if words:
            raise ValueError("refused xoxb-12-abc")  # noqa: EM101, TRY003 -- the text under test

    try:
        fail("the customer's words".upper())
    except ValueError:
        structlog.get_logger().exception("failed")
    said = stream.getvalue()
    assert "Traceback" in said
    assert "[secret]" in said
    assert "xoxb-12" not in said
    assert "THE CUSTOMER'S WORDS" not in said


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
