"""Slack's payloads as plain values, from the shapes Slack documents and from broken ones."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import payloads
from bot.slack.payloads import Pressed, Typed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["actions", "view", "state", "values", "event", "user", "id", "blocks"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def test_a_command_is_a_word_and_its_rest() -> None:
    body = {
        "user_id": "U1",
        "channel_id": "C1",
        "text": "  Skip   until  2026-12-01 ",
        "trigger_id": "1.2.a",
    }
    assert payloads.typed(body) == Typed(
        user_id="U1", channel_id="C1", word="skip", rest="until 2026-12-01", trigger_id="1.2.a"
    )


def test_a_command_without_text_has_no_word() -> None:
    assert payloads.typed({"user_id": "U1", "text": None}).word == ""


def test_a_button_on_a_message_knows_its_channel_and_value() -> None:
    body = {
        "type": "block_actions",
        "user": {"id": "U1", "username": "ada"},
        "container": {"type": "message", "message_ts": "1.2", "channel_id": "D1"},
        "channel": {"id": "D1", "name": "directmessage"},
        "actions": [{"action_id": "offer_accept", "block_id": "b", "value": "p1"}],
        "trigger_id": "1.2.a",
    }
    assert payloads.pressed(body) == Pressed(
        user_id="U1",
        channel_id="D1",
        action_id="offer_accept",
        value="p1",
        trigger_id="1.2.a",
        on_home=False,
    )


def test_a_menu_gives_the_chosen_value() -> None:
    body = {"actions": [{"action_id": "m", "selected_option": {"value": "join|r1|"}}]}
    assert payloads.pressed(body).value == "join|r1|"


def test_a_menu_that_was_emptied_gives_nothing() -> None:
    assert payloads.pressed({"actions": [{"action_id": "m", "selected_option": None}]}).value == ""


def test_a_press_on_home_has_no_channel() -> None:
    body = {"view": {"type": "home"}, "container": {"type": "view", "view_id": "V1"}}
    assert payloads.pressed(body).on_home
    assert payloads.pressed(body).channel_id == ""


def test_a_modal_gives_its_values_inputs_and_metadata() -> None:
    body = {
        "user": {"id": "U1"},
        "view": {
            "private_metadata": '{"channel_id": "C1"}',
            "blocks": [
                {"type": "section", "block_id": "s"},
                {"type": "input", "block_id": "name"},
                {"type": "input", "block_id": "zone"},
            ],
            "state": {"values": {"name": {"value": {"value": "x"}}}},
        },
    }
    found = payloads.submitted(body)
    assert found.inputs == ("name", "zone")
    assert found.metadata == {"channel_id": "C1"}
    assert found.values == {"name": {"value": {"value": "x"}}}


@pytest.mark.parametrize("metadata", ["", "no json", "[1]"])
def test_metadata_that_is_not_ours_is_empty(metadata: str) -> None:
    assert payloads.submitted({"view": {"private_metadata": metadata}}).metadata == {}


@pytest.mark.parametrize(
    ("event", "user_id", "channel_id"),
    [
        ({"type": "channel_archive", "channel": "C1", "user": "U1"}, "U1", "C1"),
        ({"type": "channel_rename", "channel": {"id": "C1", "name": "n"}}, "", "C1"),
        ({"type": "user_change", "user": {"id": "U1", "deleted": True}}, "U1", ""),
    ],
)
def test_an_event_names_its_user_and_channel_as_ids_or_objects(
    event: dict[str, Any], user_id: str, channel_id: str
) -> None:
    found = payloads.happened({"event_id": "Ev1", "event": event})
    assert (found.user_id, found.channel_id) == (user_id, channel_id)
    assert (found.event_id, found.type) == ("Ev1", event["type"])


@given(st.dictionaries(st.text(max_size=5), JSON))
def test_no_payload_whatever_its_shape_breaks_the_reading(body: dict[str, Any]) -> None:
    payloads.typed(body)
    payloads.pressed(body)
    payloads.submitted(body)
    payloads.happened(body)
