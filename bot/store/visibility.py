"""Who may read what was learned: the one rule, for every place that shows or counts it.

``channel``: everybody in the workspace; where the rotation lives in a private channel, its members
and owners only. ``team``: the members and owners of the rotation it was learned in. ``me``:
whoever answered. What was withdrawn is read by nobody.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from bot.store import rotations
from bot.store.bound import given, ours
from bot.store.rotations import Rotation
from bot.store.tables import answer, member, rotation, rotation_owner
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Somebody who reads, and the rotations in whose team they are."""

    user_id: str
    rotation_ids: frozenset[str]
    closed_ids: frozenset[str] = frozenset()
    """Rotations of private channels that they are not in."""


_INSIDE = (
    select(member.c.rotation_id)
    .where(ours(member), given(member.c.user_id), member.c.state == "active")
    .union(
        select(rotation_owner.c.rotation_id).where(
            ours(rotation_owner), given(rotation_owner.c.user_id)
        )
    )
)
_PRIVATE = select(rotation.c.id).where(ours(rotation), rotation.c.channel_private)


def reader(tx: Tx, user_id: str) -> Reader:
    """The reader this person is now: joining and leaving count at once."""
    inside = frozenset(row.rotation_id for row in tx.rows(_INSIDE, user_id=user_id))
    private = frozenset(row.id for row in tx.rows(_PRIVATE))
    return Reader(user_id=user_id, rotation_ids=inside, closed_ids=private - inside)


def known_to(tx: Tx, user_id: str, *, channel_id: str = "") -> tuple[Rotation, ...]:
    """The rotations somebody knows of, by name.

    Those of private channels only if they are in them, or ask from within that channel.
    """
    living = rotations.living(tx)
    if not any(one.channel_private for one in living):
        return living
    closed = reader(tx, user_id).closed_ids
    return tuple(one for one in living if one.id not in closed or one.channel_id == channel_id)


def visible_to(who: Reader) -> ColumnElement[bool]:
    """Whether this reader may read an answer."""
    return and_(
        answer.c.withdrawn_at.is_(None),
        or_(
            and_(answer.c.visibility == "channel", _open_to(who)),
            answer.c.user_id == who.user_id,
            and_(answer.c.visibility == "team", in_team(who)),
        ),
    )


def may_read(tx: Tx, who: Reader, followup_id: str) -> bool:
    """Whether this reader may read the answer to one follow-up."""
    row = tx.first(
        select(answer.c.followup_id).where(
            answer.c.workspace_id == tx.workspace_id,
            answer.c.followup_id == followup_id,
            visible_to(who),
        )
    )
    return row is not None


def visible_to_operator() -> ColumnElement[bool]:
    """Whether whoever runs Firsthand may take an answer out: never what is for its author only."""
    return and_(answer.c.withdrawn_at.is_(None), answer.c.visibility.in_(("channel", "team")))


def _open_to(who: Reader) -> ColumnElement[bool]:
    """Whether an answer is of a rotation in a public channel, or of one of theirs."""
    if not who.closed_ids:
        return true()
    return answer.c.rotation_id.not_in(sorted(who.closed_ids))


def in_team(who: Reader) -> ColumnElement[bool]:
    """Whether an answer is of one of the reader's rotations."""
    if not who.rotation_ids:
        return false()
    return answer.c.rotation_id.in_(sorted(who.rotation_ids))
