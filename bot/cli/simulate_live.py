"""The rounds to come of a living rotation, read from the database."""

from bot.cli.failing import CommandError
from bot.cli.sources.places import database, workspace_of
from bot.clock import SystemClock
from bot.config import Settings
from bot.core.simulation import Held
from bot.store import rotations
from bot.usecases.simulate_rotation import simulate_rotation


def live_rounds(
    settings: Settings, rotation: str, weeks: int
) -> tuple[str, tuple[str, ...], tuple[Held, ...]]:
    """Give a rotation's name, its members' names and every round of so many weeks from now.

    Raises:
        CommandError: there is no such rotation, or it is paused.
        DatabaseProblem: the database cannot be used.
    """
    at = SystemClock().now()
    with database(settings) as db, db.read(workspace_of(db, rotation)) as tx:
        meant = rotations.of_name(tx, rotation)
        if meant is None:
            names = ", ".join(f"“{one.name}”" for one in rotations.living(tx)) or "none yet"
            msg = f"There is no rotation “{rotation}”. There are: {names}."
            raise CommandError(msg)
        if meant.state != "active":
            msg = f"“{meant.name}” is {meant.state}, so no round is to come."
            raise CommandError(msg)
        names_of_members, rounds = simulate_rotation(tx, meant, weeks=weeks, at=at)
    return meant.name, names_of_members, rounds
