"""Send one claimed message: begin, call, settle; what is refused changes what is planned."""

import asyncio
from datetime import datetime
from typing import assert_never

import sqlalchemy as sa
import structlog

from bot.ports import Messenger, Outcome, Refused, Retry, Sent, Unknown
from bot.store import sending, settling
from bot.store.database import Database
from bot.store.overtaken import count_overtaken
from bot.store.sending import Attempt, Claim
from bot.store.transaction import Tx
from bot.usecases.giving_back import taking
from bot.usecases.message_refused import message_refused
from bot.usecases.quieten import quieten_workspace

LONGEST_WAIT = 300
"""Seconds between two tries, at most, and how long a method that is not allowed is left alone."""

_log = structlog.get_logger(__name__)


async def send_letter(db: Database, messenger: Messenger, claimed: Claim, at: datetime) -> bool:
    """Try once to send what was claimed, and settle what came of it; whether Slack took it.

    Raises:
        DatabaseProblem: the database cannot be used; what was claimed is looked for later.
    """
    clock = asyncio.get_running_loop().time
    late = clock() + sending.LEASE / 2
    attempt = await taking(
        db, lambda: _begin(db, claimed, at), lambda begun: give_back(db, begun.claim)
    )
    if attempt is None:
        return False
    try:
        # Frozen since the lease was renewed: others may be at it. Another half is left for a try.
        outcome = (
            Retry(after_seconds=1, why="held up")
            if clock() > late
            else await _try(messenger, attempt)
        )
    except asyncio.CancelledError:
        await db.work(lambda: _settle(db, attempt, _cut_off(attempt), at))
        raise
    kept = await db.work(lambda: _settle(db, attempt, outcome, at))
    if not kept:
        # Another replica took the message over: at most one duplicate, counted here and in doctor.
        twice = await db.work(lambda: _count_overtaken(db, attempt, outcome, at))
        _log.warning(
            "lease ended while sending",
            **_names(claimed),
            metric="lease_ended",
            count=1,
            outcome=type(outcome).__name__,
            perhaps_twice=twice,
        )
    return isinstance(outcome, Sent)


async def _try(messenger: Messenger, attempt: Attempt) -> Outcome:
    say = messenger.post if attempt.posting else messenger.update
    outcome: Outcome
    try:
        async with asyncio.timeout(sending.TIME_OUT):
            outcome = await say(attempt.letter)
    except TimeoutError:
        outcome = Unknown(why="no answer in time")
    except Exception as error:  # noqa: BLE001 -- a fault of one letter must not stop the others
        _log.exception("messenger failed", **_names(attempt.claim))
        outcome = Unknown(why=type(error).__name__)
    return _harmless(attempt, outcome)


def _cut_off(attempt: Attempt) -> Outcome:
    return _harmless(attempt, Unknown(why="stopped"))


def _harmless(attempt: Attempt, outcome: Outcome) -> Outcome:
    """An update whose answer is lost may safely happen twice."""
    if isinstance(outcome, Unknown) and not attempt.posting:
        return Retry(after_seconds=1, why=outcome.why)
    return outcome


def _begin(db: Database, claimed: Claim, at: datetime) -> Attempt | None:
    try:
        with db.writing() as connection:
            return sending.begin(connection, claimed, at)
    except ValueError:  # a kind of message that only a newer replica knows
        _log.exception("message cannot be read", **_names(claimed))
        with db.writing() as connection:
            settling.retry(connection, claimed, LONGEST_WAIT, "cannot be read")
        return None


def give_back(db: Database, claimed: Claim) -> None:
    """Nothing was sent: the next one may send it, at once."""
    with db.writing() as connection:
        settling.wait(connection, claimed, 0, "stopped")


def _count_overtaken(db: Database, attempt: Attempt, outcome: Outcome, at: datetime) -> bool:
    with db.writing() as connection:
        return count_overtaken(connection, attempt, outcome, at)


def _settle(db: Database, attempt: Attempt, outcome: Outcome, at: datetime) -> bool:
    claimed = attempt.claim
    with db.write(claimed.workspace_id) as tx:
        match outcome:
            case Sent():
                return settling.sent(tx.connection, claimed, outcome, at)
            case Retry():
                return _put_off(tx.connection, attempt, outcome)
            case Unknown(why=why):
                _log.warning("answer lost", **_names(claimed), why=why)
                return settling.unknown(tx.connection, claimed, why)
            case Refused():
                return _refuse(tx, attempt, outcome, at)
    assert_never(outcome)


def _put_off(connection: sa.Connection, attempt: Attempt, outcome: Retry) -> bool:
    wait = max(outcome.after_seconds, 1)
    if outcome.limited:
        settling.hold(connection, attempt.claim.workspace_id, attempt.method, wait)
    else:
        wait = max(wait, min(2**attempt.attempts, LONGEST_WAIT))
    return settling.retry(connection, attempt.claim, wait, outcome.why)


def _refuse(tx: Tx, attempt: Attempt, outcome: Refused, at: datetime) -> bool:
    claimed = attempt.claim
    _log.warning("message refused", **_names(claimed), why=outcome.why, whom=outcome.whom)
    match outcome.whom:
        case "installation":  # nothing is wrong with the message: it waits till that works again
            quieten_workspace(tx, why=outcome.why, at=at)
            return settling.wait(tx.connection, claimed, 0, outcome.why)
        case "workspace":  # likewise, but only the operator can mend it, and may at any time
            settling.hold(tx.connection, claimed.workspace_id, attempt.method, LONGEST_WAIT)
            return settling.wait(tx.connection, claimed, LONGEST_WAIT, outcome.why)
        case _:
            kept = settling.failed(tx.connection, claimed, f"{outcome.whom}: {outcome.why}")
            if kept:
                _adapt(tx, attempt, outcome, at)
            return kept


def _adapt(tx: Tx, attempt: Attempt, outcome: Refused, at: datetime) -> None:
    """A fault in adapting must not have the message tried again."""
    try:
        with tx.connection.begin_nested():
            message_refused(tx, conversation=attempt.letter.conversation, refused=outcome, at=at)
    except Exception:  # noqa: BLE001 -- the message is settled all the same
        _log.exception("not adapted to a refusal", **_names(attempt.claim))


def _names(claimed: Claim) -> dict[str, str]:
    """What a log line says of a message: ids, never its words."""
    return {"workspace": claimed.workspace_id, "outbox_id": claimed.outbox_id}
