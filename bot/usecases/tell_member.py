"""Tell a member what was done about them, at a decent time of theirs."""

from datetime import datetime
from typing import Final, Literal, get_args

from pydantic import TypeAdapter

from bot.core.messages import MemberNotice
from bot.store import agenda, channels, members, outbox, rotations
from bot.store.agenda import AgendaRow
from bot.store.members import Member
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.planning import next_round

About = Literal["added", "removed", "left_channel", "lost_channel"]
_STAYS: Final = frozenset({"added", "left_channel"})
"""What is only true of somebody who is on the roster; all else of somebody who is not."""
_ABOUT: Final[TypeAdapter[About]] = TypeAdapter(About)


def tell_member(tx: Tx, member: Member, about: About, *, by: str, at: datetime) -> None:
    """Have somebody told what became of their place on a roster; ``by`` is the owner, or empty."""
    rotation = rotations.get(tx, member.rotation_id)
    if rotation is None:
        return
    for other in get_args(About):  # what was undone before they heard of it is not told
        agenda.drop(tx, "tell_member", f"{other}:{member.id}:{by}")
    moment = decent_time(calendar_of(member, rotation), at)
    agenda.put(tx, "tell_member", f"{about}:{member.id}:{by}", moment)


def send_member_notice(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Say it, unless it is not so any more."""
    about, _, whose = row.subject.partition(":")
    member_id, _, by = whose.partition(":")
    member = members.get(tx, member_id, at=at)
    rotation = rotations.get(tx, member.rotation_id) if member else None
    if member is None or rotation is None or rotation.state == "archived":
        return
    if (member.state == "active") != (about in _STAYS):
        return
    if about == "left_channel" and channels.present(tx, rotation.id).get(member.user_id):
        return  # they are back
    outbox.put(
        tx,
        key=f"member:{row.subject}:{row.planned_at:%Y%m%d%H%M}",
        conversation=member.user_id,
        message=MemberNotice(
            about=_ABOUT.validate_python(about),
            rotation_id=rotation.id,
            rotation=rotation.name,
            by_user_id=by,
            next_round=next_round(rotation, at) if about == "added" else None,
        ),
        at=at,
    )
