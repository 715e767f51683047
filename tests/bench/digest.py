"""A weekly digest of a thousand people: its cost is that of its weeks, not of their history.

Two rotations of the same people and equally busy weeks, one of them ten times older than the
other, on both databases. Run alone: ``python -m tests.bench digest``.
"""

import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import sqlalchemy as sa

from bot.core.localtime import week_label
from bot.core.person import Person
from bot.core.rotation_form import RotationForm
from bot.store import rotations
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate
from bot.store.tables import answer, contact, followup, member, pairing, person, promise
from bot.usecases.install_workspace import install_workspace
from bot.usecases.post_digest import build_digest
from bot.usecases.set_up_rotation import set_up_rotation
from tests.databases import address, new_database
from tests.store.postgres import running

PEOPLE = 1_000
A_WEEK = 200
"""Contacts of each week."""
YOUNG, OLD = 10_000, 100_000
"""Pairings in all."""
RUNS = 5
FLOOR = 2.0
"""The old rotation's digest takes at most so many times as long as the young one's."""

HERE = "T1"
_CHUNK = 5_000
_FRIDAY = datetime(2026, 11, 20, 15, tzinfo=UTC)
_MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
_THEMES = ("billing", "exports", "search", "sign-in", "printing", "imports")


@dataclass(frozen=True)
class Measured:
    """Seconds of one digest, of a young and an old rotation."""

    name: str
    young: float
    old: float

    @property
    def ratio(self) -> float:
        """How many times longer the old one's takes."""
        return self.old / self.young


def main() -> list[str]:
    """Print both databases' seconds and their ratio; the floors that were missed."""
    missed = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        server = sa.make_url(
            f"postgresql+psycopg://postgres@/postgres?host={stack.enter_context(running())}"
        )
        for name in ("SQLite", "PostgreSQL"):
            seconds = []
            for number in (YOUNG, OLD):
                path = Path(folder) / f"{number}.sqlite3"
                url = (
                    f"sqlite:///{path}"
                    if name == "SQLite"
                    else address(server, new_database(server, "template0"))
                )
                seconds.append(measure(url, people=PEOPLE, pairings=number, a_week=A_WEEK))
            found = Measured(name=name, young=seconds[0], old=seconds[1])
            _say(
                f"  {name:<11} {YOUNG:>7,} pairings {1000 * found.young:7.0f} ms"
                f"   {OLD:>7,} pairings {1000 * found.old:7.0f} ms"
                f"   ratio {found.ratio:.2f}, at most {FLOOR:.1f}"
            )
            if found.ratio > FLOOR:
                missed.append(f"MISSED on {name}: the ratio is {found.ratio:.2f}.")
    for line in missed:
        _say(line)
    return missed


def measure(url: str, *, people: int, pairings: int, a_week: int) -> float:
    """Fill a new database and build the digest of its last week; the median seconds."""
    engine = make_engine(url)
    migrate(engine)
    database = Database(engine)
    try:
        fill(database, people=people, pairings=pairings, a_week=a_week)
        return median(_digest(database) for _ in range(RUNS))
    finally:
        database.close()


def fill(database: Database, *, people: int, pairings: int, a_week: int) -> None:
    """One rotation with so many people, and so many contacts a week back from the last one."""
    weeks = -(-pairings // a_week)
    began = _MONDAY - timedelta(weeks=weeks)
    database.call(install_workspace, HERE, name="Acme", bot_user_id="UB", at=began)
    owner = Person(user_id="UO", name="Owner", zone="UTC")
    form = RotationForm(name="Payments", zone="UTC", seats=5)
    database.call(set_up_rotation, HERE, form=form, channel_id="C1", owner=owner, at=began)
    (rotation,) = database.peek(rotations.living, HERE)
    same = {"workspace_id": HERE, "rotation_id": rotation.id}
    users = [f"U{number:05}" for number in range(people)]
    with database.writing() as connection:
        _insert(connection, person, [
            {"workspace_id": HERE, "user_id": user, "name": user, "zone": "UTC",
             "state": "active", "seen_at": began}
            for user in users
        ])  # fmt: skip
        _insert(connection, member, [
            {**same, "id": user, "user_id": user, "virtual_pass": 0, "state": "active",
             "joined_at": began}
            for user in users
        ])  # fmt: skip
        for start in range(0, pairings, _CHUNK):
            _history(connection, same, users, range(start, min(start + _CHUNK, pairings)), a_week)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _history(
    connection: sa.Connection,
    same: dict[str, str],
    users: Sequence[str],
    numbers: range,
    a_week: int,
) -> None:
    """Contacts with their answers, the latest first; one in ten with a promise that was kept."""
    told = [
        (f"{number:08}", users[number * 7 % len(users)], _moment(number, a_week), number)
        for number in numbers
    ]
    _insert(connection, contact, [
        {**same, "id": one, "external_id": one, "kind": "ticket", "subject": "", "excerpt": "",
         "host_name": "", "url": "", "tags": [], "state": "done", "waiting_since": at}
        for one, _, at, _ in told
    ])  # fmt: skip
    _insert(connection, pairing, [
        {**same, "id": one, "contact_id": one, "member_id": user, "user_id": user, "role": "lead",
         "state": "done", "reason": "", "stride": 1, "offered_at": at, "deadline": at,
         "ended_at": at}
        for one, user, at, _ in told
    ])  # fmt: skip
    _insert(connection, followup, [
        {"workspace_id": HERE, "id": one, "pairing_id": one, "user_id": user, "kind": "ticket",
         "question_set": "ticket:1", "state": "answered", "happened_at": at, "asked_at": at,
         "answered_at": at}
        for one, user, at, _ in told
    ])  # fmt: skip
    _insert(connection, answer, [
        {**same, "followup_id": one, "user_id": user, "outcome": "solved", "kinds": ["bug"],
         "quote": f"Why {one}?", "learning": f"Because {one}", "theme": _THEMES[number % 6],
         "details": {}, "week": week_label(at, "UTC"), "visibility": "channel",
         "happened_at": at, "answered_at": at}
        for one, user, at, number in told
    ])  # fmt: skip
    _insert(connection, promise, [
        {**same, "id": one, "followup_id": one, "user_id": user, "kind": "find_out",
         "text": "ask", "state": "kept", "created_at": at, "kept_at": at, "due_on": at.date()}
        for one, user, at, number in told if number % 10 == 0
    ])  # fmt: skip


def _moment(number: int, a_week: int) -> datetime:
    week, place = divmod(number, a_week)
    return _FRIDAY - timedelta(weeks=week, minutes=place * 20)


def _digest(database: Database) -> float:
    (rotation,) = database.peek(rotations.living, HERE)
    began = perf_counter()
    found = database.peek(build_digest, HERE, rotation, _FRIDAY, late=False, at=_FRIDAY)
    taken = perf_counter() - began
    assert found.coverage.asked > 0
    return taken


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, object]]) -> None:
    connection.execute(sa.insert(table), rows)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
