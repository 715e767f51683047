"""Looking at the sources whose turn it is: pulled outside any transaction, imported in one."""

from datetime import datetime

import structlog

from bot.ports import ContactSource, SourceError
from bot.sources.registry import build_source, read_settings
from bot.store.database import Database
from bot.store.secrets import SecretProblem, Secrets
from bot.store.sources import Source
from bot.usecases.import_contacts import import_contacts
from bot.usecases.poll_sources import due_sources, source_failed

_log = structlog.get_logger(__name__)


def open_source(source: Source, secrets: Secrets) -> ContactSource:
    """Build a stored source.

    Raises:
        SourceError: its settings are not right (any more).
        SecretProblem: the key that sealed them is missing.
    """
    return build_source(source.kind, read_settings(source.kind, secrets.open(source.settings)))


async def poll_sources(db: Database, workspace_id: str, secrets: Secrets, at: datetime) -> int:
    """Look at every source that is due; how many were. One that fails is tried again later."""
    due = await db.look(due_sources, workspace_id, at=at)
    for source in due:
        try:
            pulled = await open_source(source, secrets).pull(at)
        except (SourceError, SecretProblem) as error:
            _log.warning("source not read", source=source.name, why=str(error))
            await db.run(
                source_failed, workspace_id, source_id=source.id, sentence=str(error), at=at
            )
            continue
        imported = await db.run(
            import_contacts,
            workspace_id,
            source_id=source.id,
            pulled=pulled,
            secrets=secrets,
            at=at,
        )
        _log.info("source read", source=source.name, new=imported.new, changed=imported.changed)
    return len(due)
