"""Follow-ups and their answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from bot.core.messages import ContactKind
from bot.store.bound import change_of, given, ours
from bot.store.joins import ANSWERS_WITH_CONTACTS
from bot.store.tables import answer, contact, followup
from bot.store.transaction import Tx
from bot.store.visibility import Reader, visible_to

UNANSWERED = ("asked", "skipped")


@dataclass(frozen=True, kw_only=True, slots=True)
class Followup:
    """The questions about one pairing, as stored."""

    id: str
    pairing_id: str
    user_id: str
    kind: ContactKind
    question_set: str
    state: str
    happened_at: datetime
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    look_at: datetime | None = None
    """When to remind of it, to fall silent or to close it; None: never."""
    snoozed: bool = False
    """The person asked chose ``look_at`` themselves."""
    reminders: int = 0
    """How often they were reminded, other than when they chose."""
    reminder: str = ""
    """Key of the last message that reminded of it."""


_OURS = select(followup).where(ours(followup))
_GET = _OURS.where(given(followup.c.id))
_LOCK = _GET.with_for_update()
_OF_PAIRING = _OURS.where(given(followup.c.pairing_id))
_OPEN_OF_PERSON = _OURS.where(
    given(followup.c.user_id),
    followup.c.state == "asked",
    followup.c.asked_at >= bindparam("since"),
).order_by(followup.c.asked_at.desc(), followup.c.id)
_WAITING_OF_PERSON = _OURS.where(
    given(followup.c.user_id),
    followup.c.state.in_(UNANSWERED),
    followup.c.look_at.is_not(None),
).order_by(followup.c.asked_at, followup.c.id)
_COUNT_CALLS = select(func.count().label("number")).where(
    ours(followup),
    given(followup.c.user_id),
    followup.c.kind == "call",
    followup.c.happened_at <= bindparam("until"),
)
_CHANGE = change_of(followup)
_FIND_ANSWER = select(answer).where(ours(answer), given(answer.c.followup_id))
_CHANGE_ANSWER = update(answer).where(ours(answer), given(answer.c.followup_id, "which"))


def _from_row(row: Row[Any]) -> Followup:
    values = row._asdict()
    return Followup(**{name: values[name] for name in Followup.__dataclass_fields__})


def add(tx: Tx, new: Followup) -> None:
    """Save a follow-up; ``sqlalchemy.exc.IntegrityError`` if the pairing has one."""
    values = {name: getattr(new, name) for name in Followup.__dataclass_fields__}
    tx.run(insert(followup).values(workspace_id=tx.workspace_id, **values))


def get(tx: Tx, followup_id: str) -> Followup | None:
    """One follow-up."""
    row = tx.first(_GET, id=followup_id)
    return None if row is None else _from_row(row)


def of_pairing(tx: Tx, pairing_id: str) -> Followup | None:
    """The follow-up of a pairing, if there is one yet."""
    row = tx.first(_OF_PAIRING, pairing_id=pairing_id)
    return None if row is None else _from_row(row)


def open_of_person(tx: Tx, user_id: str, *, since: datetime) -> tuple[Followup, ...]:
    """What somebody has been asked since then and not answered, newest first."""
    rows = tx.rows(_OPEN_OF_PERSON, user_id=user_id, since=since)
    return tuple(_from_row(row) for row in rows)


def waiting_of_person(tx: Tx, user_id: str) -> tuple[Followup, ...]:
    """What somebody was asked and may still be reminded of, or close by itself; oldest first."""
    rows = tx.rows(_WAITING_OF_PERSON, user_id=user_id)
    return tuple(_from_row(row) for row in rows)


def change(tx: Tx, /, followup_id: str, **values: object) -> None:
    """Change columns of one follow-up."""
    tx.run(_CHANGE, which=followup_id, **values)


def count_calls(tx: Tx, user_id: str, *, until: datetime) -> int:
    """How many calls that ended at that moment or before somebody has been asked about."""
    row = tx.first(_COUNT_CALLS, user_id=user_id, until=until)
    return 0 if row is None else int(row.number)


def lock(tx: Tx, followup_id: str) -> None:
    """Let nobody else answer this follow-up until the commit (SQLite has one writer anyway)."""
    tx.first(_LOCK, id=followup_id)


def find_answer(tx: Tx, followup_id: str) -> Row[Any] | None:
    """The answer to a follow-up, with all its columns, withdrawn or not."""
    return tx.first(_FIND_ANSWER, followup_id=followup_id)


def add_answer(tx: Tx, followup_id: str, **values: object) -> None:
    """Save the first answer to a follow-up, given as columns."""
    tx.run(insert(answer).values(workspace_id=tx.workspace_id, followup_id=followup_id, **values))


def change_answer(tx: Tx, followup_id: str, **values: object) -> None:
    """Change columns of an answer that exists."""
    tx.run(_CHANGE_ANSWER, which=followup_id, **values)


def learned_of_customer(tx: Tx, customer_id: str, who: Reader, *, limit: int) -> tuple[str, ...]:
    """What this reader may know of what was learned from a customer before, newest first."""
    rows = tx.rows(
        select(answer.c.learning, answer.c.quote)
        .select_from(ANSWERS_WITH_CONTACTS)
        .where(
            answer.c.workspace_id == tx.workspace_id,
            contact.c.customer_id == customer_id,
            visible_to(who),
            (answer.c.learning != "") | (answer.c.quote != ""),
        )
        .order_by(answer.c.answered_at.desc(), answer.c.followup_id)
        .limit(limit)
    )
    return tuple(row.learning or row.quote for row in rows)
