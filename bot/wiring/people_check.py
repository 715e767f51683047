"""Asking Slack about everybody before a round, outside of any transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

import structlog

from bot.core.person import Person
from bot.core.work_calendar import Period
from bot.gateways.sentences import SlackProblem
from bot.store.database import Database
from bot.usecases.check_people import check_failed, due_people, people_checked

_log = structlog.get_logger(__name__)


class Everybody(Protocol):
    """Who people are, several at once."""

    async def people(self, user_ids: Collection[str]) -> tuple[Person, ...]:
        """Return those of them that Slack knows."""
        ...

    async def quiet_of(self, user_ids: Collection[str]) -> Mapping[str, Period | None]:
        """Return when each wants no messages."""
        ...


async def check_people(db: Database, workspace_id: str, directory: Everybody, at: datetime) -> int:
    """Look at everybody if it is time; how many they were. Asked again soon if Slack fails."""
    wanted = await db.look(due_people, workspace_id, at=at)
    if wanted is None:
        return 0
    try:
        found = await directory.people(wanted)
        quiet = await directory.quiet_of(wanted)
    except SlackProblem as problem:
        _log.warning("people not looked at", why=str(problem))
        await db.run(check_failed, workspace_id, at=at)
        return 0
    await db.run(people_checked, workspace_id, found=found, quiet=quiet, at=at)
    return len(found)
