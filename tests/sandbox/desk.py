"""A request URL that keeps what comes and answers as a test says."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

Response = Callable[[web.Request], web.Response]


@dataclass
class Desk:
    """`response` makes the answer to everything but Slack's challenge."""

    response: Response = lambda _: web.Response()
    came: list[tuple[web.Request, str]] = field(default_factory=list)
    told: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        text = await request.text()
        if "challenge" in text and "url_verification" in text:
            return web.json_response({"challenge": json.loads(text)["challenge"]})
        self.came.append((request, text))
        self.told.set()
        return self.response(request)

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.came) < count:
                self.told.clear()
                await self.told.wait()

    def headers(self, name: str) -> list[str | None]:
        return [request.headers.get(name) for request, _ in self.came]
