"""The manifest on the terminal: what goes into Slack alone on standard output."""

import json
from typing import Any

import pytest

from bot.slack.permissions import FEATURES
from tests.cli.terminal import Terminal


def printed(terminal: Terminal, *arguments: str) -> Any:  # noqa: ANN401 -- JSON is anything
    return json.loads(terminal("manifest", *arguments))


def test_it_prints_json_that_can_be_pasted_or_piped_and_says_where(terminal: Terminal) -> None:
    result = terminal.run(["manifest"], None)
    assert json.loads(result.stdout)["settings"]["socket_mode_enabled"] is True
    assert "https://api.slack.com/apps?new_app=1" in result.stderr


@pytest.mark.parametrize(
    "address",
    [
        "https://bot.example.com",
        "https://bot.example.com/",
        "https://bot.example.com/slack/events",
        " https://bot.example.com/slack/events/ ",
    ],
)
def test_an_address_may_be_given_in_any_way(terminal: Terminal, address: str) -> None:
    settings = printed(terminal, "--http", address)["settings"]
    assert settings["interactivity"]["request_url"] == "https://bot.example.com/slack/events"
    assert settings["socket_mode_enabled"] is False


@pytest.mark.parametrize(
    "address",
    [
        "bot.example.com",
        "http://bot.example.com",
        "https://",
        "https://[",
        "https://me:secret@bot.example.com",
        "https://bot.example.com?x=1",
        "https://bot.example.com#x",
        'https://bot.example.com/"',
        "https://bot.example.com/" + "x" * 3000,
    ],
)
def test_an_address_that_slack_would_not_take_is_one_sentence(
    terminal: Terminal, address: str
) -> None:
    said = terminal.fails("manifest", "--http", address)
    assert "--http" in said
    assert "secret" not in said


def test_features_are_switched_on_by_name_once_each(terminal: Terminal) -> None:
    bare = printed(terminal)["oauth_config"]["scopes"]["bot"]
    for one in FEATURES:
        asked = printed(terminal, "--with", one.name, "--with", one.name.upper())
        assert asked["oauth_config"]["scopes"]["bot"] == [*bare, *one.scopes]


def test_an_unknown_feature_is_answered_with_those_there_are(terminal: Terminal) -> None:
    said = terminal.fails("manifest", "--with", "telepathy")
    assert all(one.name in said for one in FEATURES)


def test_a_link_opens_slack_with_it(terminal: Terminal) -> None:
    said = terminal("manifest", "--link")
    assert said.startswith("https://api.slack.com/apps?new_app=1&manifest_json=%7B")
    assert len(said.split()) == 1
