"""How soon a long channel is on the screen, beside a page that is only a file."""

import re
import statistics
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp
from aiohttp import web
from playwright.async_api import Browser, Page

from bot.sandbox.page.drawing import HERE
from bot.sandbox.posting import Draft, post_by_app
from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.sandbox.surfaces import message_blocks
from bot.sandbox.timeline import FreeTimeline
from tests.sandbox.forms import button, row

MESSAGES = 500
ROUNDS = 5
FLOOR_MS = 100.0
"""A page from a file counts as taking at least this long: below, it is the machine's noise."""
MOST_TIMES = 10.0
"""With the floor this is one second."""
PAINTED = """() => new Promise((tell) => new PerformanceObserver((list) => {
    const paint = list.getEntriesByName("first-contentful-paint")[0];
    if (paint) tell(paint.startTime);
}).observe({type: "paint", buffered: true}))"""


def talkative() -> Server:
    timeline = FreeTimeline(lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
    world = demo_world(timeline)
    channel = next(iter(world.channels.values()))
    for number in range(MESSAGES):
        words = f"*Number {number}* of many, for <@{channel.members[0]}>: see `this` and that"
        section = {"type": "section", "text": {"type": "mrkdwn", "text": words}}
        blocks = message_blocks(world, [section, row(button("go"))])
        post_by_app(world, channel, Draft(text=words, blocks=blocks))
    return Server(world, timeline)


@asynccontextmanager
async def as_file(html: str) -> AsyncIterator[str]:
    """The same page as a file on a server that only hands out files; without its scripts."""
    body = re.sub(r"<script.*?</script>", "", html)

    async def show(_: web.Request) -> web.Response:
        return web.Response(text=body, content_type="text/html")

    app = web.Application()
    app.router.add_get("/", show)
    app.router.add_static("/static/", HERE / "static")
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


async def painted(page: Page, url: str) -> float:
    """Milliseconds from asking for the page to the first words on the screen."""
    await page.goto(url)
    return float(await page.evaluate(PAINTED))


async def test_500_messages_are_painted_within_a_second(
    browser: Browser, record_property: Callable[[str, object], None]
) -> None:
    server = talkative()
    await server.start()
    url = f"{server.url}/?earlier=1"
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        html = await answer.text()
    assert html.count("<article") == MESSAGES
    page = await browser.new_page()
    async with as_file(html) as file:
        times = [(await painted(page, url), await painted(page, file)) for _ in range(ROUNDS)]
    await page.close()
    await server.stop()
    ours, static = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = ours / max(static, FLOOR_MS)
    record_property(
        f"first paint of {MESSAGES} messages",
        f"{ours:.0f} ms ({len(html) // 1024} kB); as a file {static:.0f} ms; "
        f"{ratio:.1f} times, where a file counts as {FLOOR_MS:.0f} ms at least",
    )
    assert ratio < MOST_TIMES
