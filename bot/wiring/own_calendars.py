"""Reading the calendars whose turn it is: fetched outside any transaction, several at a time."""

import asyncio
from datetime import datetime

import structlog

from bot.ports import SourceError
from bot.sources.http import Fetcher
from bot.sources.ics.personal import FETCHER, PersonalIcs
from bot.store.database import Database
from bot.store.secrets import SecretProblem, Secrets
from bot.usecases.own_calendar import (
    DueCalendar,
    calendar_failed,
    calendar_read,
    due_calendars,
    look_no_more,
)

AT_ONE_TIME = 8
UNREADABLE = "It holds something I cannot read; whoever runs me finds more in the log."

_log = structlog.get_logger(__name__)


async def read_calendars(
    db: Database, workspace_id: str, secrets: Secrets, at: datetime, fetcher: Fetcher = FETCHER
) -> int:
    """Read every calendar that is due; how many were. One that fails is tried again later."""
    due = await db.look(due_calendars, workspace_id, at=at)
    places = asyncio.Semaphore(AT_ONE_TIME)

    async def read(one: DueCalendar) -> None:
        async with places:
            await _read(db, workspace_id, secrets, one, at, fetcher)

    await asyncio.gather(*map(read, due))
    return len(due)


async def _read(  # noqa: PLR0917 -- one step of the function above, with all that it has
    db: Database,
    workspace_id: str,
    secrets: Secrets,
    one: DueCalendar,
    at: datetime,
    fetcher: Fetcher,
) -> None:
    if not one.address:
        await db.run(look_no_more, workspace_id, user_id=one.user_id)
        return
    try:
        address = secrets.open(one.address)
        said = await PersonalIcs(address=address, zone=one.zone, fetcher=fetcher).absences(at)
    except (SourceError, SecretProblem) as error:
        sentence = str(error)
        _log.info("calendar not read", person=one.user_id, why=sentence)
    except Exception:  # noqa: BLE001 -- one person's calendar must not keep those of others from being read
        sentence = UNREADABLE
        _log.exception("calendar not read", person=one.user_id)
    else:
        await db.run(calendar_read, workspace_id, read=one, said=said, at=at)
        return
    await db.run(calendar_failed, workspace_id, read=one, sentence=sentence, at=at)
