"""What owners are told when Slack or the program itself gets in the way."""

from datetime import datetime
from typing import Final, Literal

from bot.core.messages import OwnerNotice
from bot.store import agenda, contacts, followups, members, pairings, people, rotations, sources
from bot.store.rotations import Rotation
from bot.store.transaction import Tx

Trouble = Literal["channel_closed", "channel_shared", "member_gone", "moment_parked"]

_MOMENTS: Final = {
    "round": "a round",
    "digest": "the weekly digest",
    "offer_again": "an offer to the next person",
    "offer_call": "the offer of a call",
    "send_offer": "an offer",
    "ask_followup": "a follow-up question",
}


def notice_of_trouble(
    tx: Tx, about: Trouble, subject_id: str, *, at: datetime
) -> OwnerNotice | None:
    """The notice, or None if the trouble is over."""
    match about:
        case "channel_closed":
            return _channel(rotations.get(tx, subject_id))
        case "channel_shared":
            return _shared(rotations.get(tx, subject_id))
        case "member_gone":
            return _member(tx, subject_id, at)
        case "moment_parked":
            return _parked(tx, subject_id)


def _channel(rotation: Rotation | None) -> OwnerNotice | None:
    if rotation is None or rotation.state != "paused" or rotation.paused_by == "owner":
        return None
    return OwnerNotice(rotation=rotation.name, about="channel_closed")


def _shared(rotation: Rotation | None) -> OwnerNotice | None:
    if rotation is None or rotation.state == "archived" or not rotation.channel_shared:
        return None
    return OwnerNotice(rotation=rotation.name, about="channel_shared")


def _member(tx: Tx, member_id: str, at: datetime) -> OwnerNotice | None:
    member = members.get(tx, member_id, at=at)
    person = people.find_person(tx, member.user_id) if member else None
    rotation = rotations.get(tx, member.rotation_id) if member else None
    if person is None or rotation is None or person.state == "active":
        return None
    return OwnerNotice(rotation=rotation.name, about="member_gone", detail=person.name)


def _parked(tx: Tx, what: str) -> OwnerNotice | None:
    kind, subject = what.split(".", 1)
    rotation = rotation_about(tx, subject)
    row = agenda.find(tx, kind, subject)
    if rotation is None or row is None or not row.attempts:
        return None
    return OwnerNotice(
        rotation=rotation.name, about="moment_parked", detail=_MOMENTS.get(kind, "a planned step")
    )


def rotation_about(tx: Tx, subject: str) -> Rotation | None:
    """The rotation of a moment. Ids are unique over all tables, so each is looked at."""
    if (rotation := rotations.get(tx, subject)) is not None:
        return rotation
    followup = followups.get(tx, subject)
    known = (
        pairings.get(tx, followup.pairing_id if followup else subject)
        or contacts.get(tx, subject)
        or sources.get(tx, subject)
    )
    return rotations.get(tx, known.rotation_id) if known else None
