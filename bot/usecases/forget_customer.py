"""Forget a customer: their names, what they said, and the way back to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.forgetting import home_naming, mapped, names_of, scrubbed
from bot.core.messages import Removed
from bot.store import (
    audit,
    contacts,
    customers,
    followups,
    outbox,
    pairings,
    people,
    said,
    sources,
)
from bot.store import forgetting_customers as forgetting
from bot.store.forgetting_customers import Known, Trail
from bot.store.secrets import Secrets
from bot.store.transaction import Tx
from bot.usecases.cards import offer_key, say_offer
from bot.usecases.post_digest import refresh_digest
from bot.usecases.questions import question_key, say_question
from bot.usecases.share_learning import refresh_shared, share_key
from bot.usecases.show_home import refresh_home

_TEXTS = ("learning", "thanks", "theme")


@dataclass(frozen=True, kw_only=True, slots=True)
class CustomerForgotten:
    """What went, in numbers."""

    alias: str
    contacts: int
    cancelled: int
    """Pairings that were open and are not any more."""
    answers: int
    """Their words went; what colleagues learned stays, without names."""
    promises: int
    messages: int
    """Messages that say less now."""


def find_customers(tx: Tx, typed: str, *, secrets: Secrets) -> Sequence[Known]:
    """Customers meant by an alias, an e-mail address, or an id of one of the sources.

    Addresses and ids are stored as keyed hashes only. An address finds whoever has it in any of
    the sources, if those gave it: they may be several.
    """
    who = typed.strip()
    number = who.casefold().removeprefix("customer").strip()
    address = secrets.hash_address(who)
    references = {address} | {
        secrets.keyed_hash(f"ref:{one.id}:{who}") for one in sources.every(tx)
    }
    return forgetting.find_customers(
        tx, aliases={who, f"Customer {number}"}, references=references, email_hash=address
    )


def forget_customer(tx: Tx, known: Known, *, user_id: str, at: datetime) -> CustomerForgotten:
    """Remove everything that leads to a customer, here and in the messages posted in Slack.

    Names, texts and addresses of their contacts, their words in answers and what they were
    promised go. What colleagues learned stays as the company's own knowledge, without a name and
    tied to nobody. Contacts, charges and counts stay, so that nobody's ledger changes. Open
    pairings are cancelled. Who comes again is a new customer; no alias is given twice.
    """
    people.lock_workspace(tx)  # no round may pair somebody with them meanwhile
    names = names_of(person=known.person, company=known.company, alias=known.alias)
    found = forgetting.trail(tx, known.id)
    weeks = _forget_words(tx, found, names)
    alias = f"Former customer {customers.take_numbers(tx, 1)}"
    forgetting.forget_customer(tx, known.id, alias=alias, at=at)
    readers, cancelled = _cancel(tx, found, at=at)
    weeks |= forgetting.digests_with(tx, found.promises)
    changed = _correct_messages(tx, found, names, at=at)
    for rotation_id, week in sorted(weeks):
        refresh_digest(tx, rotation_id, week, at=at)
    for reader in sorted(readers):
        refresh_home(tx, reader, at=at)
    audit.note(tx, user_id=user_id, action="forget_customer", subject=f"customer:{known.id}", at=at)
    return CustomerForgotten(
        alias=known.alias,
        contacts=len(found.contacts),
        cancelled=cancelled,
        answers=len(found.followups),
        promises=len(found.promises),
        messages=changed + len(weeks),
    )


def _forget_words(tx: Tx, found: Trail, names: Sequence[str]) -> set[tuple[str, str]]:
    """Empty what they said; the digests it was in."""
    weeks = set()
    for row in forgetting.answers_to(tx, found.followups):
        values = {name: mapped(row[name], names=names) for name in (*_TEXTS, "details")}
        details = values["details"]
        if isinstance(details, dict):
            values["details"] = details | {
                name: "" for name in ("quote", "promise_text") if name in details
            }
        followups.change_answer(tx, row["followup_id"], **values, quote="", issue_url="")
        weeks.add((row["rotation_id"], row["week"]))
    return weeks


def _cancel(tx: Tx, found: Trail, *, at: datetime) -> tuple[set[str], int]:
    """End what is open with them; who had any of it on their Home, and how many were open."""
    readers, cancelled = set(), 0
    for pairing_id in found.pairings:
        pairing = pairings.get(tx, pairing_id)
        if pairing is not None:
            readers.add(pairing.user_id)
            live = ("offered", "accepted")
            cancelled += pairings.move(tx, pairing_id, since=live, to="cancelled", ended_at=at)
    for contact_id in found.contacts:
        for state in ("waiting", "paired"):
            contacts.move(tx, contact_id, since=state, to="gone")
    for followup_id in found.followups:
        followup = followups.get(tx, followup_id)
        if followup is not None and followup.state not in ("answered", "closed"):
            followups.change(tx, followup_id, state="closed")
    return readers, cancelled


def _correct_messages(tx: Tx, found: Trail, names: Sequence[str], *, at: datetime) -> int:
    """Let every message about them say less, also those whose words are gone from here."""
    by_key = {offer_key(one): one for one in found.pairings}
    asked = {
        question_key(followup): followup.id
        for followup in (followups.get(tx, one) for one in found.followups)
        if followup is not None
    }
    shared = {share_key(one): one for one in found.followups}
    ids = {
        *found.contacts,
        *found.pairings,
        *found.handovers,
        *found.followups,
        *found.promises,
    }
    keys = said.message_keys(tx, ids)
    for key in keys:
        if key in by_key:
            say_offer(tx, by_key[key], at=at)
        elif key in asked:
            say_question(tx, asked[key], at=at)
        elif key in shared:
            refresh_shared(tx, shared[key], at=at)
        else:
            outbox.put(tx, key=key, conversation="", message=Removed(), at=at)
    count = len(keys)
    for row_id, body in said.kept_bodies(tx):
        if (reader := home_naming(body, names)) is not None:
            refresh_home(tx, reader, at=at)  # what is newest takes its place
            count += 1
            continue
        less = scrubbed(body, ids=ids, said=found.said, names=names)
        if less != body:
            said.say_instead(tx, row_id, less)
            count += 1
    return count
