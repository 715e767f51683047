"""Tie a source of contacts to a rotation."""

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from bot.core.plain import plain_line
from bot.store import agenda, audit, people, rotations, sources
from bot.store.ids import new_id
from bot.store.rotations import folded
from bot.store.secrets import Secrets
from bot.store.sources import Source
from bot.store.transaction import Tx

LONGEST_NAME = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """A source was saved, or the one of that name got new settings."""

    source_id: str
    rotation: str
    again: bool
    """It existed: its contacts are kept."""


class CannotAddSourceError(Exception):
    """A source cannot be saved; the text is one sentence for the operator."""


class NoSuchRotationError(CannotAddSourceError):
    """There is no rotation of that name."""


class UnusableNameError(CannotAddSourceError):
    """The source's name is empty, too long or not plain text."""


def add_source(
    tx: Tx,
    *,
    rotation_name: str,
    kind: str,
    name: str,
    settings: str,
    polled: bool,
    secrets: Secrets,
    at: datetime,
) -> Added:
    """Save a source (its settings as JSON, sealed) and have it polled from now on.

    Adding one of the same name again gives it new settings and keeps its contacts.

    Raises:
        CannotAddSourceError: which of its kinds says why; nothing was changed.
    """
    if not name.strip() or plain_line(name, LONGEST_NAME) != name:
        sentence = f"Give the source a name of one line and at most {LONGEST_NAME} characters."
        raise UnusableNameError(sentence)
    people.lock_workspace(tx)
    living = rotations.living(tx)
    names = {folded(one.name): one for one in living}
    rotation = names.get(folded(rotation_name))
    if rotation is None:
        raise NoSuchRotationError(_unknown(rotation_name, [one.name for one in living]))
    known = next((one for one in sources.every(tx, rotation.id) if one.name == name), None)
    sealed = secrets.seal(settings)
    if known is not None:
        source_id = known.id
        sources.change(
            tx, source_id, kind=kind, settings=sealed, polled=polled, failures=0, last_error=""
        )
    else:
        source_id = new_id()
        sources.add(
            tx,
            Source(
                id=source_id,
                rotation_id=rotation.id,
                kind=kind,
                name=name,
                settings=sealed,
                polled=polled,
            ),
            at=at,
        )
    if polled:
        agenda.put(tx, "poll_source", source_id, at)
    audit.note(
        tx,
        user_id=audit.OPERATOR,
        action="change_source" if known is not None else "add_source",
        subject=f"source:{source_id}",
        at=at,
    )
    return Added(source_id=source_id, rotation=rotation.name, again=known is not None)


def _unknown(typed: str, names: list[str]) -> str:
    if not names:
        return "There is no rotation yet. Make one first: type /firsthand setup in a channel."
    near = get_close_matches(typed, names, n=1, cutoff=0.5)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    listed = ", ".join(f"“{name}”" for name in names[:10])
    return f"There is no rotation called “{typed}”.{hint} There is: {listed}."
