"""Pause and resume a rotation: its owners' to do."""

from datetime import datetime
from typing import Literal

from bot.core.replies import Paused, Refusal, Reply, Resumed
from bot.store import audit, pairings, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.choosing import Chosen, Where, choose_rotation
from bot.usecases.owning import owns
from bot.usecases.people_change import go_on
from bot.usecases.planning import next_round
from bot.usecases.show_home import refresh_home


def pause_rotation(tx: Tx, *, user_id: str, where: Where, at: datetime) -> Reply:
    """Hold no rounds until an owner resumes it.

    What is in somebody's hands stays there; nobody's ledger or place in the order changes.
    """
    rotation = _owned(tx, "pause", where, user_id=user_id, at=at)
    if not isinstance(rotation, Rotation):
        return rotation
    changed = rotations.pause(tx, rotation.id, "owner")
    if changed:
        _note(tx, rotation, user_id, "pause_rotation", at=at)
        _show(tx, rotation.id, user_id, at=at)
    return Paused(
        rotation=rotation.name,
        open_pairings=pairings.count_live(tx, rotation.id),
        again=not changed,
    )


def resume_rotation(tx: Tx, *, user_id: str, where: Where, at: datetime) -> Reply:
    """Hold rounds again from the next one on; those that were left out are not made up."""
    rotation = _owned(tx, "resume", where, user_id=user_id, at=at)
    if not isinstance(rotation, Rotation):
        return rotation
    if rotation.state == "paused" and rotation.paused_by == "channel":
        return Refusal(
            sentence=f"{rotation.name} waits because I cannot write to its channel: unarchive it,"
            " or invite me to it again, and the rounds go on by themselves."
        )
    changed = rotations.resume(tx, rotation.id, "owner")
    if changed:
        _note(tx, rotation, user_id, "resume_rotation", at=at)
        go_on(tx, rotation.id, at=at)
        _show(tx, rotation.id, user_id, at=at)
    running = rotations.get(tx, rotation.id) or rotation
    return Resumed(rotation=rotation.name, next_round=next_round(running, at), again=not changed)


def _owned(
    tx: Tx, command: Literal["pause", "resume"], where: Where, *, user_id: str, at: datetime
) -> Rotation | Reply:
    chosen = choose_rotation(tx, command, where, user_id=user_id, at=at)
    if not isinstance(chosen, Chosen):
        return chosen
    rotation = chosen.rotation
    if not owns(tx, rotation.id, user_id):
        return Refusal(
            sentence=f"Only an owner of {rotation.name} can {command} it."
            " For yourself there is `/firsthand skip`."
        )
    return rotation


def _note(tx: Tx, rotation: Rotation, user_id: str, action: str, *, at: datetime) -> None:
    audit.note(tx, user_id=user_id, action=action, subject=f"rotation:{rotation.id}", at=at)


def _show(tx: Tx, rotation_id: str, user_id: str, *, at: datetime) -> None:
    rotation = rotations.get(tx, rotation_id)
    if rotation is not None:
        say_rotation_card(tx, rotation, at=at)
    refresh_home(tx, user_id, at=at)
