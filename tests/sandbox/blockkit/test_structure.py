"""Keys, types and places: what Slack's schema would refuse."""

import pytest
from slackblocks import _surfaces

from bot.sandbox.blockkit import check_blocks, check_view
from bot.sandbox.blockkit.blocks import BLOCKS
from bot.sandbox.blockkit.elements import ELEMENTS
from bot.sandbox.blockkit.structure import PLACES, SURFACES, Place, Surface
from tests.sandbox.blockkit.full_samples import FULL_BLOCKS, FULL_ELEMENTS, placed
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
    plain,
    section,
)


def told(*blocks: object) -> list[tuple[str, str, str]]:
    return [(p.code, p.pointer, p.message) for p in check_blocks(list(blocks))]


def test_the_samples_cover_every_modelled_block_and_element() -> None:
    assert FULL_BLOCKS.keys() == BLOCKS.keys()
    assert FULL_ELEMENTS.keys() == ELEMENTS.keys()


@pytest.mark.parametrize("kind", FULL_BLOCKS)
def test_a_full_block_is_taken_everywhere(kind: str) -> None:
    block = FULL_BLOCKS[kind]
    assert told(block) == []
    assert check_view(modal(block)) == []
    assert check_view(home(block)) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", FULL_ELEMENTS)
def test_an_element_is_taken_where_slack_takes_it_and_nowhere_else(kind: str, place: Place) -> None:
    codes = {code for code, _, _ in told(placed(place, FULL_ELEMENTS[kind]))}
    assert codes == (set() if kind in PLACES[place] else {"unknown_type"})


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        (input_(button()), "/blocks/0/element/type"),
        (input_(image()), "/blocks/0/element/type"),
        (input_(FULL_ELEMENTS["overflow"]), "/blocks/0/element/type"),
        (section(accessory={"type": "plain_text_input"}), "/blocks/0/accessory/type"),
        (section(accessory=FULL_ELEMENTS["datetimepicker"]), "/blocks/0/accessory/type"),
        (actions(image()), "/blocks/0/elements/0/type"),
        (actions({"type": "email_text_input"}), "/blocks/0/elements/0/type"),
        (context(plain(), button()), "/blocks/0/elements/1/type"),
    ],
)
def test_an_element_in_the_wrong_place_is_an_unsupported_type(block: Json, pointer: str) -> None:
    ((code, where, message),) = told(block)
    assert (code, where) == ("unknown_type", pointer)
    assert message.startswith("unsupported type: ")


@pytest.mark.parametrize("kind", ["markdown", "table", "video", "card", "data_visualization"])
def test_a_block_the_local_slack_does_not_model_is_refused_without_blaming_it(kind: str) -> None:
    ((code, pointer, message),) = told({"type": kind})
    assert (code, pointer) == ("unknown_type", "/blocks/0/type")
    assert message == f"unsupported type: {kind} (Slack has it, the local Slack does not model it)"


def test_a_block_of_another_surface_or_of_none_is_simply_unsupported() -> None:
    assert told({"type": "alert"}, {"type": "file"}, {"type": "nonsense"}) == [
        ("unknown_type", "/blocks/0/type", "unsupported type: alert"),
        ("unknown_type", "/blocks/1/type", "unsupported type: file"),
        ("unknown_type", "/blocks/2/type", "unsupported type: nonsense"),
    ]
    (problem,) = check_view(modal({"type": "markdown", "text": "x"}))
    assert problem.message == "unsupported type: markdown"


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
def test_slackblocks_allows_on_a_surface_what_we_do_and_little_more(surface: Surface) -> None:
    ours = {kind for kind, surfaces in SURFACES.items() if surface in surfaces}
    theirs = _surfaces._BLOCK_TYPES_BY_SURFACE[surface]  # noqa: SLF001  # the table has no other door
    # Where the sources disagree ours is the safe answer (SLACK.md A.1); nobody can send a file.
    disputed = {
        "message": {"file"},
        "modal": {"card"},
        "home": {"data_visualization", "table"},
    }
    assert theirs - ours == disputed[surface]
    assert ours - theirs == set()


def test_several_problems_are_all_told() -> None:
    problems = check_blocks([{"type": "header"}, {"type": "input", "label": mrkdwn()}])
    assert [str(problem) for problem in problems] == [
        "missing required field: text [json-pointer:/blocks/0]",
        "missing required field: element [json-pointer:/blocks/1]",
        "unsupported type: mrkdwn [json-pointer:/blocks/1/label/type]",
    ]


def test_no_blocks_at_all_are_in_order_because_an_update_removes_them_so() -> None:
    assert check_blocks([]) == []


def test_blocks_that_are_no_list_are_refused() -> None:
    (problem,) = check_blocks({"type": "divider"})
    assert (problem.code, problem.pointer) == ("wrong_type", "/blocks")
