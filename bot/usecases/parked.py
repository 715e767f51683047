"""A moment failed too often: its rotation's owners hear of it, once."""

from datetime import datetime

from bot.store.agenda import AgendaRow
from bot.store.transaction import Tx
from bot.usecases.tell_owners import tell_owners
from bot.usecases.trouble import rotation_about


def tell_of_parked(tx: Tx, row: AgendaRow, *, at: datetime) -> None:
    """Tell the owners of the rotation that a parked row is about, if it is about one."""
    rotation = rotation_about(tx, row.subject)
    if rotation is not None:
        tell_owners(tx, rotation, "moment_parked", f"{row.kind}.{row.subject}", at=at)
