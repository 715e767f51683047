"""Looking at a source once more."""

import asyncio
from collections.abc import Iterator

from bot.cli.sources import words
from bot.cli.sources.places import database, find_source
from bot.clock import SystemClock
from bot.config import Settings
from bot.store import audit
from bot.store.transaction import Tx
from bot.usecases.import_contacts import Imported, import_contacts
from bot.wiring.keys import open_secrets
from bot.wiring.polling import open_source


def pull_again(settings: Settings, *, name: str, rotation: str) -> Iterator[str]:
    """Read a source and import what is new or has changed; gives lines for the operator.

    Raises:
        SourceError: it cannot be read; nothing was changed.
    """
    at = SystemClock().now()
    with database(settings) as db:
        secrets = open_secrets(settings)
        placed = find_source(db, name, rotation)
        pulled = asyncio.run(open_source(placed.source, secrets).pull(at))
        yield from words.reading(pulled)

        def take(tx: Tx) -> Imported:
            source_id = placed.source.id
            audit.note(
                tx,
                user_id=audit.OPERATOR,
                action="pull_source",
                subject=f"source:{source_id}",
                at=at,
            )
            return import_contacts(tx, source_id=source_id, pulled=pulled, secrets=secrets, at=at)

        imported = db.call(take, placed.workspace_id)
    yield words.importing(imported, placed.rotation.name)
