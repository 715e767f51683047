"""The first steps: what ticks one off, and where the next one leads."""

import json

import aiohttp
import pytest

from bot.sandbox.page.guide import Guide, Step
from bot.sandbox.posting import Draft, post_by_app
from bot.sandbox.refusals import Json
from bot.sandbox.server import Server
from bot.sandbox.surfaces import message_blocks
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import World
from tests.sandbox.forms import button, row
from tests.sandbox.hands import MONDAY, small
from tests.sandbox.page.drawn import Drawn

JOIN = Step(title="Join", how="Press *Join*.", pressed=("join",), typed=("/go join",))
ASKED = Step(title="Travel", how="Press Next.", offered=("yes",))
YES = Step(title="Say yes", how="Press I'm in.", pressed=("yes",), leads=("yes", "join"))
SEEN = Step(title="Read", how="Wait.", pictured=True)
STEPS = (JOIN, ASKED, YES, SEEN)

POSTED = {"method": "chat.postMessage", "ok": True}
PICTURE = {"type": "image", "alt_text": "bars"}


@pytest.fixture
def world() -> World:
    return World(timeline=FreeTimeline(lambda: MONDAY), seed=small)


@pytest.fixture
def guide() -> Guide:
    return Guide(steps=STEPS)


@pytest.mark.parametrize(
    ("kind", "detail", "done"),
    [
        ("envelope", {"payload": {"actions": [{"action_id": "join:1"}]}}, 0),
        ("envelope", {"payload": {"command": "/go", "text": "join payments"}}, 0),
        ("request", POSTED | {"args": {"blocks": [row(button("yes"))]}}, 1),
        ("request", POSTED | {"args": {"blocks": json.dumps([row(button("yes"))])}}, 1),
        ("envelope", {"payload": {"actions": [{"action_id": "yes"}]}}, 2),
        ("request", POSTED | {"args": {"blocks": [PICTURE]}}, 3),
    ],
)
def test_a_step_is_done_by_its_sign_and_stays_done(
    world: World, guide: Guide, kind: str, detail: Json, done: int
) -> None:
    assert guide.done(world) == (False,) * 4
    world.journal.write(kind, detail)
    assert [at for at, step in enumerate(guide.done(world)) if step] == [done]
    world.journal.clear()
    assert guide.done(world)[done]


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("ack", {"payload": {"actions": [{"action_id": "join"}]}}),
        ("envelope", {"payload": {"command": "/go", "text": "help join"}}),
        ("envelope", {"payload": None}),
        ("request", {"method": "chat.postMessage", "ok": False, "args": {"blocks": [PICTURE]}}),
        ("request", POSTED | {"args": {"blocks": "no JSON"}}),
        ("request", POSTED | {"args": {"blocks": "7"}}),
        ("request", POSTED | {"args": {"text": "no blocks"}}),
        ("request", {"method": "chat.update", "ok": True, "args": {"blocks": [PICTURE]}}),
    ],
)
def test_nothing_else_ticks_a_step_off(world: World, guide: Guide, kind: str, detail: Json) -> None:
    world.journal.write(kind, detail)
    assert guide.done(world) == (False,) * 4


def say(world: World, channel: str, action: str) -> None:
    room = next(each for each in world.channels.values() if channel in {each.id, each.name})
    blocks = message_blocks(world, [row(button(action))])
    post_by_app(world, room, Draft(text="x", blocks=blocks))


def test_a_step_leads_to_the_newest_button_of_the_best_kind(world: World, guide: Guide) -> None:
    assert guide.spot(world, YES) is None
    assert guide.spot(world, SEEN) is None
    say(world, "general", "join")
    spot = guide.spot(world, YES)
    assert spot is not None
    assert (spot.channel.name, spot.user) == ("general", None)
    people = {user.name: user.id for user in world.users.values()}
    for name in ("bob", "ada"):
        say(world, world.open_dm(people[name]).id, "yes")
    spot = guide.spot(world, YES)
    assert spot is not None
    assert (spot.channel.kind, spot.user) == ("im", people["ada"])


async def test_the_page_shows_how_the_next_step_is_taken_and_leads_there(world: World) -> None:
    server = Server(world, world.timeline, guide=(JOIN, YES))
    await server.start()
    people = {user.name: user.id for user in world.users.values()}
    say(world, world.open_dm(people["bob"]).id, "yes")
    world.journal.write("envelope", {"payload": {"actions": [{"action_id": "join"}]}})
    async with aiohttp.ClientSession() as http:
        async with http.get(server.url, params={"as": "ada"}) as answer:
            elsewhere = Drawn(await answer.text())
        there = {"as": "bob", "channel": "app"}
        async with http.get(server.url, params=there) as answer:
            arrived = Drawn(await answer.text())
        world.journal.write("envelope", {"payload": {"actions": [{"action_id": "yes"}]}})
        async with http.get(server.url) as answer:
            finished = Drawn(await answer.text())
    await server.stop()
    assert [step.text for step in elsewhere.all("li", class_="done")] == ["✓ Join (done)"]
    assert elsewhere.one("li", aria_current="step").text == "2 Say yes"
    assert elsewhere.one("p", id="step-how").text == "Press I'm in. Go there as Bob"
    assert arrived.one("p", id="step-how").text == "Press I'm in."
    assert "the whole loop" in finished.one("p", id="step-how").text
