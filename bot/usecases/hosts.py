"""Who hosts a contact, where the source gives an address and Slack knows it."""

from collections.abc import Iterable, Mapping

from bot.ports import IncomingContact
from bot.store import people
from bot.store.secrets import Secrets
from bot.store.transaction import Tx


def hosts_of(
    tx: Tx, incoming: Iterable[tuple[str, IncomingContact]], secrets: Secrets
) -> Mapping[str, str]:
    """User ids of the hosts who are known in Slack, by the key their contact comes with.

    Known are those whom Firsthand has met or looked up; only keyed hashes are compared.
    """
    hashes = {key: secrets.hash_address(one.host_email) for key, one in incoming if one.host_email}
    known = people.by_email_hashes(tx, set(hashes.values()))
    return {key: known[told] for key, told in hashes.items() if told in known}
