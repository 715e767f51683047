"""What a weekly digest is made of, read with a few queries over its weeks only."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, or_, select

from bot.core.digest_input import WeekAnswer, WeekPromise
from bot.core.metrics import Asked, Met, Stay
from bot.store.joins import ANSWERS_WITH_CONTACTS, NAMED_PROMISES
from bot.store.naming import NAMES, called, of_customer, of_rotation
from bot.store.tables import (
    answer,
    contact,
    customer,
    followup,
    member,
    pairing,
    promise,
    rotation,
)
from bot.store.themes import Theme, of_answers
from bot.store.transaction import Tx

MOST_PROMISES = 200


def answers(tx: Tx, rotation_id: str, week: str) -> tuple[WeekAnswer, ...]:
    """The answers that belong to this week's digest, withdrawn ones too."""
    rows = tx.rows(
        select(
            answer,
            followup.c.kind,
            contact.c.id.label("contact_id"),
            func.coalesce(contact.c.customer_id, contact.c.id).label("customer_id"),
            *NAMES,
        )
        .select_from(ANSWERS_WITH_CONTACTS)
        .outerjoin(customer, of_customer(contact.c.workspace_id, contact.c.customer_id))
        .outerjoin(rotation, of_rotation(answer.c.workspace_id, answer.c.rotation_id))
        .where(
            answer.c.workspace_id == tx.workspace_id,
            answer.c.rotation_id == rotation_id,
            answer.c.week == week,
        )
        .order_by(answer.c.answered_at, answer.c.followup_id)
    )
    tagged = of_answers(tx, [row.followup_id for row in rows])
    return tuple(_answer(row, tagged) for row in rows)


def _answer(row: Row[Any], tagged: Mapping[str, tuple[Theme, ...]]) -> WeekAnswer:
    values = row._asdict()
    fields = WeekAnswer.model_fields.keys() & values.keys()
    return WeekAnswer(
        themes=_names(values["followup_id"], values["theme"], tagged),
        **{name: values[name] for name in fields - {"alias"}},
        alias=called(row),
        good_puzzle=bool(values["details"].get("good_puzzle")),
        withdrawn=values["withdrawn_at"] is not None,
    )


def _names(
    followup_id: str, written: str, tagged: Mapping[str, tuple[Theme, ...]]
) -> tuple[str, ...]:
    """An answer's themes; an older replica writes its one theme into the answer."""
    names = tuple(one.name for one in tagged.get(followup_id, ()))
    return names or ((written,) if written else ())


def themes(tx: Tx, rotation_id: str, week: str) -> tuple[str, ...]:
    """The themes of the countable answers of a week, each once an answer."""
    rows = tx.rows(
        select(answer.c.followup_id, answer.c.theme)
        .where(
            answer.c.workspace_id == tx.workspace_id,
            answer.c.rotation_id == rotation_id,
            answer.c.week == week,
            answer.c.visibility != "me",
            answer.c.withdrawn_at.is_(None),
            answer.c.theme != "",
        )
        .order_by(answer.c.followup_id)
    )
    tagged = of_answers(tx, [row.followup_id for row in rows])
    return tuple(name for row in rows for name in _names(row.followup_id, row.theme, tagged))


def promises(tx: Tx, rotation_id: str, since: datetime, until: datetime) -> tuple[WeekPromise, ...]:
    """Open promises, the next due first, and those kept in ``[since, until)``."""
    rows = tx.rows(
        select(promise, *NAMES, answer.c.visibility)
        .select_from(NAMED_PROMISES)
        .where(
            promise.c.workspace_id == tx.workspace_id,
            promise.c.rotation_id == rotation_id,
            answer.c.withdrawn_at.is_(None),
            or_(
                promise.c.state == "open",
                (promise.c.state == "kept")
                & (promise.c.kept_at >= since)
                & (promise.c.kept_at < until),
            ),
        )
        .order_by(promise.c.due_on.is_(None), promise.c.due_on, promise.c.id)
        .limit(MOST_PROMISES)
    )
    return tuple(
        WeekPromise(
            promise_id=row.id,
            text=row.text,
            kind=row.kind,
            owner_user_id=row.user_id,
            alias=called(row),
            due_on=row.due_on,
            kept_at=row.kept_at,
            visibility=row.visibility or "channel",
        )
        for row in rows
    )


def completed(tx: Tx, rotation_id: str, since: datetime, until: datetime) -> Sequence[Met]:
    """Who finished a contact of this rotation when, in ``[since, until)``."""
    rows = tx.rows(
        select(pairing.c.user_id, pairing.c.ended_at)
        .where(
            pairing.c.workspace_id == tx.workspace_id,
            pairing.c.rotation_id == rotation_id,
            pairing.c.state == "done",
            pairing.c.ended_at >= since,
            pairing.c.ended_at < until,
        )
        .order_by(pairing.c.ended_at, pairing.c.id)
    )
    return [Met(user_id=row.user_id, at=row.ended_at) for row in rows]


def stays(tx: Tx, rotation_id: str) -> Sequence[Stay]:
    """When each member joined and, if they did, left."""
    rows = tx.rows(
        select(member.c.user_id, member.c.joined_at, member.c.left_at)
        .where(member.c.workspace_id == tx.workspace_id, member.c.rotation_id == rotation_id)
        .order_by(member.c.id)
    )
    return [Stay(user_id=row.user_id, joined=row.joined_at, left=row.left_at) for row in rows]


def questions(tx: Tx, rotation_id: str, since: datetime, until: datetime) -> Sequence[Asked]:
    """The questions asked about contacts of ``[since, until)``."""
    rows = tx.rows(
        select(followup.c.user_id, followup.c.asked_at, answer.c.answered_at)
        .select_from(followup)
        .join(
            pairing,
            (pairing.c.workspace_id == followup.c.workspace_id)
            & (pairing.c.id == followup.c.pairing_id),
        )
        .outerjoin(
            answer,
            (answer.c.workspace_id == followup.c.workspace_id)
            & (answer.c.followup_id == followup.c.id)
            & answer.c.withdrawn_at.is_(None),
        )
        .where(
            followup.c.workspace_id == tx.workspace_id,
            pairing.c.rotation_id == rotation_id,
            followup.c.asked_at.is_not(None),
            followup.c.happened_at >= since,
            followup.c.happened_at < until,
        )
        .order_by(followup.c.id)
    )
    return [
        Asked(user_id=row.user_id, asked_at=row.asked_at, answered_at=row.answered_at)
        for row in rows
    ]


def calls(tx: Tx, rotation_id: str, since: datetime, until: datetime) -> tuple[str, ...]:
    """Ids of the calls of ``[since, until)`` that somebody was asked about."""
    rows = tx.rows(
        select(pairing.c.contact_id)
        .distinct()
        .select_from(followup)
        .join(
            pairing,
            (pairing.c.workspace_id == followup.c.workspace_id)
            & (pairing.c.id == followup.c.pairing_id),
        )
        .where(
            followup.c.workspace_id == tx.workspace_id,
            pairing.c.rotation_id == rotation_id,
            followup.c.kind == "call",
            followup.c.asked_at.is_not(None),
            followup.c.happened_at >= since,
            followup.c.happened_at < until,
        )
        .order_by(pairing.c.contact_id)
    )
    return tuple(row.contact_id for row in rows)
