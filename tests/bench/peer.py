"""procrastinate on the same PostgreSQL, run by a Python of its own that has it installed.

Usage: peer.py DSN JOBS; prints jobs a second.
"""

import asyncio
import sys
import time

import procrastinate  # type: ignore[import-not-found,unused-ignore]  # opt-in, in a venv of its own


async def main(dsn: str, jobs: int) -> None:
    """Defer them all, then work them off with eight at once."""
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=dsn))

    @app.task(name="nothing")  # type: ignore[untyped-decorator,unused-ignore]  # likewise
    async def nothing() -> None: ...

    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        await nothing.batch_defer_async(*({} for _ in range(jobs)))
        begun = time.perf_counter()
        await app.run_worker_async(
            wait=False, concurrency=8, install_signal_handlers=False, listen_notify=False
        )
        sys.stdout.write(f"{jobs / (time.perf_counter() - begun):.0f}\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
