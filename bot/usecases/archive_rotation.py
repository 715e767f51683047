"""Archive a rotation: no more rounds, digests and reminders; all it holds is kept."""

from datetime import datetime

from bot.core.life_form import ArchiveForm
from bot.core.replies import Done, Refusal
from bot.store import (
    agenda,
    archiving,
    audit,
    contacts,
    handovers,
    members,
    pairings,
    people,
    rotations,
    sources,
)
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_offer, say_rotation_card
from bot.usecases.owning import owned
from bot.usecases.poll_sources import POLL
from bot.usecases.show_home import refresh_home
from bot.usecases.tell_ownership import tell_ownership


def open_archive(tx: Tx, *, rotation_id: str, user_id: str) -> ArchiveForm | Refusal:
    """What it would end. Reads only."""
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    live = [one for one in archiving.live_pairings(tx, rotation.id) if one.role == "lead"]
    return ArchiveForm(
        rotation_id=rotation.id,
        rotation=rotation.name,
        offers=sum(one.state == "offered" for one in live),
        accepted=sum(one.state == "accepted" for one in live),
    )


def archive_rotation(tx: Tx, *, rotation_id: str, user_id: str, at: datetime) -> Done | Refusal:
    """End it: offers are withdrawn, what was accepted may be finished and is asked about once.

    Its name is free again, and an owner can bring it back.
    """
    people.lock_workspace(tx)  # a round held at this moment must not pick anybody
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    archiving.archive(tx, rotation.id, at)
    for kind in ("round", "digest"):
        agenda.drop(tx, kind, rotation.id)
    for source in sources.every(tx, rotation.id):
        agenda.drop(tx, POLL, source.id)
    for pairing in archiving.live_pairings(tx, rotation.id):
        _settle(tx, pairing, at=at)
    subject = f"rotation:{rotation.id}"
    audit.note(tx, user_id=user_id, action="archive_rotation", subject=subject, at=at)
    _show(tx, rotation, by=user_id, at=at)
    return Done(
        sentence=f"{rotation.name} is archived: nobody is picked any more, and what was learned"
        " stays. To bring it back, press Bring back on my Home tab."
    )


def _settle(tx: Tx, pairing: Pairing, *, at: datetime) -> None:
    """Withdraw an offer; of what was accepted only the questions to others whether they take it."""
    for one in handovers.of_pairing(tx, pairing.id):
        if one.state == "open":
            handovers.end(tx, one.id, to="withdrawn", at=at)
            refresh_home(tx, one.to_user_id, at=at)
    withdrawn = pairings.move(tx, pairing.id, since=["offered"], to="cancelled", ended_at=at)
    if withdrawn and pairing.role == "lead":
        contacts.move(tx, pairing.contact_id, since="paired", to="waiting")
    say_offer(tx, pairing.id, at=at)


def _show(tx: Tx, rotation: Rotation, *, by: str, at: datetime) -> None:
    now = rotations.get(tx, rotation.id) or rotation
    say_rotation_card(tx, now, at=at)
    owners = rotations.owners(tx, rotation.id)
    for user_id in owners:
        if user_id != by:
            tell_ownership(tx, now, "archived", user_id, by=by, at=at)
    on_roster = {one.user_id for one in members.roster(tx, rotation.id, at=at)}
    for user_id in sorted({*owners, *on_roster, by}):
        refresh_home(tx, user_id, at=at)
