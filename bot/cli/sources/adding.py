"""Adding a source: read it first, then save it and what it brought in one transaction."""

import asyncio
from collections.abc import Iterator

from pydantic import BaseModel

from bot.cli.sources import words
from bot.cli.sources.places import database, workspace_of
from bot.clock import SystemClock
from bot.config import Settings
from bot.sources.csv import CsvSource
from bot.sources.registry import build_source, describe_source, dump_settings
from bot.store.transaction import Tx
from bot.usecases.add_source import Added, add_source
from bot.usecases.import_contacts import Imported, import_contacts
from bot.wiring.keys import open_secrets


def add_and_import(
    settings: Settings,
    *,
    rotation: str,
    kind: str,
    name: str,
    source_settings: BaseModel,
    polled: bool,
    data: bytes | None,
) -> Iterator[str]:
    """Add a source and import what it has; gives lines for the operator.

    ``data`` is a CSV file's content where it came over standard input.

    Raises:
        SourceError: it cannot be read; nothing was changed.
        NoSuchRotationError: likewise.
    """
    at = SystemClock().now()
    built = build_source(kind, source_settings)
    if data is not None and isinstance(built, CsvSource):
        built = CsvSource(
            where=data, columns=built.columns, statuses=built.statuses, zone=built.zone
        )
    pulled = asyncio.run(built.pull(at))
    yield from words.reading(pulled)

    def add(tx: Tx) -> tuple[Added, Imported]:
        added = add_source(
            tx,
            rotation_name=rotation,
            kind=kind,
            name=name,
            settings=dump_settings(source_settings),
            polled=polled,
            secrets=secrets,
            at=at,
        )
        brought = import_contacts(
            tx, source_id=added.source_id, pulled=pulled, secrets=secrets, at=at
        )
        return added, brought

    with database(settings) as db:
        secrets = open_secrets(settings)
        added, imported = db.call(add, workspace_of(db, rotation))
    verb = "Corrected" if added.again else "Added"
    yield f"{verb} the source “{name}”: {describe_source(kind, source_settings)}."
    yield words.importing(imported, added.rotation)
