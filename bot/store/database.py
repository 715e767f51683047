"""The one door to the database: a transaction a call, in a bounded pool of threads."""

import asyncio
import contextvars
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
import structlog

from bot.store.engine import BUSY_SECONDS, WRITES
from bot.store.tables import workspace
from bot.store.transaction import Tx

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPTS = 4
"""How often a use case is run when PostgreSQL ends it as the loser of a deadlock."""

_log = structlog.get_logger(__name__)
_LOSER = frozenset({"40001", "40P01"})  # serialization_failure, deadlock_detected


def lost_a_deadlock(error: Exception) -> bool:
    """Whether a transaction was ended in favour of another, and may be run again as it was."""
    return isinstance(error, sa.exc.DBAPIError) and (
        getattr(error.orig, "sqlstate", None) in _LOSER
    )


class Database:
    """Opens transactions, runs use cases in them, and tells when there is something to deliver."""

    def __init__(self, engine: sa.Engine, workers: int = 8) -> None:
        """Use an engine; at most `workers` use cases run at one time."""
        self.engine = engine
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="database")
        self._callbacks: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self._in_flight = 0
        # SQLite has one writer, and who waits for it looks again ever more seldom: some would
        # starve. So the threads of this process queue here, and only processes wait like that.
        self._writer = threading.Lock() if engine.dialect.name == "sqlite" else None

    @property
    def in_flight(self) -> int:
        """How many calls of `run`, `look` and `work` have begun and not ended."""
        return self._in_flight

    def on_outbox(self, callback: Callable[[], None]) -> None:
        """Call back after each commit that touched the outbox.

        The callback is called in the thread that committed, so it must be thread-safe and quick
        (``loop.call_soon_threadsafe(event.set)``).
        """
        self._callbacks.append(callback)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One writing transaction over all workspaces: for the machinery, not for use cases."""
        with self._turn(), self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Queue for writing; after a while go on anyway, for SQLite to say what is wrong."""
        if self._writer is None:
            yield
            return
        ours = self._writer.acquire(timeout=BUSY_SECONDS)
        try:
            yield
        finally:
            if ours:
                self._writer.release()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One reading transaction over all workspaces, seeing one moment of the database."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            else:
                connection.execution_options(**{WRITES: False})
            with connection.begin():
                yield connection

    @contextmanager
    def write(self, workspace_id: str) -> Iterator[Tx]:
        """One writing transaction: committed if the block ends well, else rolled back."""
        with self.writing() as connection:
            tx = Tx(connection, workspace_id)
            yield tx
        self.tell(tx)

    @contextmanager
    def read(self, workspace_id: str) -> Iterator[Tx]:
        """One reading transaction; writing in it is an error."""
        with self.reading() as connection:
            yield Tx(connection, workspace_id)

    def tell(self, tx: Tx) -> None:
        """Wake delivery if this committed transaction touched the outbox."""
        if tx.notes.outbox_touched:
            self.wake()

    def wake(self) -> None:
        """Wake delivery: there is something in the outbox.

        It is only a hint: whoever cannot be woken finds the message at the next tick.
        """
        for callback in self._callbacks:
            try:
                callback()
            except Exception:  # noqa: BLE001 -- what is committed stays committed
                _log.exception("delivery was not woken")

    def call(
        self,
        usecase: Callable[Concatenate[Tx, P], T],
        workspace_id: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a use case in one writing transaction, here and now.

        The loser of a deadlock (PostgreSQL) has changed nothing and is run again.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.write(workspace_id) as tx:
                    return usecase(tx, *args, **kwargs)
            except sa.exc.DBAPIError as error:
                if not lost_a_deadlock(error) or attempt == ATTEMPTS:
                    raise
        raise AssertionError  # pragma: no cover -- the loop returns or raises

    def peek(
        self,
        query: Callable[Concatenate[Tx, P], T],
        workspace_id: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a query in one reading transaction, here and now."""
        with self.read(workspace_id) as tx:
            return query(tx, *args, **kwargs)

    async def run(
        self,
        usecase: Callable[Concatenate[Tx, P], T],
        workspace_id: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a use case in one writing transaction, in a thread of the pool."""
        return await self.work(lambda: self.call(usecase, workspace_id, *args, **kwargs))

    async def look(
        self,
        query: Callable[Concatenate[Tx, P], T],
        workspace_id: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a query in one reading transaction, in a thread of the pool."""
        return await self.work(lambda: self.peek(query, workspace_id, *args, **kwargs))

    async def work(self, function: Callable[[], T]) -> T:
        """Run any blocking function in a thread of the pool.

        A cancelled caller leaves it running to its end: a transaction is never cut in half.
        """
        context = contextvars.copy_context()
        with self._lock:
            self._in_flight += 1
        try:
            future = self._pool.submit(context.run, function)
        except BaseException:
            self._ended(None)
            raise
        future.add_done_callback(self._ended)
        return await asyncio.wrap_future(future)

    def _ended(self, _future: Future[T] | None) -> None:
        with self._lock:
            self._in_flight -= 1

    def workspaces(self) -> list[str]:
        """The ids of all workspaces, sorted."""
        with self.reading() as connection:
            found = connection.scalars(
                sa.select(workspace.c.workspace_id).order_by(workspace.c.workspace_id)
            )
            return list(found)

    def close(self) -> None:
        """Wait for what is running, then close all connections."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self.engine.dispose()
