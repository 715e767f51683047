"""Thank-yous on their way to somebody, or with them, and whom they were given for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import thank_you
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class ThankYou:
    """One answer's thank-you to one reader."""

    followup_id: str
    to_user_id: str
    """Who reads it."""
    about_user_id: str
    """Who is thanked; another than the reader where a manager reads along."""
    message: str
    """Key of the message that shows it; empty while it waits."""


def _from_row(row: Row[Any]) -> ThankYou:
    values = row._asdict()
    return ThankYou(**{name: values[name] for name in ThankYou.__dataclass_fields__})


def _all(tx: Tx) -> Select[Any]:
    return (
        select(thank_you)
        .where(thank_you.c.workspace_id == tx.workspace_id)
        .order_by(thank_you.c.created_at, thank_you.c.followup_id, thank_you.c.to_user_id)
    )


def of_answer(tx: Tx, followup_id: str) -> tuple[ThankYou, ...]:
    """All that came of one answer."""
    rows = tx.rows(_all(tx).where(thank_you.c.followup_id == followup_id))
    return tuple(_from_row(row) for row in rows)


def shown_to(tx: Tx, user_id: str, message: str = "") -> tuple[ThankYou, ...]:
    """What a message to somebody shows, oldest first; without one, what waits for them."""
    mine = (thank_you.c.to_user_id == user_id, thank_you.c.message == message)
    return tuple(_from_row(row) for row in tx.rows(_all(tx).where(*mine)))


def messages_to(tx: Tx, user_id: str, *, since: datetime) -> tuple[str, ...]:
    """Keys of the messages that show somebody what they were thanked for since then."""
    rows = tx.rows(
        select(thank_you.c.message)
        .where(
            thank_you.c.workspace_id == tx.workspace_id,
            thank_you.c.to_user_id == user_id,
            thank_you.c.message != "",
            thank_you.c.created_at >= since,
        )
        .distinct()
        .order_by(thank_you.c.message)
    )
    return tuple(str(row.message) for row in rows)


def add(tx: Tx, followup_id: str, *, to: str, about: str, at: datetime) -> None:
    """Let one wait for its reader; one they have already is left as it is."""
    dialect = sqlite if tx.connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(thank_you).values(
        workspace_id=tx.workspace_id,
        followup_id=followup_id,
        to_user_id=to,
        about_user_id=about,
        created_at=at,
    )
    tx.connection.execute(insert.on_conflict_do_nothing())


def note(tx: Tx, one: ThankYou, message: str) -> None:
    """Remember which message shows it; empty: it waits again."""
    tx.run(update(thank_you).where(*_is(tx, one)).values(message=message))


def drop(tx: Tx, one: ThankYou) -> None:
    """It is not said any more, and was not yet."""
    tx.run(delete(thank_you).where(*_is(tx, one)))


def drop_all_to(tx: Tx, user_id: str) -> None:
    """Nothing is known any more of what somebody was thanked for."""
    tx.run(
        delete(thank_you).where(
            thank_you.c.workspace_id == tx.workspace_id, thank_you.c.to_user_id == user_id
        )
    )


def _is(tx: Tx, one: ThankYou) -> tuple[Any, ...]:
    return (
        thank_you.c.workspace_id == tx.workspace_id,
        thank_you.c.followup_id == one.followup_id,
        thank_you.c.to_user_id == one.to_user_id,
    )
