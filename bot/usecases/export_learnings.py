"""Take learnings or promises out as a file: for owners what they may read, and for the operator.

What others keep to themselves is in no file; customers are called by their aliases
unless the rotation allows their names.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import chain

from sqlalchemy import ColumnElement

from bot.core.export_request import ExportRequest
from bot.core.export_table import Row, exported
from bot.core.localtime import local_instant
from bot.core.replies import Refusal
from bot.store import audit, export_rows, people, rotations
from bot.store.rotations import Rotation, folded
from bot.store.transaction import Tx
from bot.store.visibility import reader, visible_to, visible_to_operator

_ROWS = {"learnings": export_rows.learnings, "promises": export_rows.promises}


def may_export(
    tx: Tx, *, request: ExportRequest, user_id: str, at: datetime
) -> tuple[Rotation, ...] | Refusal:
    """The rotations that go into an owner's file; that it was asked for is written down."""
    owned = rotations.owned_by(tx, user_id)
    mine = [one for one in rotations.living(tx) if one.id in owned]
    if not mine:
        return Refusal(sentence="Only the owners of a rotation can export what was learned in it.")
    meant = _called(mine, request.rotation)
    if not meant:
        names = ", ".join(f"“{one.name}”" for one in mine[:10])
        return Refusal(sentence=f"You own no rotation of that name; you own {names}.")
    for one in meant:
        action, subject = f"export_{request.what}", f"rotation:{one.id}"
        audit.note(tx, user_id=user_id, action=action, subject=subject, at=at)
    return meant


def owners_file(
    tx: Tx, *, request: ExportRequest, chosen: Sequence[Rotation], user_id: str
) -> bytes:
    """What an owner may read of these rotations; nothing at all where there is no row.

    Reads only, one moment of the database: whatever is emptied or forgotten meanwhile.
    """
    person = people.find_person(tx, user_id)
    since = _since(request, person.zone if person else "UTC")
    readable = visible_to(reader(tx, user_id))
    rows = _rows(tx, request, chosen, readable, since)
    first = next(rows, None)
    if first is None:
        return b""
    rows = chain([first], rows)
    return "".join(exported(request.what, request.format, rows)).encode()


def operators_rotations(tx: Tx, *, request: ExportRequest, at: datetime) -> tuple[Rotation, ...]:
    """The rotations that go into the operator's file; none if there is none of that name."""
    meant = _called(rotations.living(tx), request.rotation)
    for one in meant:
        action, subject = f"export_{request.what}", f"rotation:{one.id}"
        audit.note(tx, user_id=audit.OPERATOR, action=action, subject=subject, at=at)
    return meant


def operators_rows(tx: Tx, *, request: ExportRequest, chosen: Sequence[Rotation]) -> Iterator[Row]:
    """What the operator may take out, row by row while the transaction is open."""
    return _rows(tx, request, chosen, visible_to_operator(), _since(request, "UTC"))


def _rows(
    tx: Tx,
    request: ExportRequest,
    chosen: Sequence[Rotation],
    readable: ColumnElement[bool],
    since: datetime | None,
) -> Iterator[Row]:
    for one in chosen:
        yield from _ROWS[request.what](tx, one, readable, since)


def _called(known: Sequence[Rotation], name: str) -> tuple[Rotation, ...]:
    return tuple(one for one in known if not name or folded(one.name) == folded(name))


def _since(request: ExportRequest, zone: str) -> datetime | None:
    return local_instant(request.since, time.min, zone) if request.since else None
