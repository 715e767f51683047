"""Who may read what was learned: the one rule, for every place that shows or counts it.

``channel``: everybody in the workspace. ``team``: the members and owners of the rotation it was
learned in. ``me``: whoever answered. What was withdrawn is read by nobody.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, select

from bot.store.tables import answer, member, rotation_owner
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Somebody who reads, and the rotations in whose team they are."""

    user_id: str
    rotation_ids: frozenset[str]


def reader(tx: Tx, user_id: str) -> Reader:
    """The reader this person is now: joining and leaving count at once."""
    rows = tx.rows(
        select(member.c.rotation_id)
        .where(
            member.c.workspace_id == tx.workspace_id,
            member.c.user_id == user_id,
            member.c.state == "active",
        )
        .union(
            select(rotation_owner.c.rotation_id).where(
                rotation_owner.c.workspace_id == tx.workspace_id,
                rotation_owner.c.user_id == user_id,
            )
        )
    )
    return Reader(user_id=user_id, rotation_ids=frozenset(row.rotation_id for row in rows))


def visible_to(who: Reader) -> ColumnElement[bool]:
    """Whether this reader may read an answer."""
    return and_(
        answer.c.withdrawn_at.is_(None),
        or_(
            answer.c.visibility == "channel",
            answer.c.user_id == who.user_id,
            and_(answer.c.visibility == "team", in_team(who)),
        ),
    )


def visible_to_operator() -> ColumnElement[bool]:
    """Whether whoever runs Firsthand may take an answer out: never what is for its author only."""
    return and_(answer.c.withdrawn_at.is_(None), answer.c.visibility.in_(("channel", "team")))


def in_team(who: Reader) -> ColumnElement[bool]:
    """Whether an answer is of one of the reader's rotations."""
    if not who.rotation_ids:
        return false()
    return answer.c.rotation_id.in_(sorted(who.rotation_ids))
