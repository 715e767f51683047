"""People and channels change: somebody is deactivated, a channel is archived."""

from datetime import datetime
from typing import Literal

from bot.core.person import Person, cannot_take_part
from bot.store import contacts, members, pairings, people, rotations
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.follow_status import follow_status
from bot.usecases.follow_zone import follow_zone
from bot.usecases.hold_round import plan_waiting_call
from bot.usecases.leave_rotation import take_off
from bot.usecases.own_calendar import look_at_once
from bot.usecases.plan_rotation import plan_digest, plan_round
from bot.usecases.release import release_offer
from bot.usecases.show_home import refresh_home
from bot.usecases.tell_owners import tell_owners

ChannelChange = Literal["archived", "unarchived", "deleted", "bot_removed", "bot_added"]


def person_changed(tx: Tx, *, person: Person, at: datetime) -> None:
    """Remember a new name or zone, and whether they are away by their status.

    Whoever cannot take part any more leaves every rotation; then all
    that is in their hands goes to the next person.
    """
    known = people.find_person(tx, person.user_id)
    if known is None:
        return  # nobody we know: nothing to remember
    people.save_person(tx, person, at=at)
    if known.zone != person.zone:
        look_at_once(tx, person.user_id, at=at)  # their calendar's whole days are others now
        follow_zone(tx, person.user_id, at=at)
    if cannot_take_part(person) is None:
        if follow_status(tx, person, at=at):
            refresh_home(tx, person.user_id, at=at)
        return
    people.lock_workspace(tx)  # a round held at this moment must not pick who is gone
    for member in members.of_person(tx, person.user_id, at=at):
        rotation = rotations.get(tx, member.rotation_id)
        if rotation is not None:
            take_off(tx, rotation, member, at=at)
    for pairing in pairings.live_of_person(tx, person.user_id):
        release_offer(tx, pairing, to="handed_over", at=at)


def channel_changed(tx: Tx, *, channel_id: str, change: ChannelChange, at: datetime) -> None:
    """Pause the rotations of a channel that cannot be written to, and resume them with it.

    Their owners hear of it once. What an owner has paused stays so.
    """
    works = change in ("unarchived", "bot_added")
    for rotation in rotations.living(tx):
        if rotation.channel_id != channel_id:
            continue
        if not works:
            if rotations.pause(tx, rotation.id, "channel"):
                tell_owners(tx, rotation, "channel_closed", rotation.id, at=at)
        elif rotations.resume(tx, rotation.id, "channel"):
            go_on(tx, rotation.id, at=at)


def go_on(tx: Tx, rotation_id: str, *, at: datetime) -> None:
    """Plan what a rotation that was paused does next; rounds that were missed are not made up."""
    rotation = rotations.get(tx, rotation_id)
    if rotation is None:
        return
    plan_round(tx, rotation, at=at)
    plan_digest(tx, rotation, at=at)
    say_rotation_card(tx, rotation, at=at)
    for contact in contacts.waiting(tx, rotation.id, tickets=0):
        plan_waiting_call(tx, rotation, contact, at=at)
