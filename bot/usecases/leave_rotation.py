"""Leave a rotation."""

from datetime import datetime

from bot.core.replies import Left, Refusal, Reply
from bot.store import members, pairings, people
from bot.store.members import Member
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.choosing import Chosen, Where, choose_rotation
from bot.usecases.release import release_offer
from bot.usecases.show_home import refresh_home


def leave_rotation(tx: Tx, *, user_id: str, where: Where, at: datetime) -> Reply:
    """Take somebody off a roster.

    Offers they have not answered go to the next person; what they accepted stays theirs.
    """
    chosen = choose_rotation(tx, "leave", where, user_id=user_id, at=at)
    if not isinstance(chosen, Chosen):
        return chosen
    rotation = chosen.rotation
    people.lock_workspace(tx)  # a round held at this moment must not pick who is leaving
    member = members.find(tx, rotation.id, user_id, at=at)
    if member is None or member.state != "active":
        return Refusal(sentence=f"You are not in {rotation.name}, so there is nothing to leave.")
    kept = take_off(tx, rotation, member, at=at)
    refresh_home(tx, user_id, at=at)
    return Left(rotation=rotation.name, open_pairings=kept)


def take_off(tx: Tx, rotation: Rotation, member: Member, *, at: datetime) -> int:
    """Take a member off the roster; how many accepted contacts stay with them."""
    members.change(tx, member.id, state="left", left_at=at)
    mine = [
        one for one in pairings.live_of_person(tx, member.user_id) if one.member_id == member.id
    ]
    for one in mine:
        if one.state == "offered":
            release_offer(tx, one, to="handed_over", at=at)
    say_rotation_card(tx, rotation, at=at)
    return sum(one.state == "accepted" for one in mine)
