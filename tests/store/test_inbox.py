import asyncio
from datetime import timedelta

from bot.store import inbox
from bot.store.database import Database
from tests.store.moments import AT, TEAM


def test_an_event_counts_once(database: Database) -> None:
    assert database.call(inbox.first_time, TEAM, "slack", "Ev1", AT)
    assert not database.call(inbox.first_time, TEAM, "slack", "Ev1", AT)


def test_events_of_other_sources_and_workspaces_are_others(database: Database) -> None:
    assert database.call(inbox.first_time, TEAM, "slack", "Ev1", AT)
    assert database.call(inbox.first_time, TEAM, "helpdesk", "Ev1", AT)
    assert database.call(inbox.first_time, "T2", "slack", "Ev1", AT)


async def test_of_many_at_once_one_is_first(database: Database) -> None:
    firsts = await asyncio.gather(
        *(database.run(inbox.first_time, TEAM, "slack", "Ev1", AT) for _ in range(8))
    )
    assert firsts.count(True) == 1


def test_events_are_kept_as_long_as_they_can_come_again(database: Database) -> None:
    database.call(inbox.first_time, TEAM, "slack", "Ev1", AT)
    assert database.call(inbox.purge, TEAM, AT + timedelta(hours=25)) == 0
    assert database.call(inbox.purge, TEAM, AT + timedelta(hours=25, seconds=1)) == 1
    assert database.call(inbox.first_time, TEAM, "slack", "Ev1", AT)
