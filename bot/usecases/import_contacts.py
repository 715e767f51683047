"""Import what a source brought."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.core.redaction import plain_line, redact
from bot.core.safe_link import safe_link
from bot.ports import IncomingContact, Pulled
from bot.store import agenda, contacts, people, rotations, sources
from bot.store.contacts import Contact
from bot.store.ids import new_id
from bot.store.rotations import Rotation
from bot.store.secrets import Secrets
from bot.store.sources import Source
from bot.store.transaction import Tx
from bot.usecases.customers import remember_customers
from bot.usecases.follow_source import EXCERPT, follow_change, follow_missing, wanted
from bot.usecases.hold_round import plan_waiting_call
from bot.usecases.hosts import Hosts, hosts_of, seek_hosts

POLL_EVERY = timedelta(hours=1)
LONGEST_ID = 255


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What one import did, in numbers for the operator."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    passed_over: int = 0
    """Closed, past or of a kind the rotation does not take: not stored."""
    problems: int = 0


def import_contacts(
    tx: Tx, *, source_id: str, pulled: Pulled, secrets: Secrets, at: datetime
) -> Imported:
    """Save new contacts and follow what has changed about known ones.

    Importing the same again changes nothing. A solved ticket ends its pairing as done, a
    cancelled call cancels it, a moved one keeps its person.

    Raises:
        LookupError: the source is not there any more.
    """
    people.lock_workspace(tx)  # a round must not take what is being changed
    source = sources.get(tx, source_id)
    rotation = rotations.get(tx, source.rotation_id) if source else None
    if source is None or rotation is None:
        msg = "the source is not there any more"
        raise LookupError(msg)
    incoming = {contact_key(one, secrets): _safe(one) for one in pulled.contacts}
    known = _known(tx, source.id, incoming)
    fresh = {
        key: one for key, one in incoming.items() if key not in known and wanted(one, rotation, at)
    }
    customers = remember_customers(tx, fresh.values(), source_id=source.id, secrets=secrets, at=at)
    hosts = hosts_of(tx, incoming.items(), secrets)
    _add(tx, source, rotation, fresh, customers=customers, hosts=hosts, at=at)
    changed = sum(
        follow_change(
            tx,
            rotation,
            known[key],
            incoming[key],
            host=hosts.user_of(key),
            host_hash=hosts.hash_of(key),
            at=at,
        )
        for key in known
    )
    seek_hosts(tx, hosts, fresh | _without_host(known, incoming, hosts), secrets, at=at)
    missing = 0
    if source.polled and not pulled.problems:
        missing = follow_missing(tx, rotation, source.id, incoming.keys(), at=at)
    sources.change(tx, source.id, pulled_at=at, failures=0, last_error="")
    if source.polled:
        agenda.put(tx, "poll_source", source.id, at + POLL_EVERY)
    return Imported(
        new=len(fresh),
        changed=changed + missing,
        unchanged=len(known) - changed,
        passed_over=len(incoming) - len(known) - len(fresh),
        problems=len(pulled.problems),
    )


def _without_host(
    known: Mapping[str, Contact], incoming: Mapping[str, IncomingContact], hosts: Hosts
) -> dict[str, IncomingContact]:
    """Those of the open contacts known before whose host nobody has found yet."""
    return {
        key: incoming[key]
        for key, one in known.items()
        if one.state in ("waiting", "paired")
        and not (one.host_user_id and one.host_hash == hosts.hash_of(key))
    }


def contact_key(one: IncomingContact, secrets: Secrets) -> str:
    """What a contact is known by: the source's id, if nobody can be known or reached by that.

    One that holds an address, a number of somebody's or a secret, as many calendars' do, is
    hashed with our key; one that is too long is hashed, too. Always the same for an id.
    """
    if redact(one.external_id) != one.external_id:
        return secrets.keyed_hash(f"id:{one.external_id}")
    if len(one.external_id) <= LONGEST_ID:
        return one.external_id
    return sha256(one.external_id.encode()).hexdigest()


def _safe(one: IncomingContact) -> IncomingContact:
    """The same, its link without what it says about people."""
    return replace(one, url=safe_link(one.url, unlocks=one.kind == "call"))


def _known(
    tx: Tx, source_id: str, incoming: Mapping[str, IncomingContact]
) -> Mapping[str, Contact]:
    """Those stored before, by their keys; older versions stored every id as it came."""
    known = dict(contacts.by_external_ids(tx, source_id, incoming))
    as_given = {
        one.external_id: key
        for key, one in incoming.items()
        if key != one.external_id and key not in known
    }
    for given, old in contacts.by_external_ids(tx, source_id, as_given).items():
        key = as_given[given]
        contacts.change(tx, old.id, external_id=key)
        known[key] = replace(old, external_id=key)
    return known


def _add(
    tx: Tx,
    source: Source,
    rotation: Rotation,
    fresh: Mapping[str, IncomingContact],
    *,
    customers: Mapping[str, str],
    hosts: Hosts,
    at: datetime,
) -> None:
    rows = [
        Contact(
            id=new_id(),
            rotation_id=rotation.id,
            source_id=source.id,
            external_id=key,
            kind=one.kind,
            subject=one.subject,
            excerpt=plain_line(one.body, EXCERPT),
            customer_id=customers.get(one.external_id),
            host_name=one.host_name,
            host_user_id=hosts.user_of(key),
            host_hash=hosts.hash_of(key),
            url=one.url,
            tags=one.tags,
            state="waiting",
            waiting_since=min(one.opened_at or at, at),
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            asked=0,
            owner_told=False,
        )
        for key, one in fresh.items()
    ]
    contacts.add_all(tx, rows)
    for row in rows:
        plan_waiting_call(tx, rotation, row, at=at)
