"""What tests of delivery say, and what arrived of it."""

from datetime import datetime

from bot.core.messages import Message, OwnerNotice
from bot.store import outbox
from bot.store.database import Database
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, TEAM, saying


def put(
    database: Database,
    key: str,
    text: str,
    *,
    conversation: str = "U1",
    team: str = TEAM,
    at: datetime = AT,
    not_after: datetime | None = None,
) -> None:
    with database.write(team) as tx:
        outbox.put(
            tx,
            key=key,
            conversation=conversation,
            message=saying(text),
            at=at,
            not_after=not_after,
        )


def text(message: Message) -> str:
    assert isinstance(message, OwnerNotice)
    return message.detail


def texts(slack: MemoryMessenger) -> list[str]:
    return [text(said.message) for said in slack.said]
