"""Forget a colleague: who they are, and everything only about them."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.forgetting import FORMER
from bot.core.person import Person
from bot.store import (
    audit,
    host_searches,
    managers,
    members,
    pairings,
    people,
    rotations,
    said,
    thank_yous,
)
from bot.store import forgetting_people as forgetting
from bot.store.ids import new_id
from bot.store.transaction import Tx
from bot.usecases.leave_rotation import take_off
from bot.usecases.post_digest import refresh_digest
from bot.usecases.release import release_offer
from bot.usecases.share_learning import refresh_shared


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberForgotten:
    """What went, in numbers."""

    name: str
    rotations: int
    """Rosters they were on, now or before."""
    released: int
    """Contacts that go to the next person."""
    digests: int
    """Posted digests that were brought up to date."""


def forget_member(tx: Tx, user_id: str, *, by: str, at: datetime) -> MemberForgotten | None:
    """Remove who somebody is from every row, and from what was posted; None for nobody known.

    Their name, address, working hours, calendar, absences, private answers and all messages to
    them go; what is in their hands goes to the next person. What they learned and promised
    stays, said by a former colleague; their contacts stay counted. Should they join again they
    are a new joiner.
    """
    people.lock_workspace(tx)  # a round held at this moment must not pick them
    known = people.find_person(tx, user_id)
    if known is None:
        return None
    left = forgetting.memberships(tx, user_id)
    live = pairings.live_of_person(tx, user_id)
    for member in members.of_person(tx, user_id, at=at):
        rotation = rotations.get(tx, member.rotation_id)
        if rotation is not None and member.state == "active":
            take_off(tx, rotation, member, at=at)
    for pairing in pairings.live_of_person(tx, user_id):
        release_offer(tx, pairing, to="handed_over", at=at)
    former = f"{FORMER}{new_id()[:12]}"
    nobody = Person(user_id=former, name="Former colleague", zone="UTC", state="deactivated")
    people.save_person(tx, nobody, at=at)
    forgetting.forget_own_words(tx, user_id)
    forgetting.forget_moments(tx, user_id)
    host_searches.forget_host(tx, user_id)
    managers.forget(tx, user_id)
    thank_yous.drop_all_to(tx, user_id)
    forgetting.forget_conversations(tx, user_id, to=former, at=at)
    forgetting.rename_user(tx, user_id, to=former)
    forgetting.rename_in_messages(tx, user_id, to=former)
    forgetting.delete_person(tx, user_id)
    for followup_id in forgetting.answered_by(tx, former):
        refresh_shared(tx, followup_id, at=at)
    digests = _correct_digests(tx, left, at=at)
    audit.note(tx, user_id=by, action="forget_member", subject=f"user:{former}", at=at)
    return MemberForgotten(
        name=known.name, rotations=len(left), released=len(live), digests=digests
    )


def _correct_digests(tx: Tx, left: dict[str, datetime], *, at: datetime) -> int:
    weeks = set()
    for rotation_id, joined in left.items():
        weeks |= said.posted_digests(tx, [rotation_id], joined.date())
    for rotation_id, week in sorted(weeks):
        refresh_digest(tx, rotation_id, week, at=at)
    return len(weeks)
