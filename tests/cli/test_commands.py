"""The other commands, and how all of them fail."""

from datetime import timedelta
from pathlib import Path

import pytest
import typer

from bot.cli.failing import kindly
from bot.clock import SystemClock
from bot.config import load_settings
from bot.jobs.heartbeat import Heartbeat
from tests.cli.terminal import Terminal


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal("--version").startswith("firsthand ")


def test_help_names_every_command_and_the_way_without_slack(terminal: Terminal) -> None:
    said = terminal("--help")
    for command in ("run", "sandbox", "source", "health"):
        assert command in said
    assert "firsthand sandbox" in said


def test_running_without_tokens_says_what_is_missing(terminal: Terminal) -> None:
    assert "SLACK_BOT_TOKEN is not set" in terminal.fails("run", code=2)


def test_a_token_of_the_wrong_kind_is_named(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xapp-1-hidden")
    said = terminal.fails("run", code=2)
    assert said.startswith("firsthand: SLACK_BOT_TOKEN must be the bot token")
    assert "hidden" not in said


def test_a_slack_that_cannot_be_reached_is_one_sentence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-a")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-a")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    monkeypatch.setenv("FIRSTHAND_LOG_LEVEL", "error")
    assert "cannot be reached" in terminal.fails("run")


def test_a_database_that_is_none_is_one_sentence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all, but long enough to be looked at as one\n" * 20)
    monkeypatch.setenv("FIRSTHAND_DATABASE_URL", f"sqlite:///{path}")
    assert "is not a SQLite database" in terminal.fails("source", "list")
    assert path.read_text().startswith("not a database")


def test_a_folder_that_is_not_there_is_named(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FIRSTHAND_DATABASE_URL", f"sqlite:///{tmp_path}/no/where.db")
    assert "does not exist" in terminal.fails("source", "list")


def test_health_is_what_the_heartbeat_says(terminal: Terminal) -> None:
    assert "No bot runs here" in terminal.fails("health")
    heartbeat = Heartbeat(load_settings())
    heartbeat.beat(SystemClock().now())
    assert terminal("health") == "alive\n"
    heartbeat.beat(SystemClock().now() - timedelta(minutes=5))
    assert "300 seconds ago" in terminal.fails("health")


def test_a_port_that_is_taken_is_told(terminal: Terminal, taken_port: int) -> None:
    said = terminal.fails("sandbox", "--port", str(taken_port))
    assert f"Port {taken_port} is taken" in said


def test_an_error_nobody_thought_of_says_how_to_see_more(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @kindly
    def breaks() -> None:
        raise LookupError("customer words")  # noqa: EM101, TRY003 -- what must not be told

    with pytest.raises(typer.Exit) as caught:
        breaks()
    assert caught.value.exit_code == 1
    said = capsys.readouterr().err
    assert "FIRSTHAND_LOG_LEVEL=debug" in said
    assert "customer words" not in said
    monkeypatch.setenv("FIRSTHAND_LOG_LEVEL", "debug")
    with pytest.raises(LookupError):
        breaks()


def test_the_sandboxs_database_must_be_an_address(terminal: Terminal) -> None:
    said = terminal.fails("sandbox", "--port", "0", "--database", "my.db", code=2)
    assert "must be an address like sqlite:" in said
