"""A replica in a process of its own: told what to do, waits for "go", may kill itself half-way.

Usage: racer.py agenda|deliver|migrate URL FILE DIE_AT
"""

import asyncio
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from bot.ports import Letter, Outcome, Sent
from bot.store.agenda import AgendaRow
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate
from bot.store.transaction import Tx
from bot.usecases.deliver import deliver
from bot.usecases.run_agenda import run_due
from tests.store.moments import AT

EFFECT = sa.Table("effect", sa.MetaData(), sa.Column("subject", sa.String(120)))
"""No unique key: whatever happens twice is seen twice."""


class Countdown:
    """Kills this process, without any goodbye, at the n-th call; never for 0."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class Notebook:
    """A Messenger whose conversations are one file, which outlives its writer."""

    def __init__(self, path: Path, countdown: Countdown) -> None:
        self.path = path
        self.countdown = countdown

    async def post(self, letter: Letter) -> Outcome:
        with self.path.open("a") as file:
            file.write(f"{letter.outbox_id}\n")
        self.countdown()  # said, but the answer is lost
        return self._sent(letter)

    async def update(self, letter: Letter) -> Outcome:
        return self._sent(letter)

    async def find(self, letter: Letter, since: datetime, until: datetime) -> Sent | None:
        assert since < AT < until
        known = self.path.read_text().split() if self.path.exists() else []
        return self._sent(letter) if letter.outbox_id in known else None

    def _sent(self, letter: Letter) -> Sent:
        return Sent(channel_id=letter.conversation, ts=letter.outbox_id)


def act(countdown: Countdown, tx: Tx, row: AgendaRow) -> None:
    tx.run(EFFECT.insert().values(subject=row.subject))
    countdown()


def main(what: str, url: str, path: str, die_at: str) -> None:
    countdown = Countdown(int(die_at))
    database = Database(make_engine(url))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    if what == "agenda":
        run_due(database, {"round": lambda tx, row, _at: act(countdown, tx, row)}, AT)
    elif what == "deliver":
        asyncio.run(deliver(database, Notebook(Path(path), countdown), AT))
    else:
        migrate(database.engine)
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
