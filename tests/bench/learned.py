"""Search in 100 thousand learnings, beside a plain LIKE scan in the same run.

Both databases hold the same made-up texts: words as common as those of a language (Zipf's law),
so that a query may be about one answer or half of all. Both ways give the newest five and whether
there are more, as far as one reader may see them. Run alone: ``python -m tests.bench learned``.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from bot.core.search_terms import SearchTerms, parse_terms
from bot.store import learning_search, learning_words, visibility
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.learning_search import Sought
from bot.store.schema import migrate
from bot.store.tables import answer, contact, followup, member, pairing, person, rotation, workspace
from bot.store.transaction import Tx
from tests.bench.figures import Waits, waits
from tests.databases import address, new_database
from tests.store.postgres import running

LEARNINGS = 100_000
QUERIES = 200
FLOOR = 3.0
"""The scan's p99 is at least so many times the search's."""

HERE = "T1"
PAGE = 6
PEOPLE = 200
VOCABULARY = 20_000
_CHUNK = 5_000
_BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "xo")


@dataclass(frozen=True)
class Measured:
    """What one database took."""

    name: str
    indexing: float
    """Seconds to index everything."""
    search: Waits
    scan: Waits

    @property
    def ratio(self) -> float:
        """How many times slower the scan is, at p99."""
        return self.scan.p99 / self.search.p99


def vocabulary(dice: random.Random) -> list[str]:
    """So many different words, the common ones first."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(dice.choices(_SYLLABLES, k=dice.randint(2, 5)))] = None
    return list(words)


def sentences(dice: random.Random, words: Sequence[str]) -> Iterator[str]:
    """Texts of 8 to 25 words."""
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    stock = dice.choices(words, weights, k=400_000)
    place = 0
    while True:
        length = dice.randint(8, 25)
        place = (place + length) % (len(stock) - 25)
        yield " ".join(stock[place : place + length])


def fill(database: Database, number: int, words: Sequence[str]) -> None:
    """Store so many answers, none of them indexed yet."""
    dice = random.Random(2)  # noqa: S311 -- the same for both databases
    texts = sentences(dice, words)
    with database.writing() as connection:
        _furnish(connection)
        for start in range(0, number, _CHUNK):
            ids = [f"{one:08}" for one in range(start, min(start + _CHUNK, number))]
            moments = [_BEGAN + timedelta(minutes=20 * int(one)) for one in ids]
            users = [f"U{dice.randrange(PEOPLE)}" for _ in ids]
            same = {"workspace_id": HERE, "rotation_id": "r1"}
            _insert(connection, contact, [
                {**same, "id": one, "external_id": one, "kind": "ticket", "subject": "",
                 "excerpt": "", "host_name": "", "url": "", "tags": [], "state": "done",
                 "waiting_since": at}
                for one, at in zip(ids, moments, strict=True)
            ])  # fmt: skip
            _insert(connection, pairing, [
                {**same, "id": one, "contact_id": one, "member_id": "m1", "user_id": user,
                 "role": "lead", "state": "done", "reason": "", "stride": 1, "offered_at": at,
                 "deadline": at}
                for one, user, at in zip(ids, users, moments, strict=True)
            ])  # fmt: skip
            _insert(connection, followup, [
                {"workspace_id": HERE, "id": one, "pairing_id": one, "user_id": user,
                 "kind": "ticket", "question_set": "ticket:1", "state": "answered",
                 "happened_at": at}
                for one, user, at in zip(ids, users, moments, strict=True)
            ])  # fmt: skip
            _insert(connection, answer, [
                {**same, "followup_id": one, "user_id": user, "outcome": "solved",
                 "kinds": [dice.choice(("bug", "idea", "docs_unclear"))], "quote": next(texts),
                 "learning": next(texts), "details": {}, "week": "2026-W47",
                 "visibility": dice.choice(("channel", "channel", "team", "me")),
                 "happened_at": at, "answered_at": at}
                for one, user, at in zip(ids, users, moments, strict=True)
            ])  # fmt: skip


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, object]]) -> None:
    connection.execute(sa.insert(table), rows)


def _furnish(connection: sa.Connection) -> None:
    at = _BEGAN
    for table, values in (
        (workspace, {"name": "Acme", "bot_user_id": "UB", "created_at": at}),
        (person, {"user_id": "U1", "name": "Ada", "zone": "UTC", "state": "active", "seen_at": at}),
        (rotation, {
            "id": "r1", "name": "Payments", "folded_name": "payments", "channel_id": "C1",
            "kinds": [], "zone": "UTC", "weekdays": [0], "local_time": at.time(), "every_weeks": 1,
            "anchor": at.date(), "seats": 1, "mode": "offer", "shadowing": False, "country": "",
            "target_contacts": 1, "target_weeks": 2, "digest_weekday": 4,
            "digest_time": at.time(), "state": "active", "virtual_time": 0, "created_at": at,
        }),
        (member, {"id": "m1", "rotation_id": "r1", "user_id": "U1", "virtual_pass": 0,
                  "state": "active", "joined_at": at}),
    ):  # fmt: skip
        connection.execute(sa.insert(table).values(workspace_id=HERE, **values))


def index_all(database: Database) -> float:
    """Seconds until everything can be found."""
    begun = time.perf_counter()
    while database.call(learning_words.index_waiting, HERE, limit=2000):
        pass
    with database.writing() as connection:
        connection.execute(sa.text("ANALYZE"))
    return time.perf_counter() - begun


def queries(words: Sequence[str], number: int) -> list[str]:
    """What people type: a rare word, a common one, two, a phrase, the beginning of a word."""
    dice = random.Random(3)  # noqa: S311 -- the same for both databases
    texts = sentences(random.Random(2), words)  # noqa: S311 -- phrases that are there
    found = []
    for one in range(number):
        said = next(texts).split()
        rare, common = dice.choice(words[2000:]), dice.choice(words[:50])
        found.append(
            (rare, common, f"{common} {rare}", f'"{" ".join(said[2:4])}"', rare[:5])[one % 5]
        )
    return found


def searched(tx: Tx, typed: str) -> int:
    """As ``/firsthand learned`` does it, without drawing."""
    terms = parse_terms(typed)
    assert isinstance(terms, SearchTerms)
    who = visibility.reader(tx, "U1")
    return len(learning_search.search(tx, Sought(terms=terms), who, offset=0, limit=PAGE))


def scanned(tx: Tx, typed: str) -> int:
    """The plain way: each text is looked through."""
    who = visibility.reader(tx, "U1")
    pieces = [typed.strip('"')] if typed.startswith('"') else typed.split()
    both = answer.c.quote + " " + answer.c.learning
    rows = tx.rows(
        sa.select(answer)
        .where(
            answer.c.workspace_id == HERE,
            visibility.visible_to(who),
            *(sa.func.lower(both).like(f"%{piece}%") for piece in pieces),
        )
        .order_by(answer.c.answered_at.desc(), answer.c.followup_id.desc())
        .limit(PAGE)
    )
    return len(rows)


def timed(database: Database, ask: Callable[[Tx, str], int], typed: Sequence[str]) -> Waits:
    """How long each took, after all were asked once."""
    seconds = []
    for warm in (True, False):
        for each in typed if not warm else typed[:20]:
            begun = time.perf_counter()
            database.peek(ask, HERE, each)
            if not warm:
                seconds.append(time.perf_counter() - begun)
    return waits(seconds)


def measured(name: str, url: str, number: int = LEARNINGS, asked: int = QUERIES) -> Measured:
    """Fill a database, index it and ask it both ways."""
    database = Database(make_engine(url))
    try:
        migrate(database.engine)
        words = vocabulary(random.Random(1))  # noqa: S311 -- the same for both databases
        fill(database, number, words)
        indexing = index_all(database)
        typed = queries(words, asked)
        search = timed(database, searched, typed)
        return Measured(name, indexing, search, timed(database, scanned, typed))
    finally:
        database.close()


def line(of: Measured) -> str:
    """One row of the table, and whether the floor is reached."""
    reached = "reached" if of.ratio >= FLOOR else "MISSED"
    return (
        f"{of.name:<11} {of.search.p50:>8.1f} {of.search.p99:>8.1f} {of.scan.p50:>8.1f} "
        f"{of.scan.p99:>8.1f} {of.ratio:>7.1f}   {FLOOR:.0f} {reached:<8} {of.indexing:>8.0f} s"
    )


def main() -> None:
    """Measure both and print it."""
    say = sys.stdout.write
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        server = sa.make_url(
            f"postgresql+psycopg://postgres@/postgres?host={stack.enter_context(running())}"
        )
        say(f"{LEARNINGS:,} learnings, {QUERIES} queries; milliseconds\n")
        say("            search p50      p99 scan p50      p99   ratio   floor       indexing\n")
        for name, url in (
            ("SQLite", f"sqlite:///{folder / 'learned.sqlite3'}"),
            ("PostgreSQL", address(server, new_database(server, "template0"))),
        ):
            say(line(measured(name, url)) + "\n")


if __name__ == "__main__":
    main()
