"""Remember the workspace this bot is installed in."""

from datetime import datetime

from bot.store import people
from bot.store.transaction import Tx
from bot.usecases.purge import plan_purge
from bot.usecases.quieten import resume_workspace


def install_workspace(tx: Tx, *, name: str, bot_user_id: str, at: datetime) -> None:
    """Save the workspace, or what has changed about it; safe to repeat at every start."""
    people.save_workspace(tx, name=name, bot_user_id=bot_user_id, at=at)
    resume_workspace(tx)
    plan_purge(tx, at=at)
