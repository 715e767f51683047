"""The keys we take are those that slack_sdk's classes send, or an explained list says why not."""

import inspect
from types import ModuleType

import pytest
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import basic_components, block_elements, blocks

from bot.sandbox.blockkit.blocks import BLOCKS
from bot.sandbox.blockkit.elements import ELEMENTS
from bot.sandbox.blockkit.shape import Shape
from tests.sandbox.blockkit.full_samples import FULL_BLOCKS, FULL_ELEMENTS, LEFT_OUT

INHERITED = "an attribute of a base class; the element's page does not have it"
FOR_AGENTS = "a key for agents' buttons, which the bot does not use"

SDK_ONLY = {
    ("button", "agent_prompt"): FOR_AGENTS,
    ("button", "agent_prompt_display"): FOR_AGENTS,
    ("button", "alt_text"): INHERITED,
    ("button", "visible_to_user_ids"): FOR_AGENTS,
    ("checkboxes", "placeholder"): INHERITED,
    ("datetimepicker", "placeholder"): INHERITED,
    ("email_text_input", "confirm"): INHERITED,
    ("mrkdwn", "emoji"): "Slack's page on text objects: plain_text only",
    ("number_input", "confirm"): INHERITED,
    ("overflow", "alt_text"): INHERITED,
    ("plain_text_input", "confirm"): INHERITED,
    ("radio_buttons", "placeholder"): INHERITED,
    ("url_text_input", "confirm"): INHERITED,
}


def _sdk_keys(*modules: ModuleType) -> dict[str, set[str]]:
    """Type → the keys its class may send; `attributes` is a property that reads nothing else."""
    return {
        kind: set(object.__new__(holder).attributes)
        for module in modules
        for _, holder in inspect.getmembers(module, inspect.isclass)
        if issubclass(holder, JsonObject) and holder.__module__ == module.__name__
        if isinstance(kind := getattr(holder, "type", None), str)
    }


SDK_ELEMENTS = _sdk_keys(basic_components, block_elements)
SDK_BLOCKS = _sdk_keys(blocks)


def _keys(shape: Shape) -> set[str]:
    return {"type", *shape.required, *shape.optional}


@pytest.mark.parametrize("kind", ELEMENTS)
def test_an_element_has_the_keys_that_slack_sdk_sends(kind: str) -> None:
    explained = {key for element, key in SDK_ONLY if element == kind}
    assert SDK_ELEMENTS[kind] - _keys(ELEMENTS[kind]) == explained
    assert _keys(ELEMENTS[kind]) - SDK_ELEMENTS[kind] == set()


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_has_the_keys_that_slack_sdk_sends(kind: str) -> None:
    assert _keys(BLOCKS[kind]) == SDK_BLOCKS[kind]


@pytest.mark.parametrize("kind", ELEMENTS)
def test_the_full_sample_of_an_element_has_every_key(kind: str) -> None:
    left_out = LEFT_OUT.get(f"{kind} element" if kind == "image" else kind, set())
    assert FULL_ELEMENTS[kind].keys() | left_out == _keys(ELEMENTS[kind])


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_full_sample_of_a_block_has_every_key(kind: str) -> None:
    left_out = LEFT_OUT.get(f"{kind} block", set())
    assert FULL_BLOCKS[kind].keys() | left_out == _keys(BLOCKS[kind])
