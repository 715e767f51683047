"""Remember customers by a keyed hash, with an alias for public places."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.core.emails import is_address
from bot.ports import IncomingContact
from bot.store import customers
from bot.store.ids import new_id
from bot.store.secrets import Secrets
from bot.store.transaction import Tx


def remember_customers(
    tx: Tx,
    incoming: Collection[IncomingContact],
    *,
    source_id: str,
    secrets: Secrets,
    at: datetime,
) -> Mapping[str, str]:
    """Save who is new among these contacts' customers; external id → customer id.

    Known by the source's id, which means nothing in another source, else by the e-mail address,
    which is the same everywhere: only a keyed hash of either is stored. That of the address is
    stored beside the id's, for it is what somebody gives who wants to be forgotten.
    A contact that names neither has no customer. Hold the workspace's lock.
    """
    references = {
        one.external_id: secrets.keyed_hash(known_by)
        for one in incoming
        if (known_by := _known_by(one, source_id))
    }
    people = {references[one.external_id]: one for one in incoming if one.external_id in references}
    known = dict(customers.by_references(tx, people))
    new = people.keys() - known.keys()
    number = customers.take_numbers(tx, len(new))
    rows: list[dict[str, object]] = []
    for reference, one in people.items():
        if reference not in new:
            names = {"person": one.customer_person, "company": one.customer_company}
            customers.name_again(tx, known[reference], **names)
            customers.note_address(tx, known[reference], _address_hash(one, secrets))
            continue
        known[reference] = new_id()
        rows.append(
            {
                "id": known[reference],
                "reference": reference,
                "email_hash": _address_hash(one, secrets),
                "person": one.customer_person,
                "company": one.customer_company,
                "alias": f"Customer {number + len(rows)}",
                "created_at": at,
            }
        )
    customers.add_all(tx, rows)
    return {external_id: known[reference] for external_id, reference in references.items()}


def remember_by_hand(tx: Tx, reference: str, *, person: str, at: datetime) -> str:
    """Save the customer of a contact that was logged; their id.

    Two of one name may be two people, so everybody who is named by hand is somebody new. Hold the
    workspace's lock.

    Args:
        tx: the transaction.
        reference: names them for good; unlike a hash it has a colon.
        person: their name, as it was typed.
        at: now.
    """
    customer_id = new_id()
    row = {
        "id": customer_id,
        "reference": reference,
        "person": person,
        "company": "",
        "alias": f"Customer {customers.take_numbers(tx, 1)}",
        "created_at": at,
    }
    customers.add_all(tx, [row])
    return customer_id


def _address_hash(one: IncomingContact, secrets: Secrets) -> str:
    """Of their address, wherever the source gives it; empty where it does not."""
    given = (text for text in (one.customer_email, one.customer_ref) if is_address(text))
    address = next(given, "")
    return secrets.hash_address(address) if address else ""


def _known_by(one: IncomingContact, source_id: str) -> str:
    if one.customer_ref:
        return f"ref:{source_id}:{one.customer_ref}"
    return f"mail:{one.customer_email.strip().casefold()}" if one.customer_email else ""
