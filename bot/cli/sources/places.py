"""Which workspace and source a name on the command line means."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.cli.failing import CommandError
from bot.config import Settings
from bot.store import rotations, sources
from bot.store.database import Database
from bot.store.rotations import Rotation, folded
from bot.store.sources import Source
from bot.store.transaction import Tx
from bot.wiring.database import open_database


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A source with where it belongs."""

    workspace_id: str
    rotation: Rotation
    source: Source


@contextmanager
def database(settings: Settings) -> Iterator[Database]:
    """Open the database for the time of the block.

    Raises:
        DatabaseProblem: it cannot be used.
    """
    db = open_database(settings)
    try:
        yield db
    finally:
        db.close()


def workspace_of(db: Database, rotation: str) -> str:
    """Return the workspace that has this rotation, or the only one there is.

    Raises:
        CommandError: there is none yet, or it cannot be told.
    """
    known = db.workspaces()
    if not known:
        msg = "This database has no workspace yet: start “firsthand run” once, then add sources."
        raise CommandError(msg)
    having = [each for each in known if _has(db, each, rotation)] or known
    if len(having) > 1:
        msg = f"Several workspaces could be meant by “{rotation}”; give the rotation another name."
        raise CommandError(msg)
    return having[0]


def all_sources(db: Database) -> list[Placed]:
    """Return every source of every workspace."""
    found = []
    for workspace_id in db.workspaces():
        with db.read(workspace_id) as tx:
            found += _placed(tx)
    return found


def find_source(db: Database, name: str, rotation: str) -> Placed:
    """Return the source of that name.

    Raises:
        CommandError: there is none, or several rotations have one.
    """
    found = all_sources(db)
    meant = [
        each
        for each in found
        if each.source.name == name and (not rotation or _is(each.rotation, rotation))
    ]
    if len(meant) == 1:
        return meant[0]
    if meant:
        msg = f"Several rotations have a source “{name}”; say which one with --rotation."
        raise CommandError(msg)
    names = ", ".join(sorted({f"“{each.source.name}”" for each in found})) or "none yet"
    msg = f"There is no source “{name}”. There are: {names}."
    raise CommandError(msg)


def _has(db: Database, workspace_id: str, rotation: str) -> bool:
    with db.read(workspace_id) as tx:
        return any(_is(each, rotation) for each in rotations.living(tx))


def _is(rotation: Rotation, name: str) -> bool:
    return folded(rotation.name) == folded(name)


def _placed(tx: Tx) -> list[Placed]:
    return [
        Placed(workspace_id=tx.workspace_id, rotation=rotation, source=each)
        for rotation in rotations.living(tx)
        for each in sources.every(tx, rotation.id)
    ]
