"""The smallest app: one raw socket that answers each kind of envelope as a test says."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack

SILENT: Json = {"never": "acked"}


@dataclass
class Robot:
    """`answers` maps an envelope's kind, or its payload's, to the ack's payload or SILENT."""

    ws: aiohttp.ClientWebSocketResponse
    answers: dict[str, Json | None] = field(default_factory=dict)
    heard: list[Json] = field(default_factory=list)
    told: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self) -> None:
        async for frame in self.ws:
            envelope = frame.json()
            self.heard.append(envelope)
            self.told.set()
            if "envelope_id" in envelope:
                await self.answer(envelope)

    async def answer(self, envelope: Json) -> None:
        kinds = (envelope["payload"].get("type"), envelope["type"])
        payload = next((self.answers[kind] for kind in kinds if kind in self.answers), None)
        if payload is not SILENT:
            ack = {"envelope_id": envelope["envelope_id"]}
            await self.ws.send_json(ack | ({"payload": payload} if payload else {}))

    def payloads(self, kind: str) -> list[Json]:
        """Return the payloads of this type heard so far, events by their inner type."""
        inner = [e["payload"] for e in self.heard if "payload" in e]
        inner = [p["event"] if p.get("type") == "event_callback" else p for p in inner]
        return [p for p in inner if kind in {p.get("type"), p.get("command")}]

    async def until(self, count: int) -> None:
        """Wait until so many frames came."""
        async with asyncio.timeout(5):
            while len(self.heard) < count:
                self.told.clear()
                await self.told.wait()


async def ticket(slack: Slack) -> str:
    headers = {"Authorization": "Bearer xapp-sandbox"}
    url = f"{slack.server.api_url}apps.connections.open"
    async with slack.http.post(url, headers=headers) as answer:
        return str((await answer.json())["url"])


@asynccontextmanager
async def robot(slack: Slack, **answers: Json | None) -> AsyncIterator[Robot]:
    async with slack.http.ws_connect(await ticket(slack)) as ws:
        made = Robot(ws, dict(answers))
        listening = asyncio.create_task(made.listen())
        await made.until(1)
        yield made
        await ws.close()
        await listening
