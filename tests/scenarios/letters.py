"""Every message in Slack with the reason it was sent, as the bot's own books have it."""

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.tables import followup, outbox, pairing
from tests.scenarios.world import Firsthand


@dataclass(frozen=True)
class Letter:
    """One message: `kind` is the first word of its key, `contact` what it is about."""

    kind: str
    key: str
    reader: str
    contact: str
    at: datetime
    ts: str = ""


def letters(world: Firsthand) -> list[Letter]:
    """Ask Slack what was posted, and the database what for; one letter a message in Slack."""
    bot = world.program.bot
    assert bot is not None
    keys, contacts = _books(bot.db)
    found = []
    for one in world.said():
        if one.metadata is None:  # an answer to a command
            continue
        key, reader = keys[one.metadata["event_payload"]["id"]]
        kind, _, rest = key.partition(":")
        at = datetime.fromtimestamp(float(one.ts), UTC)
        contact = contacts.get(rest.partition(":")[0], "")
        found.append(Letter(kind=kind, key=key, reader=reader, contact=contact, at=at, ts=one.ts))
    return found


def unsent(world: Firsthand) -> list[str]:
    """What the bot still owes, or has given up."""
    bot = world.program.bot
    assert bot is not None
    with bot.db.reading() as connection:
        owed = sa.select(outbox.c.dedupe_key).where(outbox.c.state.not_in(("done", "dropped")))
        return list(connection.execute(owed).scalars())


def _books(db: Database) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """The outbox by its ids, and the contact of each pairing and follow-up."""
    asked = followup.join(pairing, pairing.c.id == followup.c.pairing_id)
    with db.reading() as connection:
        rows = connection.execute(
            sa.select(outbox.c.id, outbox.c.dedupe_key, outbox.c.conversation)
        )
        keys = {row.id: (row.dedupe_key, row.conversation) for row in rows}
        pairs = connection.execute(sa.select(pairing.c.id, pairing.c.contact_id)).all()
        answers = connection.execute(
            sa.select(followup.c.id, pairing.c.contact_id).select_from(asked)
        ).all()
    return keys, {str(name): str(contact) for name, contact in (*pairs, *answers)}
