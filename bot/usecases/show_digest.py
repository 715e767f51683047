"""Show the digest that will be posted next, before anybody else sees it."""

from datetime import datetime

from bot.core.cadence import next_occurrence
from bot.core.digest_layout import spread
from bot.core.replies import DigestPreview, Refusal, Reply
from bot.store import agenda, members, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.choosing import Chosen, Where, choose_rotation
from bot.usecases.post_digest import build_digest


def show_digest(tx: Tx, *, user_id: str, where: Where, at: datetime) -> Reply:
    """The next digest of a rotation, made by the function that will make it. Reads only.

    For whoever is in the rotation, owns it, or asks in its channel, where it will be read.
    """
    chosen = choose_rotation(tx, "digest", where, user_id=user_id, at=at)
    if not isinstance(chosen, Chosen):
        return chosen
    rotation = chosen.rotation
    if not _may_read(tx, rotation, user_id, where, at=at):
        return Refusal(
            sentence=f"The digest of {rotation.name} is for its channel;"
            f" type `/firsthand digest` in <#{rotation.channel_id}>."
        )
    if rotation.state != "active":
        return Refusal(sentence=f"{rotation.name} is paused, so no digest is to come.")
    planned = agenda.find(tx, "digest", rotation.id)
    due = planned.planned_at if planned is not None else next_occurrence(rotation.digests, at)
    digest = build_digest(tx, rotation, due, late=False, at=max(due, at))
    head, _ = spread(digest)
    return DigestPreview(digest=head, due=due)


def _may_read(tx: Tx, rotation: Rotation, user_id: str, where: Where, *, at: datetime) -> bool:
    if where.channel_id == rotation.channel_id or user_id in rotations.owners(tx, rotation.id):
        return True
    member = members.find(tx, rotation.id, user_id, at=at)
    return member is not None and member.state == "active"
