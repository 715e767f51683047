"""Blocks as somebody left them."""

from typing import Any

from bot.sandbox.page.typed import as_left


def field(kind: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any part of an element
    return {"type": "input", "block_id": "b", "element": {"type": kind, "action_id": "a", **more}}


def left(block: dict[str, Any], **value: object) -> Any:  # noqa: ANN401 - a drawn element
    kind = block["element"]["type"]
    (drawn,) = as_left([block], {"b": {"a": {"type": kind, **value}}})
    return drawn["element"]


def test_what_was_typed_takes_the_place_of_the_initial_value() -> None:
    block = field("plain_text_input", initial_value="old")
    assert left(block, value="new")["initial_value"] == "new"
    assert block["element"]["initial_value"] == "old"


def test_what_was_emptied_stays_empty() -> None:
    assert "initial_date" not in left(
        field("datepicker", initial_date="2026-12-01"), selected_date=None
    )


def test_nothing_typed_leaves_the_element_alone() -> None:
    block = field("plain_text_input", initial_value="old")
    assert as_left([block], {}) == [block]


def test_an_action_id_that_changed_its_kind_starts_anew() -> None:
    block = field("datepicker", initial_date="2026-12-01")
    assert as_left([block], {"b": {"a": {"type": "plain_text_input", "value": "x"}}}) == [block]


def test_elements_of_actions_and_accessories_are_kept_too() -> None:
    box = {"type": "users_select", "action_id": "a"}
    value = {"b": {"a": {"type": "users_select", "selected_user": "U1"}}}
    row = {"type": "actions", "block_id": "b", "elements": [box]}
    side = {"type": "section", "block_id": "b", "accessory": box}
    chosen = {**box, "initial_user": "U1"}
    assert as_left([row, side], value) == [
        {**row, "elements": [chosen]},
        {**side, "accessory": chosen},
    ]
