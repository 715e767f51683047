"""Calendars that people have connected; their addresses are stored sealed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select, update

from bot.store.tables import personal_calendar
from bot.store.transaction import Tx
from bot.store.upsert import upsert


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonalCalendar:
    """Somebody's calendar as stored, and how it is."""

    user_id: str
    address: bytes
    """Sealed."""
    connected_at: datetime
    read_at: datetime | None = None
    """When it was last read well; None: never yet."""
    failures: int = 0
    """Since then."""
    last_error: str = ""
    told_at: datetime | None = None
    """When its person was told that it cannot be read; None: not since it last could."""


def find(tx: Tx, user_id: str) -> PersonalCalendar | None:
    """Somebody's calendar, if they have connected one."""
    row = tx.first(select(personal_calendar).where(_is(tx, user_id)))
    if row is None:
        return None
    values = row._asdict()
    return PersonalCalendar(**{name: values[name] for name in PersonalCalendar.__slots__})


def connect(tx: Tx, user_id: str, address: bytes, *, at: datetime) -> None:
    """Keep a sealed address, instead of the one before it; nothing is known of it yet."""
    fresh = {
        "address": address,
        "connected_at": at,
        "read_at": None,
        "failures": 0,
        "last_error": "",
        "told_at": None,
    }
    upsert(tx, personal_calendar, {"user_id": user_id, **fresh}, update=list(fresh))


def change(tx: Tx, user_id: str, **values: object) -> None:
    """Change columns of one."""
    tx.run(update(personal_calendar).where(_is(tx, user_id)).values(**values))


def remove(tx: Tx, user_id: str) -> bool:
    """Forget somebody's calendar; whether there was one."""
    return tx.run(delete(personal_calendar).where(_is(tx, user_id))) > 0


def _is(tx: Tx, user_id: str) -> ColumnElement[bool]:
    return and_(
        personal_calendar.c.workspace_id == tx.workspace_id,
        personal_calendar.c.user_id == user_id,
    )
