"""The moments at which a host is told who comes."""

from datetime import datetime

from bot.store import contacts, outbox
from bot.store.agenda import AgendaRow
from bot.store.transaction import Tx
from bot.usecases.host_cards import follow_host, host_key


def tell_host(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Tell them now if somebody still comes; looked at anew, for much may have changed since."""
    follow_host(tx, row.subject, at=at)


def watch_host(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Tell them again if Slack did not take it in time and it is not too late."""
    contact = contacts.get(tx, row.subject)
    told = contact.told_user_id if contact else None
    if told is not None and outbox.is_lost(tx, host_key(row.subject, told), at):
        contacts.change(tx, row.subject, told_user_id=None)
        follow_host(tx, row.subject, at=at)
