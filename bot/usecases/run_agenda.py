"""Do what is due: each moment once, on any number of replicas, whatever is killed half-way."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import structlog

from bot.store import taking
from bot.store.agenda import AgendaRow
from bot.store.database import Database, lost_a_deadlock
from bot.store.problems import DatabaseProblem
from bot.store.transaction import Tx
from bot.usecases.parked import tell_of_parked

Handler = Callable[[Tx, AgendaRow, datetime], None]
"""Acts on one row at a moment; the row is already off the agenda and may be put again."""

DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60, 180, 360))
"""How long a failing row waits before each next try; after the last one it is parked."""

_log = structlog.get_logger(__name__)


def run_due(db: Database, handlers: Mapping[str, Handler], at: datetime, limit: int = 1000) -> int:
    """Act on the rows due by `at`, oldest first, one transaction each; how many were tried.

    A handler that raises changes nothing; its row is tried again later, then parked, and never
    keeps others from their turn. Rows of unknown kinds are left for a replica that knows them.

    Raises:
        DatabaseProblem: the database cannot be used; what is due stays due, however often.
    """
    kinds = sorted(handlers)
    done = 0
    # Nobody is kept from writing by a look at what is due.
    while done < limit and (due := _count(db, kinds, at, limit - done)):
        for _ in range(due):
            if not _run_one(db, handlers, kinds, at):
                return done  # others are at the rest
            done += 1
    return done


def _count(db: Database, kinds: list[str], at: datetime, most: int) -> int:
    with db.reading() as connection:
        return taking.count_due(connection, at, kinds, most)


def _run_one(db: Database, handlers: Mapping[str, Handler], kinds: list[str], at: datetime) -> bool:
    row = None
    try:
        with db.writing() as connection:
            row = taking.take_due(connection, at, kinds)
            if row is None:
                return False
            taking.remove(connection, row)
            tx = Tx(connection, row.workspace_id)
            with _named_in_logs(row):
                handlers[row.kind](tx, row, at)
    except Exception as error:
        if row is None or isinstance(error, DatabaseProblem):  # the database's fault, not the row's
            raise
        if not lost_a_deadlock(error):  # else it is due still, and its turn comes at once
            _put_off(db, row, at, error)
        return True
    db.tell(tx)
    return True


def _put_off(db: Database, row: AgendaRow, at: datetime, error: Exception) -> None:
    """Only the error's class is kept: its text may quote a customer."""
    name = type(error).__name__
    with _named_in_logs(row):
        _log.exception("agenda row failed", attempts=row.attempts)
        with db.writing() as connection:
            if row.attempts < len(DELAYS):
                taking.postpone(connection, row, at + DELAYS[row.attempts], name)
                return
            if taking.park(connection, row, at, name):
                _log.error("agenda row parked", attempts=row.attempts + 1)
                _tell(Tx(connection, row.workspace_id), row, at)


def _tell(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Tell the owners; if that cannot be done either, the row is parked all the same."""
    try:
        with tx.connection.begin_nested():
            tell_of_parked(tx, row, at=at)
    except Exception:  # noqa: BLE001 -- doctor shows it anyway
        _log.exception("nobody told of a parked row")


def _named_in_logs(row: AgendaRow) -> AbstractContextManager[None]:
    """Let every line that is logged meanwhile name the row."""
    return structlog.contextvars.bound_contextvars(
        workspace=row.workspace_id, agenda=f"{row.kind}:{row.subject}"
    )
