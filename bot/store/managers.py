"""Whom somebody named as their manager, and whether both have agreed that they hear of thanks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select, update

from bot.core.messages import ManagerState
from bot.store.tables import manager
from bot.store.transaction import Tx
from bot.store.upsert import upsert


@dataclass(frozen=True, kw_only=True, slots=True)
class Manager:
    """Somebody's manager, as they named them."""

    user_id: str
    manager_user_id: str
    state: ManagerState
    asked_at: datetime


def of_person(tx: Tx, user_id: str) -> Manager | None:
    """Whom they named last, whatever became of it."""
    row = tx.first(
        select(manager).where(
            manager.c.workspace_id == tx.workspace_id, manager.c.user_id == user_id
        )
    )
    if row is None:
        return None
    return Manager(
        user_id=row.user_id,
        manager_user_id=row.manager_user_id,
        state=row.state,
        asked_at=row.asked_at,
    )


def agreed_with(tx: Tx, manager_user_id: str) -> tuple[str, ...]:
    """The user ids of all whose thank-yous this manager hears of."""
    rows = tx.rows(
        select(manager.c.user_id)
        .where(
            manager.c.workspace_id == tx.workspace_id,
            manager.c.manager_user_id == manager_user_id,
            manager.c.state == "agreed",
        )
        .order_by(manager.c.user_id)
    )
    return tuple(str(row.user_id) for row in rows)


def ask(tx: Tx, user_id: str, manager_user_id: str, *, at: datetime) -> None:
    """They name somebody, who has not answered yet."""
    values = {
        "manager_user_id": manager_user_id,
        "state": "asked",
        "asked_at": at,
        "answered_at": None,
    }
    upsert(tx, manager, {"user_id": user_id, **values}, update=list(values))


def move(
    tx: Tx,
    user_id: str,
    manager_user_id: str,
    *,
    since: Collection[ManagerState],
    to: ManagerState,
    at: datetime,
) -> bool:
    """Change what they have agreed on; False when it is something else by now."""
    return bool(
        tx.run(
            update(manager)
            .where(
                manager.c.workspace_id == tx.workspace_id,
                manager.c.user_id == user_id,
                manager.c.manager_user_id == manager_user_id,
                manager.c.state.in_(since),
            )
            .values(state=to, answered_at=at)
        )
    )


def forget(tx: Tx, user_id: str) -> None:
    """Nobody named them, and they named nobody."""
    tx.run(
        delete(manager).where(
            manager.c.workspace_id == tx.workspace_id,
            or_(manager.c.user_id == user_id, manager.c.manager_user_id == user_id),
        )
    )
