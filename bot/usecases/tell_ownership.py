"""Tell somebody, at a decent time of theirs, that they own a rotation, no more, or of its end."""

from datetime import datetime
from typing import Final, Literal

from pydantic import TypeAdapter

from bot.core.messages import OwnershipNotice
from bot.store import agenda, outbox, rotations
from bot.store.agenda import AgendaRow
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of_person, decent_time

TELL: Final = "tell_ownership"
"""The kind of moment at which it is said."""
About = Literal["added", "removed", "archived"]
_ABOUT: Final[TypeAdapter[About]] = TypeAdapter(About)


def tell_ownership(
    tx: Tx, rotation: Rotation, about: About, user_id: str, *, by: str, at: datetime
) -> None:
    """Plan it, unless it only undoes what they have not heard of yet."""
    undone = [
        agenda.drop(tx, TELL, f"{other}:{rotation.id}:{user_id}:{by}")
        for other in ("added", "removed")
    ]
    if any(undone) and about != "archived":
        return
    moment = decent_time(calendar_of_person(tx, rotation, user_id), at)
    agenda.put(tx, TELL, f"{about}:{rotation.id}:{user_id}:{by}", moment)


def send_ownership(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Say it, unless it is not so any more."""
    about, rotation_id, user_id, by = row.subject.split(":", 3)
    rotation = rotations.get(tx, rotation_id)
    if rotation is None or (rotation.state == "archived") != (about == "archived"):
        return
    owns = user_id in rotations.owners(tx, rotation.id)
    if owns != (about != "removed"):
        return
    outbox.put(
        tx,
        key=f"ownership:{row.subject}:{row.planned_at:%Y%m%d%H%M}",
        conversation=user_id,
        message=OwnershipNotice(
            about=_ABOUT.validate_python(about),
            rotation_id=rotation.id,
            rotation=rotation.name,
            by_user_id=by,
        ),
        at=at,
    )
