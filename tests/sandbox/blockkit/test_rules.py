"""Rules that compare parts of a payload with one another."""

from collections.abc import Callable

import pytest

from bot.sandbox.blockkit import Problem, check_blocks, check_view
from tests.sandbox.blockkit.samples import (
    Json,
    actions,
    button,
    context,
    home,
    image,
    input_,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    rich_section,
    rich_text,
    section,
    select,
)


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.pointer) for problem in problems]


def test_a_block_id_is_used_once_in_a_message() -> None:
    twice = [section(block_id="a"), section(block_id="b"), {"type": "divider", "block_id": "a"}]
    (problem,) = check_blocks(twice)
    assert (problem.code, problem.pointer) == ("duplicate_id", "/blocks/2/block_id")
    assert problem.message == "`block_id` already exists: a"
    assert check_blocks([section(), section()]) == []


@pytest.mark.parametrize("view", [modal, home])
def test_a_block_id_is_used_once_in_a_view(view: Callable[..., Json]) -> None:
    problems = check_view(view(section(block_id="a"), section(block_id="a")))
    assert told(problems) == [("duplicate_id", "/view/blocks/1/block_id")]


def test_an_action_id_is_used_once_in_a_block_but_in_any_number_of_blocks() -> None:
    one = button(action_id="go")
    assert told(check_blocks([actions(one, button(action_id="stay"), one)])) == [
        ("duplicate_id", "/blocks/0/elements/2/action_id")
    ]
    assert check_blocks([actions(one), actions(one), section(accessory=one)]) == []
    assert check_blocks([actions(button(), button())]) == []


def test_a_modal_with_an_input_needs_submit_and_a_home_tab_does_not() -> None:
    without = {key: item for key, item in modal(input_()).items() if key != "submit"}
    (problem,) = check_view(without)
    assert (problem.code, problem.pointer) == ("missing_field", "/view")
    assert problem.message.startswith("missing required field: submit")
    assert check_view({**without, "submit": plain("Save")}) == []
    assert check_view({**without, "blocks": [section()]}) == []
    assert check_view(home(input_())) == []


def test_a_menu_has_options_or_groups_and_not_both() -> None:
    group = {"label": plain(), "options": options(1)}
    (both,) = check_blocks([actions(select(option_groups=[group]))])
    (neither,) = check_blocks([actions({"type": "multi_static_select"})])
    assert both.message == "must define only one of options or option_groups"
    assert neither.message == "must define either options or option_groups"


@pytest.mark.parametrize("kind", ["static_select", "radio_buttons"])
def test_the_initial_option_equals_an_option_in_every_key(kind: str) -> None:
    element = {"type": kind, "options": [option("a"), option("b")]}
    assert check_blocks([actions({**element, "initial_option": option("b")})]) == []
    for other in (option("c"), option("b", text=plain("B")), option("b", description=plain())):
        problems = check_blocks([actions({**element, "initial_option": other})])
        assert told(problems) == [("failed_constraint", "/blocks/0/elements/0/initial_option")]


@pytest.mark.parametrize("kind", ["multi_static_select", "checkboxes"])
def test_each_initial_option_equals_an_option(kind: str) -> None:
    element = {"type": kind, "options": options(3)}
    assert check_blocks([actions({**element, "initial_options": options(2)})]) == []
    problems = check_blocks([actions({**element, "initial_options": [option("o1"), option("x")]})])
    assert told(problems) == [("failed_constraint", "/blocks/0/elements/0/initial_options/1")]


def test_the_initial_option_may_stand_in_any_group() -> None:
    groups = [{"label": plain(), "options": [option(name)]} for name in "ab"]
    menu = {"type": "static_select", "option_groups": groups}
    assert check_blocks([actions({**menu, "initial_option": option("b")})]) == []
    assert check_blocks([actions({**menu, "initial_option": option("c")})]) != []


@pytest.mark.parametrize("wrap", [lambda it: it, context])
def test_an_image_has_an_address_or_a_file_and_not_both(wrap: Callable[..., Json]) -> None:
    bare = {"type": "image", "alt_text": "a"}
    assert check_blocks([wrap({**bare, "slack_file": {"id": "F012ABCDEF"}})]) == []
    for wrong in (bare, image(slack_file={"id": "F012ABCDEF"})):
        assert len(check_blocks([wrap(wrong)])) == 1


@pytest.mark.parametrize(
    "file",
    [
        {},
        {"id": "F012ABCDEF", "url": "https://files.example.com/a.png"},
        {"id": "F1"},
        {"id": "f012abcdef"},
        {"url": "a.png"},
    ],
)
def test_a_slack_file_has_a_well_formed_id_or_an_address_and_not_both(file: Json) -> None:
    assert len(check_blocks([{"type": "image", "alt_text": "a", "slack_file": file}])) == 1


def test_the_second_focus_of_a_view_is_refused_wherever_it_stands() -> None:
    menu = {"type": "users_select", "focus_on_load": True}
    view = modal(
        input_({"type": "plain_text_input", "focus_on_load": True}),
        section(accessory=menu),
        actions(button(), {**menu, "focus_on_load": False}, menu),
    )
    assert told(check_view(view)) == [
        ("failed_constraint", "/view/blocks/1/accessory/focus_on_load"),
        ("failed_constraint", "/view/blocks/2/elements/2/focus_on_load"),
    ]


@pytest.mark.parametrize(
    "shown",
    [
        section(text=mrkdwn("x" * 3000)),
        {"type": "section", "fields": [plain("x" * 1500), mrkdwn("x" * 1500)]},
        context(mrkdwn("x" * 3000)),
        rich_text(rich_section({"type": "text", "text": "x" * 3000})),
        input_(label=plain("x" * 2000), hint=plain("x" * 1000)),
    ],
)
def test_the_text_that_blocks_show_is_summed_over_a_message(shown: Json) -> None:
    assert check_blocks([shown] * 4) == []
    (problem,) = check_blocks([shown] * 5)
    assert (problem.code, problem.pointer) == ("msg_blocks_too_long", "/blocks")


def test_the_labels_of_elements_do_not_count_as_text_of_the_message() -> None:
    menu = {"type": "static_select", "options": [option("x" * 70)] * 100}
    assert check_blocks([actions(menu), section(accessory=menu), input_(menu)]) == []


def test_the_text_of_a_view_is_not_summed() -> None:
    assert check_view(home(*[section(text=mrkdwn("x" * 3000))] * 10)) == []


@pytest.mark.parametrize("key", ["title", "submit", "close", "clear_on_close", "notify_on_close"])
def test_a_home_tab_takes_nothing_of_a_modal(key: str) -> None:
    full = modal(close=plain("Back"), clear_on_close=True, notify_on_close=False)
    assert check_view(full) == []
    problems = check_view(home(**{key: full[key]}))
    assert told(problems) == [("unknown_field", "/view")]


def test_a_modal_needs_a_title_and_blocks() -> None:
    problems = check_view({"type": "modal"})
    assert {problem.message for problem in problems} == {
        "missing required field: title",
        "missing required field: blocks",
    }


def test_a_view_is_a_modal_or_a_home_tab() -> None:
    assert told(check_view({"type": "workflow_step"})) == [("unknown_type", "/view/type")]
    assert told(check_view({})) == [("missing_field", "/view")]
    assert told(check_view([])) == [("wrong_type", "/view")]
