"""Every element an app can put into a message, used by hand, and what the app hears of it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.posting import Draft, post_by_app
from bot.sandbox.refusals import Json
from bot.sandbox.server import Server
from bot.sandbox.surfaces import message_blocks
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import World
from tests.browser.conftest import MONDAY, OpenTab
from tests.browser.tab import Tab
from tests.sandbox.forms import button, modal, opened, options, plain, row
from tests.sandbox.hands import Beat, Slack, small
from tests.sandbox.robot import Robot, robot

CONFIRM: Json = {
    "title": plain("Really?"),
    "text": plain("It cannot be undone."),
    "confirm": plain("Do it"),
    "deny": plain("Rather not"),
    "style": "danger",
}


@pytest.fixture
async def little() -> AsyncIterator[Slack]:
    """A small Slack without our bot."""
    timeline = FreeTimeline(lambda: MONDAY)
    world = World(timeline=timeline, seed=small)
    server = Server(world, timeline)
    await server.start()
    async with aiohttp.ClientSession() as http:
        client = AsyncWebClient(token="xoxb-sandbox", base_url=server.api_url, session=http)
        yield Slack(world, server, Beat(), http, client)
    await server.stop()


@pytest.fixture
async def app(little: Slack) -> AsyncIterator[Robot]:
    async with robot(little) as connected:
        yield connected


@pytest.fixture
async def here(little: Slack, open_tab: OpenTab) -> Tab:
    return await open_tab(url=little.server.url)


def post(slack: Slack, *elements: Json) -> None:
    blocks = message_blocks(slack.world, [row(*elements)])
    room = slack.world.channels[slack.id("general")]
    post_by_app(slack.world, room, Draft(text="Try these", blocks=blocks))


def element(kind: str, **more: object) -> Json:
    return {"type": kind, "action_id": kind, **more}


def heard(app: Robot) -> list[Json]:
    return [payload["actions"][0] for payload in app.payloads("block_actions")]


async def test_a_button_with_a_confirm_asks_first(little: Slack, app: Robot, here: Tab) -> None:
    post(little, button("drop", confirm=CONFIRM, style="danger"))
    asked = here.page.get_by_role("dialog", name="Really?")
    await here.button("drop").click()
    await expect(asked).to_contain_text("It cannot be undone.")
    await here.look("confirm")
    await asked.get_by_role("button", name="Rather not").click()
    await expect(asked).to_be_hidden()
    await here.button("drop").click()
    await asked.get_by_role("button", name="Do it").click()
    await expect(asked).to_be_hidden()
    await app.until(2)  # the welcome, and one click
    assert [action["action_id"] for action in heard(app)] == ["drop"]


async def test_menus_boxes_and_pickers_tell_what_was_chosen(
    little: Slack, app: Robot, here: Tab
) -> None:
    menu = {"options": options("red", "green", "blue")}
    post(
        little,
        element("static_select", placeholder=plain("Colour"), **menu),
        element("users_select", placeholder=plain("Who")),
        element("overflow", **menu),
        element("checkboxes", **menu),
        element("radio_buttons", **menu),
        element("datepicker"),
        element("timepicker"),
    )
    page = here.page
    await page.get_by_role("combobox", name="Colour").click()
    await page.get_by_role("option", name="Green").click()
    await expect(page.get_by_role("combobox", name="Colour")).to_have_text("Green")
    await page.get_by_role("combobox", name="Who").click()
    await page.get_by_role("combobox", name="Search").fill("bo")
    await page.keyboard.press("Enter")
    await page.get_by_label("More actions", exact=True).click()
    await page.get_by_role("button", name="Blue").click()
    await page.get_by_role("checkbox", name="Red").check()
    await page.get_by_role("radio", name="Blue").check()
    await page.get_by_label("Date").fill("2026-12-01")
    await page.get_by_role("textbox", name="Time").fill("09:30")
    await app.until(8)
    await here.look("elements")
    said = {action["type"]: action for action in heard(app)}
    assert said["static_select"]["selected_option"]["value"] == "green"
    assert said["users_select"]["selected_user"] == little.id("bob")
    assert said["overflow"]["selected_option"]["value"] == "blue"
    assert [each["value"] for each in said["checkboxes"]["selected_options"]] == ["red"]
    assert said["radio_buttons"]["selected_option"]["value"] == "blue"
    assert said["datepicker"]["selected_date"] == "2026-12-01"
    assert said["timepicker"]["selected_time"] == "09:30"


async def test_modals_lie_on_each_other_and_escape_closes_the_topmost(
    little: Slack, app: Robot, here: Tab
) -> None:
    await opened(little, app, modal(row(), title="First"))
    first = here.page.get_by_role("dialog", name="First")
    await expect(first).to_be_visible()
    await first.locator("[data-action=go] .button").click()
    await app.until(3)
    trigger_id = app.payloads("block_actions")[-1]["trigger_id"]
    await little.client.views_push(trigger_id=trigger_id, view=modal(title="Second"))
    second = here.page.get_by_role("dialog", name="Second")
    await expect(second).to_be_visible()
    await here.look("modal-stack")
    await here.page.keyboard.press("Escape")
    await expect(second).to_be_hidden()
    await expect(first).to_be_visible()
    await here.page.keyboard.press("Escape")
    await expect(first).to_be_hidden()
