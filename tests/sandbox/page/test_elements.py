"""Every element, drawn so that people can use it."""

import json

import pytest

from bot.sandbox.blockkit.elements import ELEMENTS
from tests.sandbox.page.samples import Json, alone, option, plain

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
