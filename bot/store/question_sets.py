"""What the owners of a rotation ask: lists that are only ever added to."""

from datetime import datetime

from sqlalchemy import insert, select

from bot.core.messages import ContactKind
from bot.core.own_questions import OwnQuestion
from bot.store.tables import question_set
from bot.store.transaction import Tx


def newest_version(tx: Tx, rotation_id: str, kind: ContactKind) -> int:
    """The number of the newest list; 0 while the built-in questions are asked."""
    row = tx.first(
        select(question_set.c.version)
        .where(
            question_set.c.workspace_id == tx.workspace_id,
            question_set.c.rotation_id == rotation_id,
            question_set.c.kind == kind,
        )
        .order_by(question_set.c.version.desc())
        .limit(1)
    )
    return 0 if row is None else int(row.version)


def questions(tx: Tx, rotation_id: str, kind: ContactKind, version: int) -> tuple[OwnQuestion, ...]:
    """The list of that number; empty if there is none."""
    row = tx.first(
        select(question_set.c.questions).where(
            question_set.c.workspace_id == tx.workspace_id,
            question_set.c.rotation_id == rotation_id,
            question_set.c.kind == kind,
            question_set.c.version == version,
        )
    )
    return () if row is None else tuple(OwnQuestion.model_validate(one) for one in row.questions)


def add(
    tx: Tx,
    rotation_id: str,
    kind: ContactKind,
    *,
    version: int,
    questions: tuple[OwnQuestion, ...],
    by: str,
    at: datetime,
) -> None:
    """Save a list; ``sqlalchemy.exc.IntegrityError`` if there is one of that number.

    ``by`` is the user id of the owner who wrote it, empty for a file.
    """
    tx.run(
        insert(question_set).values(
            workspace_id=tx.workspace_id,
            rotation_id=rotation_id,
            kind=kind,
            version=version,
            questions=[one.model_dump(mode="json") for one in questions],
            by_user_id=by,
            created_at=at,
        )
    )
