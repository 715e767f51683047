import pytest

from bot.sandbox.refusals import Json
from tests.sandbox.forms import entry, modal, opened, options, pushed, row, stack
from tests.sandbox.hands import Slack
from tests.sandbox.robot import SILENT, robot

CHOICES = options("red", "green", "blue")


async def submit(slack: Slack, view_id: str, **values: Json) -> Json:
    given = {block_id: {"it": value} for block_id, value in values.items()}
    return await slack.do("act/submit", user="ada", view_id=view_id, values=given)


async def test_every_input_is_in_the_state_touched_or_not(slack: Slack) -> None:
    blocks = [
        entry("text", "plain_text_input", optional=True, initial_value="As it was"),
        entry("one", "static_select", optional=True, options=CHOICES),
        entry("many", "multi_static_select", optional=True, options=CHOICES),
        entry("boxes", "checkboxes", options=CHOICES, initial_options=[CHOICES[0]]),
        entry("day", "datepicker", optional=True),
        entry("who", "multi_users_select", optional=True),
    ]
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(*blocks, private_metadata="7", callback_id="f"))
        await submit(slack, view_id, day={"type": "datepicker", "selected_date": "2026-12-01"})
        [payload] = app.payloads("view_submission")
    view = payload["view"]
    assert (view["private_metadata"], view["callback_id"], view["id"]) == ("7", "f", view_id)
    assert {name: block["it"] for name, block in view["state"]["values"].items()} == {
        "text": {"type": "plain_text_input", "value": "As it was"},
        "one": {"type": "static_select", "selected_option": None},
        "many": {"type": "multi_static_select", "selected_options": []},
        "boxes": {"type": "checkboxes", "selected_options": [CHOICES[0]]},
        "day": {"type": "datepicker", "selected_date": "2026-12-01"},
        "who": {"type": "multi_users_select", "selected_users": []},
    }
    assert payload["response_urls"] == []
    assert await stack(slack) == []


@pytest.mark.parametrize(
    ("block", "value", "says"),
    [
        (entry("x", "plain_text_input"), {"value": ""}, "required"),
        (entry("x", "plain_text_input", min_length=3), {"value": "ab"}, "at least 3"),
        (entry("x", "plain_text_input", max_length=3), {"value": "abcd"}, "at most 3"),
        (entry("x", "number_input", is_decimal_allowed=True), {"value": "many"}, "a number"),
        (entry("x", "number_input", is_decimal_allowed=True), {"value": "NaN"}, "a number"),
        (entry("x", "number_input", is_decimal_allowed=False), {"value": "1.5"}, "whole"),
        (
            entry("x", "number_input", is_decimal_allowed=False, min_value="2"),
            {"value": "1"},
            "2 or more",
        ),
        (
            entry("x", "number_input", is_decimal_allowed=False, max_value="2"),
            {"value": "3"},
            "2 or less",
        ),
        (entry("x", "email_text_input"), {"value": "ada"}, "e-mail"),
        (entry("x", "url_text_input"), {"value": "example.org"}, "http"),
        (entry("x", "url_text_input"), {"value": "http://[x"}, "http"),
        (
            entry("x", "multi_static_select", options=CHOICES, max_selected_items=1),
            {"selected_options": ["red", "green"]},
            "at most 1",
        ),
        (entry("x", "checkboxes", options=CHOICES), {"selected_options": []}, "required"),
    ],
)
async def test_the_client_refuses_what_cannot_be_sent(
    slack: Slack, block: Json, value: Json, says: str
) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(block))
        done = await submit(slack, view_id, x=value)
        assert app.payloads("view_submission") == []
    assert not done["ok"]
    assert says in done["errors"]["x"]
    assert [view["id"] for view in await stack(slack)] == [view_id]


@pytest.mark.parametrize(
    ("block", "value"),
    [
        (entry("x", "number_input", is_decimal_allowed=True), {"value": "1.5"}),
        (entry("x", "email_text_input"), {"value": "ada@example.org"}),
        (entry("x", "url_text_input"), {"value": "https://example.org/a"}),
        (entry("x", "plain_text_input", max_length=3), {"value": "abc"}),
        (entry("x", "plain_text_input", optional=True), {"value": None}),
    ],
)
async def test_good_values_are_sent(slack: Slack, block: Json, value: Json) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(block))
        assert (await submit(slack, view_id, x=value))["ok"]


async def test_errors_from_the_app_keep_the_modal_open(slack: Slack) -> None:
    errors = {"response_action": "errors", "errors": {"name": "Taken."}}
    async with robot(slack, view_submission=errors) as app:
        view_id = await opened(slack, app, modal())
        done = await submit(slack, view_id, name={"value": "Ada"})
    assert done["errors"] == {"name": "Taken."}
    assert done["view"]["state"]["values"]["name"]["it"]["value"] == "Ada"
    assert await slack.violations() == []


async def test_update_push_and_clear_do_what_they_say(slack: Slack) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal())
        app.answers["view_submission"] = {"response_action": "update", "view": modal(title="Two")}
        done = await submit(slack, view_id, name={"value": "Ada"})
        assert (done["view"]["id"], done["view"]["title"]["text"]) == (view_id, "Two")
        app.answers["view_submission"] = {"response_action": "push", "view": modal(title="Three")}
        done = await submit(slack, view_id, name={"value": "Ada"})
        assert done["view"]["previous_view_id"] == view_id
        app.answers["view_submission"] = {"response_action": "clear"}
        done = await submit(slack, done["view"]["id"], name={"value": "Ada"})
    assert done["view"] is None
    assert await stack(slack) == []


async def test_an_empty_ack_closes_this_modal_only(slack: Slack) -> None:
    async with robot(slack) as app:
        root = await opened(slack, app, modal(row()))
        top = await pushed(slack, app, modal(), root)
        done = await submit(slack, top["id"], name={"value": "Ada"})
    assert done["view"]["id"] == root


@pytest.mark.parametrize(
    ("ack", "violation"),
    [
        ({"response_action": "errors", "errors": {"other": "?"}}, "invalid_response_errors"),
        ({"response_action": "errors", "errors": {}}, "invalid_response_errors"),
        ({"response_action": "errors", "errors": {"name": 7}}, "invalid_response_errors"),
        ({"response_action": "update", "view": {"type": "modal"}}, "invalid_arguments"),
        ({"response_action": "dance"}, "invalid_response_action"),
    ],
)
async def test_a_bad_answer_to_a_submit_is_a_violation(
    slack: Slack, ack: Json, violation: str
) -> None:
    async with robot(slack, view_submission=ack) as app:
        view_id = await opened(slack, app, modal())
        done = await submit(slack, view_id, name={"value": "Ada"})
    assert "trouble" in done["error"]
    assert await slack.violations() == [violation]
    assert [view["id"] for view in await stack(slack)] == [view_id]


async def test_a_submit_nobody_acknowledges_keeps_what_was_typed(slack: Slack) -> None:
    async with robot(slack, view_submission=SILENT) as app:
        view_id = await opened(slack, app, modal())
        done = await submit(slack, view_id, name={"value": "Ada"})
    assert not done["acked"]
    assert done["view"]["state"]["values"]["name"]["it"]["value"] == "Ada"


async def test_values_that_do_not_fit_change_nothing(slack: Slack) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(entry("a", "plain_text_input"), row()))
    where = {"user": "ada", "view_id": view_id}
    wrong: tuple[object, ...] = (
        [],
        {"a": "x"},
        {"a": {"it": "x"}},
        {"a": {"it": {"value": 7}}},
        {"b": {"it": {"value": "x"}}},
        {"a": {"it": {"value": "typed"}}, "row": {"go": {"value": "x"}}},
    )
    for values in wrong:
        assert await slack.cannot("act/submit", **where, values=values)
    [view] = await stack(slack)
    assert view["state"]["values"]["a"]["it"]["value"] is None


async def test_only_the_top_modal_with_a_submit_button_is_submitted(slack: Slack) -> None:
    async with robot(slack) as app:
        root = await opened(slack, app, modal(row()))
        bare = {key: value for key, value in modal(row()).items() if key != "submit"}
        top = await pushed(slack, app, bare, root)
    for view_id in (root, top["id"], "V404"):
        assert await slack.cannot("act/submit", user="ada", view_id=view_id)
