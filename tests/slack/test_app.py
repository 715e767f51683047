"""Bolt's app, as it is built."""

import io
import logging

import pytest

from bot.slack.app import build_app
from tests.slack.office import Office


async def test_the_token_that_bolt_finds_in_the_environment_is_nothing_to_warn_of(
    office: Office, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-found")
    app = build_app(office.bot.door)
    assert app.client.token == office.server.world.app.bot_token
    assert "token" not in log.getvalue()
    logging.getLogger("slack_bolt").warning("something else")
    assert "something else" in log.getvalue()
