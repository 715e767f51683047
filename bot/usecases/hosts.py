"""Who hosts a contact, where the source gives an address and Slack knows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.core.host_search import asked_again_after
from bot.ports import IncomingContact
from bot.store import agenda, host_searches, people
from bot.store.secrets import Secrets
from bot.store.transaction import Tx

SEARCH = "look_up_hosts"
"""The kind of moment at which Slack is asked about hosts."""
EVERYBODY = "everybody"
"""The only subject of that kind."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hosts:
    """The hosts that a source has told, by the key their contact comes with."""

    hashes: Mapping[str, str]
    """Keyed hashes of their addresses."""
    known: Mapping[str, str]
    """User ids by the hash."""

    def hash_of(self, key: str) -> str:
        """The keyed hash of a host's address; empty where the source tells none."""
        return self.hashes.get(key, "")

    def user_of(self, key: str) -> str | None:
        """The user id of a contact's host, if they are known in Slack."""
        return self.known.get(self.hash_of(key))


def hosts_of(tx: Tx, incoming: Iterable[tuple[str, IncomingContact]], secrets: Secrets) -> Hosts:
    """Who hosts what; known are those whom Firsthand has met or looked up.

    Only keyed hashes are compared.
    """
    hashes = {key: secrets.hash_address(one.host_email) for key, one in incoming if one.host_email}
    return Hosts(hashes=hashes, known=people.by_email_hashes(tx, set(hashes.values())))


def seek_hosts(
    tx: Tx, hosts: Hosts, incoming: Mapping[str, IncomingContact], secrets: Secrets, *, at: datetime
) -> None:
    """Have Slack asked about the hosts of these contacts whom nobody knows yet.

    Their addresses are kept encrypted until then. Whom Slack did not know is not asked about
    again for a week.
    """
    unknown = {
        hosts.hash_of(key): one.host_email
        for key, one in incoming.items()
        if one.host_email and hosts.user_of(key) is None
    }
    asked = host_searches.asked_lately(tx, unknown.keys(), asked_again_after(at))
    fresh = {key: secrets.seal(email) for key, email in unknown.items() if key not in asked}
    if not fresh:
        return
    host_searches.seek(tx, fresh, at=at)
    if agenda.find(tx, SEARCH, EVERYBODY) is None:
        agenda.put(tx, SEARCH, EVERYBODY, at)
