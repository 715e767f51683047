"""Identical `firsthand run` processes on one PostgreSQL and the local Slack, as one starts them."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import sqlalchemy as sa
from cryptography.fernet import Fernet

from bot.clock import SystemClock
from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.store import outbox
from bot.store.database import Database
from bot.store.engine import make_engine
from tests.databases import address, drop_database, new_database
from tests.store.moments import saying

REPLICAS = 2
GRACE = 10.0


async def replica(server: Server, url: str, cache: Path, key: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        stderr=PIPE,
        env={
            **os.environ,
            "SLACK_BOT_TOKEN": server.world.app.bot_token,
            "SLACK_APP_TOKEN": server.world.app.app_token,
            "SLACK_API_URL": server.api_url,
            "FIRSTHAND_DATABASE_URL": url,
            "FIRSTHAND_SECRET_KEYS": key,
            "XDG_CACHE_HOME": str(cache),
        },
    )


async def test_replicas_start_together_say_everything_once_and_stop_in_time(
    postgres_server: sa.URL, tmp_path: Path
) -> None:
    name = new_database(postgres_server, "template0")
    url = address(postgres_server, name)
    timeline = FreeTimeline(SystemClock().now)
    server = Server(demo_world(timeline), timeline)
    await server.start()
    key = Fernet.generate_key().decode()
    replicas = [await replica(server, url, tmp_path, key) for _ in range(REPLICAS)]
    database = Database(make_engine(url))
    try:
        async with asyncio.timeout(60):
            while len(server.hub.open_sockets()) < REPLICAS:  # noqa: ASYNC110 -- they dial
                await asyncio.sleep(0.1)
        room = next(one for one in server.world.channels.values() if one.name == "customer-contact")
        at = SystemClock().now()
        with database.write(server.world.workspace.id) as tx:
            for number in range(10):
                message = saying(str(number))
                outbox.put(tx, key=str(number), conversation=room.id, message=message, at=at)
        async with asyncio.timeout(60):
            while len(room.messages) < 10:  # noqa: ASYNC110 -- the next tick finds them
                await asyncio.sleep(0.1)
        for one in replicas:
            one.send_signal(signal.SIGTERM)
        async with asyncio.timeout(GRACE):
            ended = await asyncio.gather(*(one.communicate() for one in replicas))
        assert [one.returncode for one in replicas] == [0] * REPLICAS, ended
        assert [each.text[-1:] for each in room.messages] == [str(number) for number in range(10)]
        with database.reading() as connection:
            held = sa.text("SELECT count(*) FROM outbox WHERE state <> 'done'")
            assert connection.scalar(held) == 0
    finally:
        for one in replicas:
            if one.returncode is None:
                one.kill()
                await one.wait()
        database.close()
        await server.stop()
        drop_database(postgres_server, name)
