"""Who is on duty, and what Slack was last told of it."""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.core.duty_messages import OnDuty
from bot.store.tables import contact, on_duty, outbox, pairing, person, rotation
from bot.store.transaction import Tx
from bot.store.upsert import upsert


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What Slack was told; of a rotation without a row, nothing."""

    group_id: str = ""
    people_digest: str | None = None
    """Of those who are in the group, "" for nobody; None: not known."""
    pinned_channel: str | None = None
    pinned_ts: str | None = None
    group_trouble: str = ""
    pin_trouble: str = ""


def on_duty_now(tx: Tx, rotation_id: str) -> tuple[OnDuty, ...]:
    """Everybody with an accepted contact, those who have had theirs longest first.

    Guests and whoever is gone are left out: they cannot be mentioned by everybody.
    """
    rows = tx.rows(
        sa.select(pairing.c.user_id, pairing.c.role, contact.c.kind, contact.c.starts_at)
        .join(
            contact,
            sa.and_(
                contact.c.workspace_id == pairing.c.workspace_id,
                contact.c.id == pairing.c.contact_id,
            ),
        )
        .join(
            person,
            sa.and_(
                person.c.workspace_id == pairing.c.workspace_id,
                person.c.user_id == pairing.c.user_id,
            ),
        )
        .where(
            pairing.c.workspace_id == tx.workspace_id,
            pairing.c.rotation_id == rotation_id,
            pairing.c.state == "accepted",
            person.c.state == "active",
        )
        .order_by(pairing.c.accepted_at, pairing.c.id)
    )
    return tuple(
        OnDuty(
            user_id=row.user_id,
            kind=row.kind,
            role="shadow" if row.role == "shadow" else "lead",
            starts_at=row.starts_at if row.kind == "call" else None,
        )
        for row in rows
    )


def told(tx: Tx, rotation_id: str) -> Told:
    """What Slack was last told."""
    row = tx.first(
        sa.select(on_duty).where(
            on_duty.c.workspace_id == tx.workspace_id, on_duty.c.rotation_id == rotation_id
        )
    )
    if row is None:
        return Told()
    values = row._asdict()
    return Told(**{name: values[name] for name in Told.__dataclass_fields__})


def tell(tx: Tx, rotation_id: str, **values: object) -> None:
    """Remember what Slack was told; what is not named stays."""
    upsert(tx, on_duty, {"rotation_id": rotation_id, **values}, update=tuple(values))


def place_of(tx: Tx, key: str) -> tuple[str, str] | None:
    """The channel and moment of a message that stands in Slack; None: it does not."""
    row = tx.first(
        sa.select(outbox.c.channel_id, outbox.c.ts).where(
            outbox.c.workspace_id == tx.workspace_id, outbox.c.dedupe_key == key
        )
    )
    if row is None or row.ts is None or row.channel_id is None:
        return None
    return str(row.channel_id), str(row.ts)


def troubles(connection: sa.Connection) -> tuple[tuple[str, str, str], ...]:
    """For doctor: the rotations that cannot show who is on duty, each with both codes."""
    rows = connection.execute(
        sa.select(rotation.c.name, on_duty.c.group_trouble, on_duty.c.pin_trouble)
        .join(
            rotation,
            sa.and_(
                rotation.c.workspace_id == on_duty.c.workspace_id,
                rotation.c.id == on_duty.c.rotation_id,
            ),
        )
        .where(sa.or_(on_duty.c.group_trouble != "", on_duty.c.pin_trouble != ""))
        .order_by(rotation.c.name)
    )
    return tuple((row.name, row.group_trouble, row.pin_trouble) for row in rows)
