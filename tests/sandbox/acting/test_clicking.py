import pytest

from bot.sandbox.refusals import Json
from tests.sandbox.forms import button, entry, home, modal, opened, options, plain, row
from tests.sandbox.hands import Slack
from tests.sandbox.robot import SILENT, Robot, robot


async def post(slack: Slack, *elements: Json) -> str:
    answer = await slack.client.chat_postMessage(
        channel=slack.id("general"), text="Choose", blocks=[row(*elements)]
    )
    return str(answer["ts"])


async def act(slack: Slack, ts: str, action_id: str = "go", **more: object) -> Json:
    where = {"user": "ada", "channel": "general", "ts": ts, "block_id": "row"}
    return await slack.do("act/action", **where, action_id=action_id, **more)


def last(app: Robot) -> Json:
    return app.payloads("block_actions")[-1]


async def test_a_button_tells_its_value_and_the_message_it_stands_in(slack: Slack) -> None:
    async with robot(slack) as app:
        ts = await post(slack, button(value="42"))
        assert (await act(slack, ts))["ok"]
        payload = last(app)
    assert payload["actions"][0]["value"] == "42"
    assert payload["message"]["ts"] == payload["container"]["message_ts"] == ts
    assert payload["channel"] == {"id": slack.id("general"), "name": "general"}
    assert payload["user"]["id"] == slack.id("ada")
    assert payload["response_url"].startswith(f"{slack.server.url}/actions/")
    assert payload["trigger_id"].count(".") == 2


CHOICES = options("red", "green")


@pytest.mark.parametrize(
    ("element", "given", "told"),
    [
        ({"type": "static_select", "options": CHOICES}, {"selected_option": "green"}, CHOICES[1]),
        (
            {"type": "static_select", "options": CHOICES},
            {"selected_option": {"value": "red"}},
            CHOICES[0],
        ),
        (
            {"type": "static_select", "option_groups": [{"label": plain("A"), "options": CHOICES}]},
            {"selected_option": "red"},
            CHOICES[0],
        ),
        ({"type": "radio_buttons", "options": CHOICES}, {"selected_option": "red"}, CHOICES[0]),
        ({"type": "overflow", "options": CHOICES}, {"selected_option": "red"}, CHOICES[0]),
        ({"type": "checkboxes", "options": CHOICES}, {"selected_options": ["red"]}, [CHOICES[0]]),
        ({"type": "datepicker"}, {"selected_date": "2026-12-01"}, "2026-12-01"),
        ({"type": "timepicker"}, {"selected_time": "09:30"}, "09:30"),
        ({"type": "datetimepicker"}, {"selected_date_time": 1795000000}, 1795000000),
    ],
)
async def test_a_choice_is_told_whole(
    slack: Slack, element: Json, given: Json, told: object
) -> None:
    async with robot(slack) as app:
        ts = await post(slack, {**element, "action_id": "go"})
        await act(slack, ts, **given)
        payload = last(app)
    [key] = given
    assert payload["actions"][0][key] == told
    if element["type"] != "overflow":
        assert payload["state"]["values"]["row"]["go"][key] == told


async def test_people_and_channels_can_be_chosen(slack: Slack) -> None:
    async with robot(slack) as app:
        ts = await post(
            slack,
            {"type": "users_select", "action_id": "who"},
            {"type": "multi_users_select", "action_id": "team"},
            {"type": "conversations_select", "action_id": "where"},
        )
        await act(slack, ts, "who", selected_user="bob")
        await act(slack, ts, "team", selected_users=["ada", slack.id("bob")])
        await act(slack, ts, "where", selected_conversation="general")
        values = last(app)["state"]["values"]["row"]
    ada, bob = slack.id("ada"), slack.id("bob")
    assert values["who"]["selected_user"] == bob
    assert values["team"]["selected_users"] == [ada, bob]
    assert values["where"]["selected_conversation"] == slack.id("general")


@pytest.mark.parametrize(
    ("element", "given", "says"),
    [
        ({"type": "static_select", "options": CHOICES}, {"selected_option": "blue"}, "no option"),
        ({"type": "static_select", "options": CHOICES}, {}, "selected_option"),
        ({"type": "checkboxes", "options": CHOICES}, {"selected_options": "red"}, "a list"),
        ({"type": "datepicker"}, {"selected_date": "tomorrow"}, "no date"),
        ({"type": "timepicker"}, {"selected_time": "25:00"}, "no time"),
        ({"type": "datetimepicker"}, {"selected_date_time": "soon"}, "no instant"),
        ({"type": "users_select"}, {"selected_user": "gone"}, "nobody"),
        ({"type": "users_select"}, {"selected_user": {"a": []}}, "nobody"),
        ({"type": "channels_select"}, {"selected_channel": "secret"}, "no public channel"),
        ({"type": "conversations_select"}, {"selected_conversation": "x"}, "no conversation"),
    ],
)
async def test_a_choice_that_is_not_offered_is_refused(
    slack: Slack, element: Json, given: Json, says: str
) -> None:
    ts = await post(slack, {**element, "action_id": "go"})
    where = {"user": "ada", "channel": "general", "ts": ts, "block_id": "row", "action_id": "go"}
    assert says in await slack.cannot("act/action", **where, **given)


async def test_an_element_that_is_not_there_is_refused(slack: Slack) -> None:
    ts = await post(slack)
    where = {"user": "ada", "channel": "general", "block_id": "row"}
    assert "no element" in await slack.cannot("act/action", **where, ts=ts, action_id="other")
    assert "no such message" in await slack.cannot("act/action", **where, ts="1.0", action_id="go")
    assert "Say action_id" in await slack.cannot("act/action", **where, ts=ts)


async def test_somebody_else_s_ephemeral_message_cannot_be_clicked(slack: Slack) -> None:
    await slack.client.chat_postEphemeral(
        channel=slack.id("general"), user=slack.id("bob"), text="Go?", blocks=[row()]
    )
    [message] = await slack.said("general", "bob")
    where = {"user": "ada", "channel": "general", "ts": message["ts"]}
    said = await slack.cannot("act/action", **where, block_id="row", action_id="go")
    assert "no such message" in said


async def test_without_an_ack_the_person_sees_trouble(slack: Slack) -> None:
    async with robot(slack, interactive=SILENT):
        done = await act(slack, await post(slack))
    assert (done["ok"], done["acked"]) == (False, False)
    assert "trouble" in done["error"]
    assert await slack.violations() == ["unacked"]


async def test_an_answer_in_the_ack_of_a_click_is_ignored_and_journaled(slack: Slack) -> None:
    async with robot(slack, interactive={"text": "Nobody reads this"}):
        await act(slack, await post(slack))
    assert await slack.violations() == ["ack_payload_ignored"]


async def test_a_click_on_home_has_the_view_and_no_response_url(slack: Slack) -> None:
    shown = await slack.client.views_publish(user_id=slack.id("ada"), view=home(row()))
    view_id = shown["view"]["id"]
    async with robot(slack) as app:
        await slack.do("act/action", user="ada", view_id=view_id, block_id="row", action_id="go")
        payload = last(app)
    assert payload["container"] == {"type": "view", "view_id": view_id}
    assert payload["view"]["hash"] == shown["view"]["hash"]
    assert "response_url" not in payload
    other = {"user": "bob", "view_id": view_id, "block_id": "row", "action_id": "go"}
    assert "no such view" in await slack.cannot("act/action", **other)


async def test_an_input_speaks_only_with_dispatch_action(slack: Slack) -> None:
    quiet = entry("quiet", "static_select", options=CHOICES)
    loud = entry("loud", "static_select", options=CHOICES) | {"dispatch_action": True}
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(quiet, loud))
        where = {"user": "ada", "view_id": view_id, "action_id": "it", "selected_option": "red"}
        assert (await slack.do("act/action", block_id="quiet", **where))["acked"] is None
        assert app.payloads("block_actions") == []
        await slack.do("act/action", block_id="loud", **where)
        values = last(app)["view"]["state"]["values"]
    assert values["quiet"]["it"]["selected_option"] == CHOICES[0]
