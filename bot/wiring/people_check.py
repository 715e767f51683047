"""Asking Slack about everybody and every channel before a round, outside of any transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

import structlog

from bot.core.channel_facts import ChannelFacts
from bot.core.person import Person
from bot.core.work_calendar import Period
from bot.gateways.sentences import SlackProblem
from bot.store.database import Database
from bot.usecases.check_people import check_failed, due_channels, due_people, people_checked
from bot.usecases.follow_channel import channel_seen, people_seen

_log = structlog.get_logger(__name__)


class Everybody(Protocol):
    """Who people are, several at once."""

    async def people(self, user_ids: Collection[str]) -> tuple[Person, ...]:
        """Return those of them that Slack knows."""
        ...

    async def quiet_of(self, user_ids: Collection[str]) -> Mapping[str, Period | None]:
        """Return when each wants no messages."""
        ...

    async def channel(self, channel_id: str) -> ChannelFacts | None:
        """Return what we may do in this channel."""
        ...

    async def members(self, channel_id: str) -> frozenset[str]:
        """Return everybody in it."""
        ...


async def check_people(db: Database, workspace_id: str, directory: Everybody, at: datetime) -> int:
    """Look at everybody if it is time; how many they were. Asked again soon if Slack fails.

    Channels come first: who left a private one is not picked any more.
    """
    wanted = await db.look(due_people, workspace_id, at=at)
    if wanted is None:
        return 0
    try:
        for channel_id in await db.look(due_channels, workspace_id, at=at):
            await _check_channel(db, workspace_id, directory, channel_id, at)
        found = await directory.people(wanted)
        quiet = await directory.quiet_of(wanted)
    except SlackProblem as problem:
        _log.warning("people not looked at", why=str(problem))
        await db.run(check_failed, workspace_id, at=at)
        return 0
    await db.run(people_checked, workspace_id, found=found, quiet=quiet, at=at)
    return len(found)


async def _check_channel(
    db: Database, workspace_id: str, directory: Everybody, channel_id: str, at: datetime
) -> None:
    facts = await directory.channel(channel_id)
    await db.run(channel_seen, workspace_id, channel_id=channel_id, facts=facts, at=at)
    if facts is not None and facts.open:
        there = await directory.members(facts.channel_id)
        await db.run(people_seen, workspace_id, channel_id=facts.channel_id, there=there, at=at)
