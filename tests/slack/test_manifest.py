"""The manifest is one that Slack takes, for Socket Mode and for HTTP."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.slack.manifest import link, manifest
from bot.slack.payloads import Json
from bot.slack.permissions import FEATURES, SCOPES
from tests.slack.documented import mistakes

URL = "https://bot.example.com/slack/events"
KINDS = [
    manifest(),
    manifest(features=FEATURES),
    manifest(request_url=URL),
    manifest(request_url=f"https://{'x' * 2979}/slack/events"),
]


@pytest.mark.parametrize("made", KINDS)
def test_it_is_what_slacks_documents_describe(made: Json) -> None:
    assert mistakes(made) == []


def test_socket_mode_names_no_address() -> None:
    made = manifest()
    assert made["settings"]["socket_mode_enabled"] is True
    assert "http" not in json.dumps(made)


def test_over_http_everything_comes_to_one_address() -> None:
    made = manifest(request_url=URL)
    settings = made["settings"]
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == URL
    assert settings["interactivity"]["request_url"] == URL
    assert [one["url"] for one in made["features"]["slash_commands"]] == [URL]


def test_people_can_write_to_it_and_mentions_arrive_as_ids() -> None:
    features = manifest()["features"]
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert all(one["should_escape"] for one in features["slash_commands"])


def test_it_is_for_one_workspace_and_its_token_stays() -> None:
    settings = manifest()["settings"]
    assert settings["org_deploy_enabled"] is False
    assert settings["token_rotation_enabled"] is False


@pytest.mark.parametrize("feature", FEATURES, ids=lambda one: one.name)
def test_only_what_is_switched_on_is_asked_for(feature: object) -> None:
    [one] = [each for each in FEATURES if each is feature]
    asked = manifest(features=[one])["oauth_config"]["scopes"]["bot"]
    assert set(asked) == {*SCOPES, *one.scopes}


def test_the_link_holds_the_very_same() -> None:
    made = manifest(features=FEATURES)
    query = parse_qs(urlsplit(link(made)).query)
    assert query["new_app"] == ["1"]
    assert json.loads(query["manifest_json"][0]) == made


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("features", "shortcuts", 0, "name"), "Pair a developer with this", "shortcuts/0/name"),
        (("features", "slash_commands", 0, "command"), "firsthand", "slash_commands/0/command"),
        (("settings", "event_subscriptions", "bot_events"), ["x", "x"], "'x' twice"),
        (("settings", "interactivity"), {}, "is_enabled: missing"),
        (("settings", "socket_mode"), True, "socket_mode: unknown"),
        (("display_information", "long_description"), "short", "long_description"),
        (("features", "bot_user"), "Firsthand", "bot_user: no object"),
        (("features", "bot_user", "always_online"), "yes", "not true or false"),
        (("features", "shortcuts"), [], "no list"),
    ],
)
def test_the_check_finds_mistakes(path: tuple[str | int, ...], value: object, said: str) -> None:
    made = json.loads(json.dumps(manifest()))
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    [mistake] = mistakes(made)
    assert said in mistake
