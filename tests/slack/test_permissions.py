"""The manifest asks for what the code uses: all of it, and nothing else."""

import pytest

from bot.sandbox.api.registry import METHODS
from bot.slack.manifest import manifest
from bot.slack.permissions import EVENTS, FEATURES, SCOPES, switched_on
from tests.slack.documented import OF_EVENTS, OF_METHODS
from tests.slack.used import listeners, methods_called, reads_addresses, sdk_helpers_called

FULL = manifest(features=FEATURES)
ASKED = set(FULL["oauth_config"]["scopes"]["bot"])
SUBSCRIBED = set(FULL["settings"]["event_subscriptions"]["bot_events"])
ON_DEMAND = {scope for one in FEATURES for scope in one.scopes}


def test_every_method_that_is_called_is_one_whose_scopes_are_known() -> None:
    called = methods_called()
    assert {"chat.postMessage", "views.open", "users.info"} <= set(called)
    unknown = {method: path for method, path in called.items() if method not in OF_METHODS}
    assert unknown == {}, "look up their scopes, and add them to tests/slack/documented.py"
    assert sdk_helpers_called() == set(), "call the methods one by one"


@pytest.mark.parametrize("method", sorted(methods_called()))
def test_a_method_that_is_called_has_its_scopes_in_the_manifest(method: str) -> None:
    missing = OF_METHODS[method] - ASKED
    assert missing == set(), f"bot/slack/permissions.py lacks {missing}: {methods_called()[method]}"


@pytest.mark.parametrize("event", sorted(SUBSCRIBED))
def test_an_event_of_the_manifest_comes_with_its_scopes(event: str) -> None:
    feature = next((one for one in FEATURES if event in one.events), None)
    granted = set(SCOPES) | set(feature.scopes if feature else ())
    assert OF_EVENTS[event] <= granted


def needed() -> set[str]:
    """Every scope that something in the code needs."""
    heard = listeners()
    found = {scope for method in methods_called() for scope in OF_METHODS[method]}
    found |= {scope for event in heard.events for scope in OF_EVENTS.get(event, set())}
    if "message" in heard.events:
        found |= OF_EVENTS["message.im"]
    if heard.commands or heard.shortcuts:
        found.add("commands")
    if reads_addresses():
        found.add("users:read.email")
    return found


def test_no_scope_is_asked_for_that_nothing_needs() -> None:
    assert ASKED - needed() == set()


def test_every_event_that_is_listened_to_is_subscribed_to_and_the_other_way_round() -> None:
    assert {event.split(".")[0] for event in SUBSCRIBED} == set(listeners().events)


def test_every_command_and_shortcut_has_a_listener_and_the_other_way_round() -> None:
    features = FULL["features"]
    assert [one["command"] for one in features["slash_commands"]] == listeners().commands
    assert [one["callback_id"] for one in features["shortcuts"]] == listeners().shortcuts


def test_the_local_slack_asks_for_the_documented_scopes() -> None:
    """It may ask for one of several where Slack has one for each kind of conversation."""
    for name, method in METHODS.items():
        if name in OF_METHODS and method.scopes:
            assert set(method.scopes) == OF_METHODS[name], name


def test_what_is_always_asked_for_is_never_also_an_option() -> None:
    assert set(SCOPES) & ON_DEMAND == set()
    assert set(EVENTS) & {event for one in FEATURES for event in one.events} == set()
    assert set(SCOPES) | ON_DEMAND == ASKED


def test_every_scope_says_what_for() -> None:
    assert all(SCOPES.values())
    assert all(one.gives and one.scopes for one in FEATURES)


def test_a_feature_is_on_once_all_its_scopes_are_granted() -> None:
    assert switched_on(SCOPES) == ()
    assert switched_on([*SCOPES, *ON_DEMAND]) == FEATURES
    assert [one.name for one in switched_on(["dnd:read"])] == ["dnd"]
