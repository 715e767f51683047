"""A small world, and hands to use the local Slack it stands in."""

from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.refusals import Json
from bot.sandbox.seed import add_channel, add_user, found
from bot.sandbox.server import Server
from bot.sandbox.world import World

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Beat:
    """Real seconds that pass only when a test says so."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Slack:
    """The server under test, as somebody at the outside uses it."""

    world: World
    server: Server
    beat: Beat
    http: aiohttp.ClientSession
    client: AsyncWebClient

    async def do(self, path: str, **fields: object) -> Json:
        async with self.http.post(f"{self.server.url}/_emu/{path}", json=fields) as answer:
            assert answer.status == 200, await answer.text()
            return dict(await answer.json())

    async def cannot(self, path: str, **fields: object) -> str:
        async with self.http.post(f"{self.server.url}/_emu/{path}", json=fields) as answer:
            assert answer.status == 400, await answer.text()
            return str((await answer.json())["error"])

    async def see(self, path: str, **query: str) -> Json:
        url = f"{self.server.url}/_emu/{path}"
        async with self.http.get(url, params=query) as answer:
            assert answer.status == 200, await answer.text()
            return dict(await answer.json())

    async def said(self, channel: str, reader: str = "ada") -> list[Json]:
        return list((await self.see("messages", channel=channel, **{"as": reader}))["messages"])

    async def violations(self) -> list[str]:
        return [entry["violation"] for entry in (await self.see("journal"))["violations"]]

    def id(self, name: str) -> str:
        people = {user.name: user.id for user in self.world.users.values()}
        rooms = {channel.name: channel.id for channel in self.world.channels.values()}
        return (people | rooms)[name]


def small(world: World) -> None:
    found(world)
    ada, bob = (add_user(world, name, name.title(), "Europe/Berlin").id for name in ("ada", "bob"))
    add_user(world, "gone", "Gone", "Europe/Berlin", deleted=True)
    add_user(world, "noor", "Noor", "Asia/Kolkata", is_restricted=True)
    add_channel(world, "general", [ada, bob, world.app.bot_user])
    add_channel(world, "elsewhere", [ada])
    add_channel(world, "old", [ada, world.app.bot_user], archived=True)
    add_channel(world, "secret", [bob], private=True)
