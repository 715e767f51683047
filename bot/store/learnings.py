"""What was learned, as one value each: the answer, its contact and its themes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from bot.core.messages import ContactKind
from bot.core.questions import LearningKind, Visibility
from bot.store import themes
from bot.store.joins import ANSWERS_WITH_CONTACTS
from bot.store.naming import NAMES, called, of_customer, of_rotation
from bot.store.tables import answer, contact, customer, rotation
from bot.store.transaction import AnyRow, Tx
from bot.store.visibility import Reader, visible_to


@dataclass(frozen=True, kw_only=True, slots=True)
class Learning:
    """One thing learned, with what it is linked to. Texts are redacted and not yet escaped."""

    followup_id: str
    rotation_id: str
    user_id: str
    kind: ContactKind
    alias: str
    """What the customer is called in public places."""
    answered_at: datetime
    happened_at: datetime
    week: str
    outcome: str
    minutes: int | None
    kinds: tuple[LearningKind, ...]
    quote: str
    learning: str
    themes: tuple[str, ...]
    feeling: str
    visibility: Visibility
    issue_url: str
    url: str
    """Of the contact, in the system it came from."""


def of_ids(tx: Tx, followup_ids: Sequence[str]) -> tuple[Learning, ...]:
    """These answers, in this order; who may read them is the caller's matter."""
    rows = tx.rows(with_contacts(tx).where(answer.c.followup_id.in_(followup_ids)))
    found = {one.followup_id: one for one in read(tx, rows)}
    return tuple(found[each] for each in followup_ids if each in found)


def find(tx: Tx, followup_id: str) -> Learning | None:
    """One answer, unless it was withdrawn."""
    rows = tx.rows(
        with_contacts(tx).where(
            answer.c.followup_id == followup_id, answer.c.withdrawn_at.is_(None)
        )
    )
    return next(iter(read(tx, rows)), None)


def find_for(tx: Tx, followup_id: str, who: Reader) -> Learning | None:
    """One answer, if this reader may read it."""
    rows = tx.rows(with_contacts(tx).where(answer.c.followup_id == followup_id, visible_to(who)))
    return next(iter(read(tx, rows)), None)


def with_contacts(tx: Tx) -> Select[Any]:
    """Answers with everything a ``Learning`` needs, to be narrowed down and ``read``."""
    return (
        select(
            answer,
            contact.c.kind,
            contact.c.url,
            *NAMES,
        )
        .select_from(ANSWERS_WITH_CONTACTS)
        .outerjoin(customer, of_customer(contact.c.workspace_id, contact.c.customer_id))
        .outerjoin(rotation, of_rotation(answer.c.workspace_id, answer.c.rotation_id))
        .where(answer.c.workspace_id == tx.workspace_id)
    )


def read(tx: Tx, rows: Iterable[AnyRow]) -> tuple[Learning, ...]:
    """Rows of ``with_contacts`` as values, their themes added."""
    values = [row._asdict() | {"alias": called(row)} for row in rows]
    tagged = themes.of_answers(tx, [value["followup_id"] for value in values])
    fields = Learning.__dataclass_fields__.keys() - {"themes", "kinds"}
    found = []
    for value in values:
        names = tuple(one.name for one in tagged.get(value["followup_id"], ()))
        # An older replica knows one theme only, and writes it into the answer.
        written = (value["theme"],) if value["theme"] else ()
        found.append(
            Learning(
                **{name: value[name] for name in fields},
                kinds=tuple(value["kinds"]),
                themes=names or written,
            )
        )
    return tuple(found)
