"""Nothing that is labelled as personal reaches the database, the log, a digest or an export."""

import asyncio
import csv
import io
import logging
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
import structlog
from pydantic import SecretStr

from bot.config import Settings
from bot.core.export_request import ExportRequest
from bot.core.redaction import redact
from bot.core.replies import Refusal
from bot.logs import set_up_logs
from bot.sources.csv.source import CsvSource
from bot.store.tables import metadata
from bot.usecases.export_learnings import may_export, owners_file
from bot.usecases.import_contacts import import_contacts
from bot.views.render import render
from tests.core.labelled import load
from tests.usecases.world import World, date, on

SHORTEST = 7
"""Shorter values could be found by chance in an id."""
TEXTS = [*load("first"), *load("later")]
VALUES = sorted(
    {
        value
        for one in TEXTS
        for value in one.values
        if len(value) >= SHORTEST and value not in redact(one.text)
    }
)
"""All labelled values but the few that the bench names as missed."""


def export() -> bytes:
    """A help desk's export with a labelled text in every subject and body."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(["ID", "Subject", "Description", "Customer", "Customer ID", "Email", "Status"])
    for number, one in enumerate(TEXTS):
        person = one.text if number % 3 == 0 else "Ann"
        address = "ann.onym@private.example"
        rows.writerow([number, one.text, f"{one.text}\n{one.text}", person, "", address, "open"])
    return file.getvalue().encode()


def everything(world: World) -> Iterator[str]:
    """Every value of every text column of every table."""
    with world.database.reading() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(sa.select(table)):
                yield repr(tuple(row))


def test_nothing_personal_gets_anywhere(world: World) -> None:
    log = io.StringIO()
    set_up_logs(Settings(database_url=SecretStr("sqlite://"), log_level="debug"), log)
    world.join("ada")
    pulled = asyncio.run(CsvSource(where=export()).pull(world.at))
    assert len(pulled.contacts) == len(TEXTS)
    world.do(
        import_contacts,
        source_id=world.source_id,
        pulled=pulled,
        secrets=world.secrets,
        at=world.at,
    )
    world.until(on(23, 10))
    world.meet("ada")
    world.until(on(23, 12))
    lines = [one.text for one in TEXTS]
    # Three thousand characters a field: as many labelled texts as fit, and another field's next.
    fields = ("quote", "learning", "promise_text", "thanks")
    said = dict.fromkeys(fields, "")
    for number, line in enumerate(lines):
        name = fields[number % len(fields)]
        if len(said[name]) + len(line) < 2900:
            said[name] += f"{line}\n"
    world.fill("ada", **said, theme=lines[0], promise_due=date(2026, 12, 1), thanks_to="boss")
    world.until(on(27, 16))
    digest = world.digest()
    assert digest.quotes
    drawn = render(digest)
    request = ExportRequest(what="learnings")
    chosen = world.do(may_export, request=request, user_id="boss", at=world.at)
    assert not isinstance(chosen, Refusal)
    file = world.see(owners_file, request=request, chosen=chosen, user_id="boss")
    places = {
        "database": "\n".join(everything(world)),
        "log": log.getvalue(),
        "digest": drawn.text + repr(drawn.blocks),
        "export": file.decode(),
    }
    assert "[email]" in places["database"]
    assert "[phone]" in places["export"]
    assert len(VALUES) > 250
    for place, text in places.items():
        assert [value for value in (*VALUES, "ann.onym@private") if value in text] == [], place


@pytest.fixture(autouse=True)
def _log_put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
