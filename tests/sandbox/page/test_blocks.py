"""Every block and element, drawn so that people can see and use it."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.blockkit.blocks import BLOCKS
from bot.sandbox.blockkit.elements import ELEMENTS
from bot.sandbox.page.drawing import draw, environment
from bot.sandbox.page.reader import Reader
from bot.sandbox.records import View
from tests.sandbox.page.drawn import Drawn

Json = dict[str, Any]
READER = Reader(
    now=datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
    zone=ZoneInfo("Europe/Berlin"),
    user="U1",
    people={"U1": "Ada", "U2": "Ben", "U3": "Gone"},
    offered=frozenset({"U1", "U2"}),
    channels={"C1": "support"},
)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


def html(*blocks: Json) -> str:
    view = View(
        id="V1", user="U1", body={"type": "home", "blocks": list(blocks)}, hash="h", root="V1"
    )
    return str(draw("home.html", READER, view=view))


def shown(*blocks: Json) -> Drawn:
    return Drawn(html(*blocks))


def element(kind: str, **more: Any) -> Json:  # noqa: ANN401 - any part of an element
    return {"type": kind, "action_id": "act", **more}


def alone(kind: str, **more: Any) -> Drawn:  # noqa: ANN401 - likewise
    return shown({"type": "actions", "block_id": "b1", "elements": [element(kind, **more)]})


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


OPTIONS = [option("one"), option("two")]
CONTROLS: dict[str, tuple[Json, str, int]] = {
    "button": ({"text": plain("Press")}, "button", 1),
    "image": ({"image_url": "https://a.b/c.png", "alt_text": "x"}, "img", 1),
    "overflow": ({"options": OPTIONS}, "button", 2),
    "checkboxes": ({"options": OPTIONS}, "input", 2),
    "radio_buttons": ({"options": OPTIONS}, "input", 2),
    "static_select": ({"options": OPTIONS}, "option", 3),
    "multi_static_select": ({"options": OPTIONS}, "input", 2),
    "users_select": ({}, "option", 3),
    "multi_users_select": ({}, "input", 2),
    "conversations_select": ({}, "option", 2),
    "multi_conversations_select": ({}, "input", 1),
    "channels_select": ({}, "option", 2),
    "multi_channels_select": ({}, "input", 1),
    "datepicker": ({"initial_date": "2026-12-01"}, "input", 1),
    "timepicker": ({"initial_time": "09:30"}, "input", 1),
    "plain_text_input": ({"initial_value": "x"}, "input", 1),
    "number_input": ({"is_decimal_allowed": False}, "input", 1),
    "email_text_input": ({}, "input", 1),
    "url_text_input": ({}, "input", 1),
}


@pytest.mark.parametrize("kind", sorted(CONTROLS))
def test_every_element_is_a_control_that_knows_its_address(kind: str) -> None:
    more, tag, count = CONTROLS[kind]
    drawn = alone(kind, **more)
    holder = drawn.one("span", class_="element")
    assert holder.attrs["data-type"] == kind
    assert (holder.attrs["data-block"], holder.attrs["data-action"]) == ("b1", "act")
    assert len(drawn.all(tag)) == count


UNDRAWN = {"datetimepicker", "external_select", "multi_external_select"}


def test_no_element_the_local_slack_takes_is_forgotten() -> None:
    assert ELEMENTS.keys() - {"plain_text", "mrkdwn"} == CONTROLS.keys() | UNDRAWN


@pytest.mark.parametrize("kind", sorted(UNDRAWN))
def test_an_element_that_is_not_drawn_says_so(kind: str) -> None:
    assert f"{kind}: not drawn" in alone(kind).one("em").text


def test_an_unknown_block_is_named_rather_than_dropped() -> None:
    assert "carousel block: not drawn" in shown({"type": "carousel"}).one("em").text


def test_a_button_carries_value_style_and_confirmation() -> None:
    confirm = {
        "title": plain("Sure?"),
        "text": {"type": "mrkdwn", "text": "*All* of it"},
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    drawn = alone("button", text=plain("Stop :x:"), value="v", style="danger", confirm=confirm)
    button = drawn.one("button", class_="danger")
    assert (button.text, button.attrs["data-value"]) == ("Stop ❌", "v")
    assert drawn.one("template", class_="confirmation").text == "Sure? All of it No Yes"


def test_a_button_with_an_address_is_a_link_and_still_a_click() -> None:
    link = alone("button", text=plain("Open"), url="https://a.b/?x=1&y=2").one("a")
    assert link.attrs["href"] == "https://a.b/?x=1&y=2"
    assert "data-click" in link.attrs
    assert (
        alone("button", text=plain("Open"), url="javascript:alert(1)").one("a").attrs["href"] == ""
    )


def test_an_option_carries_itself_whole() -> None:
    first, *_ = [
        o for o in alone("static_select", options=OPTIONS).all("option") if "data-option" in o.attrs
    ]
    assert json.loads(first.attrs["data-option"]) == OPTIONS[0]


def test_option_groups_have_their_labels() -> None:
    groups = [{"label": plain("Group"), "options": OPTIONS}]
    assert alone("static_select", option_groups=groups).one("optgroup").attrs["label"] == "Group"
    assert alone("multi_static_select", option_groups=groups).one("b").text == "Group"


@pytest.mark.parametrize(
    ("kind", "more", "tag", "sign"),
    [
        ("static_select", {"options": OPTIONS, "initial_option": OPTIONS[1]}, "option", "selected"),
        ("users_select", {"initial_user": "U2"}, "option", "selected"),
        ("radio_buttons", {"options": OPTIONS, "initial_option": OPTIONS[1]}, "input", "checked"),
        ("checkboxes", {"options": OPTIONS, "initial_options": OPTIONS[1:]}, "input", "checked"),
        ("multi_users_select", {"initial_users": ["U2"]}, "input", "checked"),
    ],
)
def test_what_is_chosen_at_first_is_marked(kind: str, more: Json, tag: str, sign: str) -> None:
    marked = [each for each in alone(kind, **more).all(tag) if sign in each.attrs]
    assert [json.loads(each.attrs["data-option"]) for each in marked] in ([OPTIONS[1]], ["U2"])


def test_people_who_are_gone_are_not_offered() -> None:
    names = [each.text for each in alone("users_select").all("option")]
    assert names == ["Choose…", "Ada", "Ben"]


def test_typed_limits_reach_the_control() -> None:
    number = alone("number_input", is_decimal_allowed=True, min_value="1", max_value="9").one(
        "input"
    )
    assert (number.attrs["min"], number.attrs["max"], number.attrs["step"]) == ("1", "9", "any")
    long = alone("plain_text_input", multiline=True, max_length=20, initial_value="a\nb")
    assert long.one("textarea").attrs["maxlength"] == "20"


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
