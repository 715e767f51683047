"""Bring a contact from a message in Slack; somebody is asked now or in the next round."""

from datetime import datetime

from bot.core.bring_form import BringForm, BringStart, Origin, started
from bot.core.person import Person
from bot.core.replies import Done, Refusal
from bot.core.rotation_form import FormProblems
from bot.store import agenda, contacts, people, rotations, visibility
from bot.store.contacts import Contact
from bot.store.transaction import Tx

_MEMBERS_ONLY = "Only full members of this workspace can bring a contact. Nothing was changed."


def start_bringing(tx: Tx, *, by: Person, origin: Origin, text: str) -> BringStart | Refusal:
    """What the form begins with; the rotation of the message's channel comes first. Reads only.

    Guests and people of other companies learn of no rotation.
    """
    if by.state != "active":
        return Refusal(sentence=_MEMBERS_ONLY)
    if contacts.get(tx, origin.contact_id) is not None:
        return Refusal(sentence="Somebody has brought this message already. Nothing was changed.")
    known = visibility.known_to(tx, by.user_id, channel_id=origin.channel_id)
    taking = [one for one in known if "ticket" in one.form.kinds]
    if not taking:
        return Refusal(
            sentence="No rotation takes tickets yet. Type `/firsthand setup` in a channel."
        )
    taking.sort(key=lambda one: one.channel_id != origin.channel_id)
    return started(origin, text, tuple((one.id, one.name) for one in taking))


def bring_contact(
    tx: Tx, *, form: BringForm, rotation_id: str, origin: Origin, by: Person, at: datetime
) -> Done | FormProblems:
    """Save it as a ticket that waits; whoever brings it is its host.

    The same message is brought once, however often and by whomever.
    """
    if by.state != "active":
        return FormProblems(problems={"subject": _MEMBERS_ONLY})
    people.lock_workspace(tx)
    rotation = rotations.get(tx, rotation_id)
    if rotation is None or rotation.state == "archived":
        return FormProblems(problems={"subject": "That rotation is not there any more."})
    if form.when == "now" and rotation.state != "active":
        sentence = f"{rotation.name} is paused: choose the next round, and it waits for it."
        return FormProblems(problems={"when": sentence})
    if contacts.get(tx, origin.contact_id) is not None:
        return FormProblems(problems={"subject": "Somebody has brought this message already."})
    new = Contact(
        id=origin.contact_id,
        rotation_id=rotation.id,
        source_id=None,
        external_id=f"message:{origin.channel_id}:{origin.ts}",
        kind="ticket",
        subject=form.subject,
        excerpt=form.excerpt,
        customer_id=None,
        host_name=by.name,
        host_user_id=by.user_id,
        url=origin.url,
        tags=(),
        state="waiting",
        waiting_since=at,
        starts_at=None,
        ends_at=None,
        asked=0,
        owner_told=False,
    )
    contacts.add_all(tx, [new])
    if form.when == "next":
        return Done(sentence=f"Thank you! It waits for the next round of {rotation.name}.")
    agenda.put(tx, "offer_again", new.id, at)
    return Done(sentence=f"Thank you! I ask the next person of {rotation.name} now.")
