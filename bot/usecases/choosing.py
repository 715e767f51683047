"""Which rotation a command means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Literal

from bot.core.replies import ChooseRotation, Refusal
from bot.store import members, rotations, visibility
from bot.store.rotations import Rotation, folded
from bot.store.transaction import Tx

Command = Literal["join", "leave", "skip", "back", "next", "why", "pause", "resume", "digest"]


_NONE = Refusal(sentence="There is no rotation yet. Type `/firsthand setup` in a channel.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """Where a command was typed, and what followed it."""

    channel_id: str
    text: str = ""
    rotation_id: str = ""
    """Chosen from a menu; beats everything else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """The rotation meant, and what is left of the text."""

    rotation: Rotation
    text: str


def choose_rotation(
    tx: Tx, command: Command, where: Where, *, user_id: str, at: datetime
) -> Chosen | ChooseRotation | Refusal:
    """Find the rotation a command means.

    By its name at the end or the beginning of the text, else the one of the channel, else the
    only one there is (or the only one the caller is in). Several: a menu. None: a sentence.
    Rotations of private channels exist for those who are in them, or ask from there.
    """
    living = rotations.living(tx)
    known = visibility.known_to(tx, user_id, channel_id=where.channel_id)
    # Whoever asks to join by its name is told how to get into a private channel.
    meant = living if command == "join" else known
    named = _by_id(meant, where) if where.rotation_id else _by_name(meant, where.text)
    if named is not None:
        return named
    if not known:
        return _NONE
    if command != "skip" and where.text.strip():
        return _unknown_name(known, where.text)
    fitting = _fitting(tx, known, command, where, user_id=user_id, at=at)
    if len(fitting) == 1:
        return Chosen(rotation=fitting[0], text=where.text)
    return ChooseRotation(
        command=command,
        text=where.text,
        rotations=tuple((one.id, one.name) for one in fitting),
    )


def _by_id(living: Sequence[Rotation], where: Where) -> Chosen | Refusal:
    for one in living:
        if one.id == where.rotation_id:
            return Chosen(rotation=one, text=where.text)
    return Refusal(sentence="That rotation has been archived, so nothing was changed.")


def _by_name(living: Sequence[Rotation], text: str) -> Chosen | None:
    typed = folded(text)
    # The longest name first: “payments eu” before “payments”.
    for one in sorted(living, key=lambda one: len(one.name), reverse=True):
        name = folded(one.name)
        if typed == name or typed.endswith(f" {name}"):
            return Chosen(rotation=one, text=typed[: len(typed) - len(name)].strip())
        if typed.startswith(f"{name} "):
            return Chosen(rotation=one, text=typed[len(name) :].strip())
    return None


def _unknown_name(living: Sequence[Rotation], text: str) -> Refusal:
    names = {folded(one.name): one.name for one in living}
    near = get_close_matches(folded(text), names, n=1)
    hint = (
        f"Did you mean “{names[near[0]]}”?"
        if near
        else ("There is: " + ", ".join(f"“{one.name}”" for one in living[:10]) + ".")
    )
    return Refusal(sentence=f"I don't know a rotation of that name. {hint}")


def _fitting(
    tx: Tx,
    living: Sequence[Rotation],
    command: Command,
    where: Where,
    *,
    user_id: str,
    at: datetime,
) -> Sequence[Rotation]:
    here = [one for one in living if one.channel_id == where.channel_id] or list(living)
    if len(here) == 1 or command in ("join", "next"):
        return here
    if command in ("pause", "resume"):
        mine = rotations.owned_by(tx, user_id)
    else:
        mine = frozenset(one.rotation_id for one in members.of_person(tx, user_id, at=at))
    return [one for one in here if one.id in mine] or here
