"""What Slack said about hosts' addresses, and whose turn to be looked for it is."""

from datetime import datetime

from bot.core.host_search import AT_ONCE, PAUSE, RETRY, asked_again_after, kept_since
from bot.core.person import Person
from bot.store import agenda, contacts, host_searches, pairings, people
from bot.store.host_searches import Sought
from bot.store.transaction import Tx
from bot.usecases.cards import say_offer
from bot.usecases.hosts import EVERYBODY, SEARCH


def due_hosts(tx: Tx, *, at: datetime) -> tuple[Sought, ...] | None:
    """Whom to ask Slack about now; None if it is not time. Reads only."""
    if not agenda.due_subjects(tx, SEARCH, at):
        return None
    return host_searches.waiting(tx, AT_ONCE)


def host_found(tx: Tx, *, email_hash: str, person: Person, at: datetime) -> None:
    """Slack knows this host: their open contacts are theirs, and they hear of who comes."""
    people.save_person(tx, person, at=at)
    for contact_id in host_searches.hosted(tx, email_hash):
        contacts.change(tx, contact_id, host_user_id=person.user_id)
        for pairing in pairings.live_of_contact(tx, contact_id):
            say_offer(tx, pairing.id, at=at)
    host_searches.end(tx, email_hash)


def host_unknown(tx: Tx, *, email_hash: str, at: datetime) -> None:
    """Slack does not know this address: it is forgotten, and not asked about again for a week."""
    host_searches.note_unknown(tx, email_hash, at=at)


def address_unreadable(tx: Tx, *, email_hash: str) -> None:
    """The key that sealed it is gone: nothing is known, so its source may tell it again."""
    host_searches.end(tx, email_hash)


def hosts_asked(tx: Tx, *, at: datetime) -> None:
    """A row of hosts has been asked about: go on in a while if more of them wait."""
    if host_searches.waiting(tx, 1):
        agenda.put(tx, SEARCH, EVERYBODY, at + PAUSE)
    else:
        agenda.drop(tx, SEARCH, EVERYBODY)


def hosts_failed(tx: Tx, *, at: datetime) -> None:
    """Slack could not be asked: try again soon, for as long as an address may be kept."""
    forget_old_searches(tx, at=at)
    if host_searches.waiting(tx, 1):
        agenda.put(tx, SEARCH, EVERYBODY, at + RETRY)
    else:
        agenda.drop(tx, SEARCH, EVERYBODY)


def look_for_no_hosts(tx: Tx) -> None:
    """Slack may not be asked: no address is kept for it."""
    host_searches.end_all(tx)
    agenda.drop(tx, SEARCH, EVERYBODY)


def forget_old_searches(tx: Tx, *, at: datetime) -> int:
    """Forget what is old: addresses that nobody came to ask about, and what Slack did not know."""
    return host_searches.forget_old(
        tx, asked_before=asked_again_after(at), waiting_since=kept_since(at)
    )
