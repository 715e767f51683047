"""Bolt's app, as it is built."""

import asyncio
import io
import logging

import pytest
import sqlalchemy as sa
from slack_bolt.async_app import AsyncBoltRequest

from bot.slack.app import build_app
from bot.store.tables import inbox
from bot.store.transaction import Tx
from tests.slack.office import Office


async def test_the_token_that_bolt_finds_in_the_environment_is_nothing_to_warn_of(
    office: Office, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-found")
    app = build_app(office.bot.door)
    assert app.client.token == office.server.world.app.bot_token
    assert "token" not in log.getvalue()
    logging.getLogger("slack_bolt").warning("something else")
    assert "something else" in log.getvalue()


@pytest.mark.parametrize(
    ("team", "installed", "heard"),
    [
        ("T0OTHER", "T0OTHER", False),
        ("T0OTHER", "", False),
        ("T0OTHER", "ours", True),  # as in a shared channel
        ("ours", "ours", True),
        ("ours", "", True),
    ],
)
async def test_who_removes_the_app_from_another_workspace_does_not_silence_this_one(
    office: Office, team: str, installed: str, *, heard: bool
) -> None:
    door = office.bot.door
    app = build_app(door)
    ours = {"ours": door.workspace_id}
    for event_id, of, to in (("Ev1", team, installed), ("Ev2", "ours", "ours")):
        event = {
            "type": "event_callback",
            "team_id": ours.get(of, of),
            "event_id": event_id,
            "event": {"type": "app_uninstalled"},
            "authorizations": [{"team_id": ours.get(to, to)}] if to else [],
        }
        request = AsyncBoltRequest(body=event, mode="socket_mode")
        assert (await app.async_dispatch(request)).status == 200
    async with asyncio.timeout(10):
        while "Ev2" not in await door.look(events):  # noqa: ASYNC110 -- Bolt's own task
            await asyncio.sleep(0.01)
    await door.busy.idle()
    assert ("Ev1" in await door.look(events)) is heard


def events(tx: Tx) -> list[str]:
    """Ids of the events that were acted on."""
    rows = tx.rows(sa.select(inbox.c.external_id).where(inbox.c.workspace_id == tx.workspace_id))
    return [row.external_id for row in rows]
