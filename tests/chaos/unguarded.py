"""Replicas that lack one guard, to show that the check would notice."""

from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateways import slack
from bot.ports import Letter
from bot.store import sending, taking
from bot.store.agenda import AgendaRow
from bot.store.tables import outbox

Guard = Literal["looking", "rechecking", "locking", "one transaction", "no retries"]
"""Look for a message whose answer was lost; look at the lease again before sending; lock the row
one works on; take a moment and act on it in one transaction; let the client send nothing again."""


def take_away(guard: Guard) -> None:
    """Let this process work without a guard."""
    {
        "looking": _sees_nothing,
        "rechecking": _trusts_its_claim,
        "locking": _locks_nothing,
        "one transaction": _commits_what_it_takes,
        "no retries": _sends_again,
    }[guard]()


def _sees_nothing() -> None:
    async def find(*_of: slack.SlackMessenger | Letter | datetime) -> None:
        """Never find it."""

    slack.SlackMessenger.find = find  # type: ignore[method-assign,assignment]  # that is the point


def _trusts_its_claim() -> None:
    real = sending.begin

    def begin(
        connection: sa.Connection, claimed: sending.Claim, at: datetime
    ) -> sending.Attempt | None:
        connection.execute(
            outbox.update()
            .where(sending.row_of(claimed))
            .values(lease_token=claimed.token, lease_until=2**40)
        )
        return real(connection, claimed, at)

    sending.begin = begin


def _locks_nothing() -> None:
    @sa.event.listens_for(sa.Engine, "before_cursor_execute", retval=True)
    def unlocked(
        _connection: object, _cursor: object, statement: str, values: object, *_of: object
    ) -> tuple[str, object]:
        return statement.partition(" FOR UPDATE")[0], values


def _commits_what_it_takes() -> None:
    real = taking.remove

    def remove(connection: sa.Connection, row: AgendaRow) -> None:
        real(connection, row)
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN")

    taking.remove = remove


def _sends_again() -> None:
    def patient(client: AsyncWebClient) -> AsyncWebClient:
        """As the SDK would do it by itself."""
        return AsyncWebClient(token=client.token, base_url=client.base_url, session=client.session)

    slack.patient = patient  # type: ignore[attr-defined,assignment]  # that is the point
