"""Agenda and outbox: claims a second, what a tick costs, how well rate limits are used.

Run alone: ``python -m tests.bench.agenda``. With PROCRASTINATE naming a Python that has
procrastinate and psycopg installed, its jobs a second on the same PostgreSQL stand beside ours.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate
from tests.bench import delivery, ticks
from tests.bench.claimer import plan
from tests.databases import address, new_database
from tests.store.postgres import running

ROWS = 1200
PROCESSES = (1, 2, 4)
ROOT = Path(__file__).parents[2]


@contextmanager
def fresh(url: str) -> Iterator[Database]:
    """A migrated database."""
    database = Database(make_engine(url))
    migrate(database.engine)
    yield database
    database.close()


def claims(url: str, processes: int, rows: int = ROWS) -> float:
    """Rows a second that so many processes take, act on and finish, each in its transaction."""
    with fresh(url) as database, ExitStack() as stack:
        plan(database, rows)
        workers = [
            stack.enter_context(
                subprocess.Popen(  # noqa: S603 -- our own words
                    [sys.executable, "-m", "tests.bench.claimer", url],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(processes)
        ]
        for worker in workers:
            assert worker.stdout is not None
            worker.stdout.readline()
        begun = time.perf_counter()
        for worker in workers:
            assert worker.stdin is not None
            worker.stdin.write("go\n")
            worker.stdin.flush()
        done = [int(worker.communicate(timeout=300)[0]) for worker in workers]
        assert sum(done) == rows, done
        return rows / (time.perf_counter() - begun)


def procrastinate(server: sa.URL) -> str:
    """Jobs a second of procrastinate, if a Python that has it is named."""
    python = os.environ.get("PROCRASTINATE")
    if not python:
        return "procrastinate: not measured (PROCRASTINATE names no Python that has it)"
    url = sa.make_url(address(server, new_database(server, "template0")))
    dsn = f"host={url.query['host']} user={url.username} dbname={url.database}"
    script = Path(__file__).with_name("peer.py")
    ended = subprocess.run(  # noqa: S603 -- what the caller named
        [python, str(script), dsn, str(ROWS)], check=True, capture_output=True, text=True
    )
    return f"procrastinate: {ended.stdout.strip()} jobs/s, one worker, eight at once"


def main() -> list[str]:
    """Measure everything and print it; the sentences about floors that were missed."""
    say = sys.stdout.write
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        socket = stack.enter_context(running())
        server = sa.make_url(f"postgresql+psycopg://postgres@/postgres?host={socket}")

        def postgresql() -> str:
            return address(server, new_database(server, "template0"))

        for processes in PROCESSES:
            here = claims(f"sqlite:///{folder / f'{processes}.sqlite3'}", processes)
            there = claims(postgresql(), processes)
            rates = f"{there:.0f} claims/s PostgreSQL, {here:.0f} SQLite"
            say(f"agenda, {processes} processes: {rates}\n")
        say(procrastinate(server) + "\n")
        missed = []
        for url in (postgresql(), f"sqlite:///{folder / 't.db'}"):
            with fresh(url) as database:
                tick = ticks.measured(database)
            say(f"{tick}\n")
            missed += tick.missed()
        delivered = asyncio.run(delivery.measured(postgresql()))
        say(f"{delivered}\n")
        missed += delivered.missed()
    say("\n".join(missed or ["All floors are reached."]) + "\n")
    return missed


if __name__ == "__main__":
    sys.exit(bool(main()))
