"""The audit log: every read and change by somebody who may because they own or operate.

It names people and things by their ids only, so it never holds a word of a customer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from bot.store.ids import new_id
from bot.store.tables import audit
from bot.store.transaction import Tx

OPERATOR = "operator"
"""Who acts from the command line."""

_USER = re.compile(r"[A-Za-z0-9_-]{1,32}")
_ACTION = re.compile(r"[a-z][a-z_]{0,39}")
_SUBJECT = re.compile(r"[A-Za-z0-9_.-]{1,50}(?::[A-Za-z0-9_.:-]{1,69})?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of the log."""

    at: datetime
    user_id: str
    """``U…``, or `OPERATOR`."""
    action: str
    """A verb, as the use case is called: ``set_up_rotation``."""
    subject: str
    """What it was done to, its kind and its id: ``rotation:3f2a…``."""


def note(tx: Tx, *, user_id: str, action: str, subject: str, at: datetime) -> None:
    """Write a line; it stands if, and only if, the transaction that did it commits.

    Args:
        tx: the transaction of the read or change; a reading one cannot write.
        user_id: ``U…``, or `OPERATOR`.
        action: lower-case words joined by _, at most 40 characters.
        subject: a kind and an id joined by a colon, or one word; at most 120 characters.
        at: now.

    Raises:
        ValueError: one of them is free text, which could hold what a customer said.
    """
    for name, value, form in (
        ("user_id", user_id, _USER),
        ("action", action, _ACTION),
        ("subject", subject, _SUBJECT),
    ):
        if form.fullmatch(value) is None:
            msg = f"{name} of an audit line must be a plain word or id"
            raise ValueError(msg)
    tx.run(
        insert(audit).values(
            workspace_id=tx.workspace_id,
            id=new_id(),
            at=at,
            user_id=user_id,
            action=action,
            subject=subject,
        )
    )


def since(tx: Tx, moment: datetime, *, limit: int) -> Sequence[Line]:
    """The lines from a moment on, oldest first; of more than ``limit`` the latest."""
    rows = tx.rows(
        select(audit)
        .where(audit.c.workspace_id == tx.workspace_id, audit.c.at >= moment)
        .order_by(audit.c.at.desc(), audit.c.id.desc())
        .limit(limit)
    )
    return tuple(
        Line(at=row.at, user_id=row.user_id, action=row.action, subject=row.subject)
        for row in reversed(rows)
    )
