"""As many replicas as Slack gives sockets to: ten bots that come and go while people press."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from bot.clock import MovableClock
from bot.config import Settings
from bot.core.person import Person
from bot.core.rotation_form import FormProblems, RotationForm
from bot.sandbox.rates import Rates
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import World
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import ledger, member
from bot.usecases.set_up_rotation import set_up_rotation
from bot.views import action_ids
from bot.wiring.running import running
from tests.chaos.company import MEMBERS, company, people_of, room
from tests.databases import address, drop_database, new_database

TEN = 10
ROOMS = 6
COME_AND_GO = 3


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    now = MovableClock().now
    world = World(timeline=FreeTimeline(now), seed=partial(company, rooms=ROOMS))
    made = Server(world, FreeTimeline(now), rates=Rates(mode="off"))
    await made.start()
    yield made
    await made.stop()


@dataclass
class Replicas:
    """Bots on one database, each with its own connections, socket and ticks."""

    settings: Settings
    alive: list[AsyncExitStack] = field(default_factory=list)

    async def start(self, number: int) -> None:
        for _ in range(number):
            one = AsyncExitStack()
            await one.enter_async_context(running(self.settings, MovableClock()))
            self.alive.append(one)

    async def come_and_go(self, number: int) -> None:
        """Some end, and others come in their place."""
        for _ in range(number):
            await self.alive.pop(0).aclose()
            await self.start(1)

    async def end(self) -> None:
        await asyncio.gather(*(one.aclose() for one in self.alive))


@pytest.fixture
async def replicas(
    server: Server,
    postgres_server: sa.URL,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Replicas]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    name = new_database(postgres_server, "template0")
    made = Replicas(
        Settings.model_validate(
            {
                "bot_token": server.world.app.bot_token,
                "app_token": server.world.app.app_token,
                "api_url": server.api_url,
                "database_url": address(postgres_server, name),
                "secret_keys": Fernet.generate_key().decode(),
                "tick_seconds": 2,
            }
        )
    )
    yield made
    await made.end()
    drop_database(postgres_server, name)


async def act(http: aiohttp.ClientSession, server: Server, what: str, **fields: object) -> None:
    async with http.post(f"{server.url}/_emu/act/{what}", json=fields) as answer:
        assert answer.status == 200, await answer.text()


def set_up_rooms(database: Database, world: World) -> None:
    ids = {user.name: user.id for user in world.users.values()}
    channels = {channel.name: channel.id for channel in world.channels.values()}
    for number in range(ROOMS):
        owner = people_of(number)[0]
        made = database.call(
            set_up_rotation,
            world.workspace.id,
            form=RotationForm(name=room(number)),
            channel_id=channels[room(number)],
            owner=Person(user_id=ids[owner], name=owner, zone="UTC"),
            at=MovableClock().now(),
        )
        assert not isinstance(made, FormProblems)


async def test_ten_replicas_that_come_and_go_handle_everything_once(
    server: Server, replicas: Replicas
) -> None:
    world = server.world
    people = [dev for number in range(ROOMS) for dev in people_of(number)]
    await replicas.start(TEN)
    assert len(server.hub.open_sockets()) == TEN
    database = Database(make_engine(replicas.settings.database_url.get_secret_value()))
    await asyncio.to_thread(set_up_rooms, database, world)
    cards = await _cards(world)
    world.faults.arm("event_duplicated", {}, {}, times=len(people))
    async with aiohttp.ClientSession() as http:
        for dev in people:
            await act(http, server, "open_dm", user=dev)
        dms = _dms(world)
        presses = [
            act(http, server, "action", user=dev, **cards[room(people.index(dev) // MEMBERS)])
            for dev in people
        ]
        words = [
            act(http, server, "post", user=dev, channel=dms[dev], text="hello") for dev in people
        ]
        await asyncio.gather(replicas.come_and_go(COME_AND_GO), *presses, *words)
    async with asyncio.timeout(30):
        while len(_told(world)) < len(people):  # noqa: ASYNC110 -- they answer in their time
            await asyncio.sleep(0.05)
    await server.hub.settle()
    with database.reading() as connection:
        joined = connection.scalars(sa.select(member.c.user_id)).all()
        booked = Counter(connection.scalars(sa.select(ledger.c.member_id)))
    database.close()
    assert len(server.hub.open_sockets()) == TEN
    assert set(_told(world).values()) == {1}
    assert sorted(joined) == sorted(world.users[one].id for one in _ids(world, people))
    assert set(booked.values()) == {1}


def _ids(world: World, people: list[str]) -> list[str]:
    return [user.id for user in world.users.values() if user.name in people]


def _dms(world: World) -> dict[str, str]:
    rooms = [channel for channel in world.channels.values() if channel.kind == "im"]
    return {
        user.name: channel.id
        for user in world.users.values()
        for channel in rooms
        if user.id in channel.members
    }


async def _cards(world: World) -> dict[str, dict[str, str]]:
    """Where each room's Join button is, once it is there."""
    found: dict[str, dict[str, str]] = {}
    async with asyncio.timeout(30):
        while len(found) < ROOMS:
            await asyncio.sleep(0.05)
            for channel in world.channels.values():
                for message in channel.messages:
                    found[channel.name] = {
                        "channel": channel.id,
                        "ts": message.ts,
                        "block_id": _block_of(message.blocks, action_ids.ROTATION_JOIN),
                        "action_id": action_ids.ROTATION_JOIN,
                    }
    return found


def _block_of(blocks: list[dict[str, Any]], action_id: str) -> str:
    for block in blocks:
        if any(one.get("action_id") == action_id for one in block.get("elements", [])):
            return str(block["block_id"])
    raise AssertionError(blocks)


def _told(world: World) -> Counter[str]:
    """How often each person was told what the bot can do."""
    return Counter(
        channel.id
        for channel in world.channels.values()
        if channel.kind == "im"
        for message in channel.messages
        if message.by_app and "/firsthand" in message.text
    )
