"""Telling Slack who is on duty, outside of any transaction."""

from collections.abc import Awaitable
from datetime import datetime

import structlog

from bot.gateways.duty import NotKeptError, SlackDuty
from bot.store.database import Database
from bot.usecases.keep_duty import (
    NEW,
    Duty,
    Kept,
    anything_due,
    due_duty,
    group_kept,
    pin_kept,
    plan_duty,
)

_log = structlog.get_logger(__name__)


async def keep_duty(db: Database, workspace_id: str, slack: SlackDuty, at: datetime) -> int:
    """Tell Slack what is due; of how many rotations. What fails is tried again later."""
    if not await db.look(anything_due, workspace_id, at=at):
        return 0
    due = await db.run(due_duty, workspace_id, at=at)
    for one in due:
        waits = [0]
        if one.wants_group:
            kept = await _tried(_fill(slack, one), one, "group")
            await db.run(group_kept, workspace_id, was=one, kept=kept, at=at)
            waits.append(kept.retry_seconds)
        if one.wants_pin:
            kept = await _tried(_pin(slack, one), one, "pin")
            await db.run(pin_kept, workspace_id, was=one, kept=kept, at=at)
            waits.append(kept.retry_seconds)
        await db.run(plan_duty, workspace_id, was=one, retry_seconds=max(waits), at=at)
    return len(due)


async def _tried(telling: Awaitable[Kept], one: Duty, what: str) -> Kept:
    try:
        return await telling
    except NotKeptError as error:
        _log.warning("duty not told", rotation=one.rotation_id, what=what, why=str(error))
        return Kept(trouble=error.trouble, retry_seconds=error.retry_seconds)


async def _fill(slack: SlackDuty, one: Duty) -> Kept:
    made = await slack.make_group(one.rotation) if one.group == NEW else ""
    same = one.told.group_id == one.group and not one.told.group_trouble
    known = one.told.people_digest if same else None
    try:
        await slack.fill_group(made or one.group, one.people, known)
    except NotKeptError as error:
        return Kept(trouble=error.trouble, retry_seconds=error.retry_seconds, group_id=made)
    return Kept(group_id=made)


async def _pin(slack: SlackDuty, one: Duty) -> Kept:
    if one.pinned is not None:
        await slack.unpin(*one.pinned)
    if one.pin is not None:
        await slack.pin(*one.pin)
    return Kept()
