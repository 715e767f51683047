"""The whole bot, built from its settings and running."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock, SystemClock
from bot.config import Settings, SettingsError
from bot.gateways.addresses import SlackAddresses
from bot.gateways.directory import Identity, SlackDirectory
from bot.gateways.duty import SlackDuty
from bot.gateways.limits import SLACK_LIMITS
from bot.gateways.slack import SlackMessenger
from bot.jobs.alarm import Alarm
from bot.jobs.heartbeat import Heartbeat
from bot.jobs.ticker import Ticker
from bot.ports import Letter
from bot.slack.door import Door
from bot.slack.permissions import SCOPES, switched_on
from bot.store.database import Database
from bot.store.secrets import Secrets
from bot.store.spares import keep_spare
from bot.usecases.deliver import deliver, next_sending
from bot.usecases.handlers import HANDLERS
from bot.usecases.install_workspace import install_workspace
from bot.usecases.purge import PURGE, purge_by
from bot.usecases.reconcile import reconcile
from bot.views.home_link import home_address
from bot.wiring.connecting import connected
from bot.wiring.database import open_database
from bot.wiring.duty import keep_duty
from bot.wiring.host_search import look_up_hosts
from bot.wiring.installation import Installation
from bot.wiring.keys import open_secrets
from bot.wiring.own_calendars import read_calendars
from bot.wiring.people_check import check_people
from bot.wiring.polling import poll_sources
from bot.wiring.ways import BySocket, way_to_slack

CALL_SECONDS = 20
"""How long one call of Slack's Web API may take."""
PATIENCE_SECONDS = 10
"""How long stopping waits for what is under way."""
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Bot:
    """A bot that is connected and ticking."""

    settings: Settings
    clock: Clock
    identity: Identity
    db: Database
    door: Door
    ticker: Ticker
    secrets: Secrets
    address: str
    """Where Slack's requests are taken; empty in Socket Mode."""


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[Bot]:
    """Run the bot for the time of the block; what is under way then is finished first.

    Raises:
        SettingsError: a token or key is missing, or nothing can listen at the port.
        DatabaseProblem: the database cannot be used.
        SlackProblem: Slack cannot be reached, or a token does not do.
    """
    way = way_to_slack(settings)
    async with AsyncExitStack() as stack:
        db = await asyncio.to_thread(open_database, settings)
        stack.callback(db.close)
        secrets = await asyncio.to_thread(open_secrets, settings)
        client = await _client(stack, settings.api_url, way.bot_token.get_secret_value())
        directory = SlackDirectory(client, secrets.hash_address)
        identity = await directory.check(SCOPES)
        if isinstance(way, BySocket):
            await directory.check_app(way.app_token.get_secret_value())
        await db.work(lambda: _refuse_another(db, identity))
        await db.run(
            install_workspace,
            identity.workspace_id,
            name=identity.workspace_name,
            bot_user_id=identity.bot_user_id,
            at=clock.now(),
        )
        door = Door(
            db=db,
            workspace_id=identity.workspace_id,
            bot_user_id=identity.bot_user_id,
            clock=clock,
            client=client,
            people=directory,
            secrets=secrets,
            home=home_address(identity.workspace_id, identity.app_id),
        )
        heartbeat = Heartbeat(settings)
        ticker = _ticker(settings, clock, door, directory, heartbeat)
        stack.push_async_callback(ticker.stop, PATIENCE_SECONDS / 2)
        address = await stack.enter_async_context(
            connected(
                way,
                door,
                patience=PATIENCE_SECONDS // 2,
                ailing=lambda: heartbeat.ailing(SystemClock().now()),
            )
        )
        _log.info(
            f"listening to Slack at {address}" if address else "connected to Slack",
            workspace=identity.workspace_name,
            bot=identity.bot_user_id,
            scopes="complete",
            options=" ".join(one.name for one in switched_on(identity.scopes)) or "none",
        )
        # What was due while nobody ran comes first: a round must not miss what events told then.
        await check_people(db, identity.workspace_id, directory, clock.now())
        ticker.start(settings.tick_seconds)
        yield Bot(
            settings=settings,
            clock=clock,
            identity=identity,
            db=db,
            door=door,
            ticker=ticker,
            secrets=secrets,
            address=address,
        )
        _log.info("stopping")


def _refuse_another(db: Database, identity: Identity) -> None:
    """What a database owes one workspace must never be said in another."""
    if set(db.workspaces()) - {identity.workspace_id}:
        msg = (
            f"SLACK_BOT_TOKEN is of the workspace {identity.workspace_name}, but this database"
            " belongs to another one; use that one's token, or set FIRSTHAND_DATABASE_URL to"
            " another database."
        )
        raise SettingsError(msg)


async def _client(stack: AsyncExitStack, api_url: str, token: str) -> AsyncWebClient:
    if urlsplit(api_url).hostname in _HERE:
        for name in _PROXIES:  # slack_sdk would look for this machine behind the proxy
            os.environ.pop(name, None)
    session = await stack.enter_async_context(
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_SECONDS))
    )
    return AsyncWebClient(
        token=token,
        base_url=api_url,
        session=session,
        retry_handlers=[],  # a post whose answer is lost must not be sent again (SLACK.md, fact 2)
        logger=logging.getLogger("slack_sdk"),
    )


def _ticker(
    settings: Settings, clock: Clock, door: Door, directory: SlackDirectory, heartbeat: Heartbeat
) -> Ticker:
    async def keep(letter: Letter, file_id: str, digest: str) -> None:
        await door.run(keep_spare, letter.outbox_id, file_id=file_id, digest=digest)

    installation = Installation(door, directory, SCOPES)
    messenger = SlackMessenger(door.client, keep=keep, home_tab=door.home)
    addresses = SlackAddresses(door.client, door.secrets.hash_address)
    on_duty = SlackDuty(door.client, door.bot_user_id)
    alarm = Alarm(door.db.wake)

    async def send(at: datetime) -> int:
        if not await installation.works():
            return 0
        found = await reconcile(door.db, messenger, at)
        found += await deliver(
            door.db, messenger, at, limits=SLACK_LIMITS, stopping=lambda: ticker.stopping
        )
        alarm.set(None if ticker.stopping else await next_sending(door.db, clock.now()))
        return found

    async def poll(at: datetime) -> int:
        looks = await asyncio.gather(
            poll_sources(door.db, door.workspace_id, door.secrets, at),
            read_calendars(door.db, door.workspace_id, door.secrets, at),
            check_people(door.db, door.workspace_id, directory, at),
            return_exceptions=True,  # all of them come to their end before one is told of
        )
        for look in looks:
            if isinstance(look, BaseException):
                raise look
        # What the sources have just brought counts: whoever hosts it is to hear of it.
        await look_up_hosts(door.db, door.workspace_id, addresses, door.secrets, at)
        await keep_duty(door.db, door.workspace_id, on_duty, at)
        return len(looks)

    ticker = Ticker(
        db=door.db,
        handlers={**HANDLERS, PURGE: purge_by(settings.retention())},
        poll=poll,
        deliver=send,
        clock=clock,
        heartbeat=heartbeat,
    )
    return ticker
