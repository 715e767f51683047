"""The rounds to come of a living rotation, read from the database."""

from bot.cli.failing import CommandError
from bot.cli.sources.places import database, workspace_of
from bot.clock import SystemClock
from bot.config import Settings
from bot.core.simulation import Held
from bot.store import audit, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.simulate_rotation import simulate_rotation


def live_rounds(
    settings: Settings, rotation: str, weeks: int
) -> tuple[str, tuple[str, ...], tuple[Held, ...]]:
    """Give a rotation's name, its members' names and every round of so many weeks from now.

    Raises:
        CommandError: there is no such rotation, it is paused, or holds no round in that time.
        DatabaseProblem: the database cannot be used.
    """
    at = SystemClock().now()
    with database(settings) as db:
        workspace_id = workspace_of(db, rotation)
        meant = db.peek(_rotation, workspace_id, rotation)
        db.call(
            audit.note,
            workspace_id,
            user_id=audit.OPERATOR,
            action="simulate_rotation",
            subject=f"rotation:{meant.id}",
            at=at,
        )
        names, rounds = db.peek(simulate_rotation, workspace_id, meant, weeks=weeks, at=at)
    if not rounds:
        msg = f"“{meant.name}” holds no round in these weeks; look at its days, end and pause."
        raise CommandError(msg)
    return meant.name, names, rounds


def _rotation(tx: Tx, typed: str) -> Rotation:
    meant = rotations.of_name(tx, typed)
    if meant is None:
        names = ", ".join(f"“{one.name}”" for one in rotations.living(tx)) or "none yet"
        msg = f"There is no rotation “{typed}”. There are: {names}."
        raise CommandError(msg)
    if meant.state != "active":
        msg = f"“{meant.name}” is {meant.state}, so no round is to come."
        raise CommandError(msg)
    return meant
