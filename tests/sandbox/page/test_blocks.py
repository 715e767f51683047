"""Every block, drawn so that people can see it and nothing breaks out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.blockkit.blocks import BLOCKS
from bot.sandbox.page.drawing import environment
from tests.sandbox.page.samples import Json, element, plain, shown

BLOCK_EXAMPLES: dict[str, Json] = {
    "section": {
        "text": {"type": "mrkdwn", "text": "the *words*"},
        "fields": [plain("left"), plain("right")],
        "accessory": element("button", text=plain("Press")),
    },
    "actions": {"elements": [element("button", text=plain("Press"))]},
    "context": {
        "elements": [
            plain("small"),
            {"type": "image", "image_url": "https://a.b/c", "alt_text": "x"},
        ]
    },
    "divider": {},
    "header": {"text": plain("Head")},
    "image": {"slack_file": {"id": "F0SANDB0001"}, "alt_text": "bars", "title": plain("Chart")},
    "input": {
        "label": plain("Name"),
        "hint": plain("yours"),
        "optional": True,
        "element": element("plain_text_input"),
    },
    "rich_text": {
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "rich words"}]}
        ]
    },
}
BLOCK_SIGNS = {
    "section": "the words left right Press",
    "actions": "Press",
    "context": "small",
    "divider": "",
    "header": "Head",
    "image": "Chart",
    "input": "Name (optional) yours",
    "rich_text": "rich words",
}


@pytest.mark.parametrize("kind", sorted(BLOCKS))
def test_every_block_the_local_slack_takes_is_drawn(kind: str) -> None:
    drawn = shown({"type": kind, "block_id": "b1", **BLOCK_EXAMPLES[kind]})
    block = drawn.one("div", class_="block", data_block_id="b1")
    assert block.text == BLOCK_SIGNS[kind]
    assert not drawn.all("em", class_="undrawn")


def test_an_unknown_block_is_named_rather_than_dropped() -> None:
    assert "carousel block: not drawn" in shown({"type": "carousel"}).one("em").text


def test_pictures_come_from_this_server_or_the_web_and_nowhere_else() -> None:
    def src(**more: object) -> str:
        return shown({"type": "image", "alt_text": "x", **more}).one("img").attrs["src"]

    own = "/_emu/files/F0SANDB0001"
    assert src(slack_file={"id": "F0SANDB0001"}) == own
    assert src(slack_file={"url": "http://h/files-pri/T0SANDB001-F0SANDB0001/a.png"}) == own
    assert src(slack_file={"url": "https://elsewhere"}) == ""
    assert src(image_url="https://a.b/c.png") == "https://a.b/c.png"
    assert src(image_url="javascript:alert(1)") == ""


@given(
    st.text(min_size=1, max_size=40),
    st.sampled_from(["<script>", '"><img onerror=x>', "' x='", "&"]),
)
def test_nothing_an_app_says_breaks_out_of_its_place(text: str, nasty: str) -> None:
    words = nasty + text
    said = {**plain(words), "emoji": False}
    evil = {"text": said, "value": words, "description": said}
    select = element("static_select", options=[evil], placeholder=said, initial_option=evil)
    drawn = shown(
        {"type": "header", "block_id": words, "text": said},
        {"type": "section", "text": said, "fields": [said], "accessory": select},
        {"type": "actions", "elements": [element("button", text=said, value=words, url=words)]},
        {"type": "image", "image_url": words, "alt_text": words, "title": said},
        {
            "type": "input",
            "label": said,
            "element": element("plain_text_input", initial_value=words),
        },
        {"type": "actions", "elements": [element("checkboxes", options=[evil])]},
    )
    names = {name for each in drawn.elements for name in each.attrs}
    assert not {name for name in names if name.startswith("on")}
    assert not {each.tag for each in drawn.elements} & {"script", "iframe", "object", "style"}
    assert len(drawn.all("img")) == 1
    assert drawn.one("h3").text == " ".join(words.replace("\x00", "").split()) or "&" in words


def test_a_template_without_its_reader_is_a_clear_mistake() -> None:
    template = environment().from_string("{{ x | text }}")
    with pytest.raises(TypeError, match="needs its reader"):
        template.render(x="*words*", reader=None)
