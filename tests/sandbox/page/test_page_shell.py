"""What surrounds the messages: fragments, files, the time bar, and what may run."""

import re
from datetime import timedelta

import aiohttp
import pytest

from bot.sandbox.modals import open_modal
from bot.sandbox.page.drawing import HERE
from bot.sandbox.posting import Draft, post
from bot.sandbox.server import Server
from bot.sandbox.surfaces import view_body
from bot.sandbox.timeline import FreeTimeline, Upcoming
from bot.sandbox.world import World
from tests.sandbox.forms import modal
from tests.sandbox.hands import MONDAY, Slack, small
from tests.sandbox.page.browser import page, parts, room, text
from tests.sandbox.page.drawn import Drawn

FILES = sorted(path.name for path in (HERE / "static").iterdir())


async def test_fragments_are_named_after_the_elements_they_fill(slack: Slack) -> None:
    for query in ({"as": "ada"}, {"channel": "app", "tab": "home"}, {"thread": "1.000000"}):
        drawn = await page(slack, **query)
        fills = {each.attrs["id"] for each in drawn.elements if "data-fragment" in each.attrs}
        assert fills == (await parts(slack, **query)).keys()


async def test_every_child_of_a_fragment_has_an_id_of_its_own(slack: Slack) -> None:
    """patch.js finds by its id what changed, so a child without one would be lost."""
    root = post(slack.world, room(slack), Draft(text="a"), user=slack.id("bob"))
    push = view_body(slack.world, modal(), "modal")
    open_modal(slack.world, slack.id("ada"), push)
    for name, html in (await parts(slack, **{"as": "ada"}, thread=root.ts)).items():
        depth, top = 0, []
        for tag in re.findall(r"<(?!br|hr|img|input)[^>]+>", html):
            depth -= tag.startswith("</")
            if depth == 0 and not tag.startswith("</"):
                top.append(tag)
            depth += not tag.startswith("</")
        assert all(' id="' in tag for tag in top), (name, top)


async def test_a_nasty_message_name_and_channel_stay_words(slack: Slack) -> None:
    nasty = "</textarea><script>alert(1)</script>\" onload='x'"
    post(slack.world, room(slack), Draft(text=nasty), user=slack.id("bob"))
    slack.world.users[slack.id("bob")].real_name = nasty
    room(slack).name = nasty
    drawn = await page(slack)
    assert [each.attrs["src"] for each in drawn.all("script")] == ["/static/main.js"]
    assert not {name for each in drawn.elements for name in each.attrs if name.startswith("on")}


async def test_the_browser_is_told_to_run_and_load_nothing_else(slack: Slack) -> None:
    async with slack.http.get(slack.server.url) as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


async def test_the_page_loads_nothing_from_elsewhere(slack: Slack) -> None:
    drawn = await page(slack)
    links = [e.attrs.get("src") or e.attrs.get("href", "") for e in drawn.elements]
    assert not [link for link in links if "//" in link]


@pytest.mark.parametrize("name", FILES)
async def test_every_file_of_the_page_is_served_and_refers_to_nothing_outside(
    slack: Slack, name: str
) -> None:
    served = await text(slack, f"/static/{name}")
    assert not re.findall(r"https?://(?!www\.w3\.org/)", served)
    for imported in re.findall(r'from "\./([^"]+)"', served):
        assert imported in FILES


async def test_a_workspace_without_people_answers_with_a_sentence(slack: Slack) -> None:
    for user in slack.world.users.values():
        user.deleted = True
    async with slack.http.get(slack.server.url) as answer:
        assert (answer.status, await answer.text()) == (
            404,
            "There is nobody in this workspace yet.",
        )
    assert await parts(slack) == {}


class Waiting(FreeTimeline):
    """A clock on which a round waits."""

    async def upcoming(self) -> list[Upcoming]:
        return [Upcoming(at=self.now() + timedelta(days=1), label="Round of <Payments>")]


async def test_the_time_bar_says_what_comes_next_and_the_box_knows_the_commands() -> None:
    timeline = Waiting(lambda: MONDAY)
    hints = {"/firsthand": "join | leave"}
    server = Server(World(timeline=timeline, seed=small), timeline, hints=hints)
    await server.start()
    async with aiohttp.ClientSession() as http, http.get(server.url) as answer:
        drawn = Drawn(await answer.text())
    await server.stop()
    assert drawn.one("button", class_="next").text == (
        "Next: Round of <Payments> , tomorrow at 10:00 AM"
    )
    assert "Round of <Payments>" in drawn.one("details", id="upcoming").text
    assert [each.attrs["data-command"] for each in drawn.all("li", role="option")] == [
        "/firsthand",
        "/firsthand join",
        "/firsthand leave",
    ]
