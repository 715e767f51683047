"""What a browser asks of the page."""

from bot.sandbox.records import Channel
from tests.sandbox.hands import Slack
from tests.sandbox.page.drawn import Drawn


async def text(slack: Slack, path: str = "/", **query: str) -> str:
    async with slack.http.get(slack.server.url + path, params=query) as answer:
        assert answer.status == 200
        return await answer.text()


async def page(slack: Slack, **query: str) -> Drawn:
    return Drawn(await text(slack, **query))


async def parts(slack: Slack, **query: str) -> dict[str, str]:
    async with slack.http.get(f"{slack.server.url}/page/fragments", params=query) as answer:
        return dict(await answer.json())


def room(slack: Slack, name: str = "general") -> Channel:
    return slack.world.channels[slack.id(name)]
