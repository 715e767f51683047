"""``firsthand agenda --follow`` prints what is new, and the same never twice."""

import asyncio
from collections import Counter

import pytest

from bot.cli import agenda as command
from bot.clock import SystemClock
from bot.store import agenda
from bot.store.database import Database


async def test_what_is_planned_meanwhile_is_printed_once(
    db: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "FOLLOW_SECONDS", 0.01)
    looked = asyncio.Semaphore(0)
    upcoming = command._upcoming  # noqa: SLF001 -- to see how often it is looked at

    def counted(*of: object) -> list[str]:
        loop.call_soon_threadsafe(looked.release)
        return upcoming(*of)  # type: ignore[arg-type]  # handed through

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(command, "_upcoming", counted)
    shown = set(upcoming(db, 20))
    following = asyncio.create_task(command._follow(db, 20, shown))  # noqa: SLF001 -- stays for ever
    await looked.acquire()
    assert capsys.readouterr().out == ""
    with db.write("T1") as tx:
        agenda.put(tx, "round", "brand new", SystemClock().now())
    async with asyncio.timeout(10):
        for _ in range(4):
            await looked.acquire()
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    lines = Counter(capsys.readouterr().out.splitlines())
    assert set(lines.values()) == {1}
    assert any("round" in line.lower() for line in lines)
