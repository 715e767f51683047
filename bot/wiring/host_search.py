"""Asking Slack whose the addresses of hosts are, outside of any transaction, a few at a time."""

from datetime import datetime
from typing import Protocol

import structlog

from bot.core.person import Person
from bot.gateways.addresses import MayNotAsk
from bot.gateways.sentences import SlackProblem
from bot.store.database import Database
from bot.store.secrets import SecretProblem, Secrets
from bot.usecases.find_hosts import (
    address_unreadable,
    due_hosts,
    host_found,
    host_unknown,
    hosts_asked,
    hosts_failed,
    look_for_no_hosts,
)

_log = structlog.get_logger(__name__)


class Addresses(Protocol):
    """Whose an address is."""

    async def person_at(self, email: str) -> Person | None:
        """Return who has this address; None for nobody."""
        ...


async def look_up_hosts(
    db: Database, workspace_id: str, addresses: Addresses, secrets: Secrets, at: datetime
) -> int:
    """Ask about the hosts whose turn it is; how many were found. Without the scope: about none."""
    due = await db.look(due_hosts, workspace_id, at=at)
    if due is None:
        return 0
    found = 0
    for one in due:
        try:
            person = await addresses.person_at(secrets.open(one.address))
        except SecretProblem:
            await db.run(address_unreadable, workspace_id, email_hash=one.email_hash)
            continue
        except MayNotAsk:
            await db.run(look_for_no_hosts, workspace_id)
            return found
        except SlackProblem as problem:
            _log.warning("hosts not looked up", why=str(problem))
            await db.run(hosts_failed, workspace_id, at=at)
            return found
        if person is None:
            await db.run(host_unknown, workspace_id, email_hash=one.email_hash, at=at)
            continue
        found += 1
        await db.run(host_found, workspace_id, email_hash=one.email_hash, person=person, at=at)
    await db.run(hosts_asked, workspace_id, at=at)
    return found
