"""The check: what is in the local Slack, message by message, against what must be there."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import sqlalchemy as sa

from bot.sandbox.world import World
from bot.store.database import Database
from bot.store.tables import agenda, outbox
from tests.chaos.story import Owed


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """What was found; all well if `wrong` is empty and nothing is there twice."""

    messages: int
    kinds: dict[str, int]
    twice: int
    """Messages beyond the first of each."""
    counted: int
    """Messages beyond the first, as the database has counted them; at least as many."""
    lease_ended: int
    """Log lines of processes that were overtaken while sending."""
    unknown: int
    """Answers lost, as logged."""
    wrong: tuple[str, ...]


def count(world: World, database: Database, owed: Owed, log: Path) -> Count:
    """Compare; `twice` is left to the caller, who knows how often somebody was frozen."""
    said = Counter(outbox_id for outbox_id, _, _ in _said(world))
    with database.reading() as connection:
        rows = {row.id: row for row in connection.execute(sa.select(outbox))}
        parked = connection.scalar(
            sa.select(sa.func.count()).where(agenda.c.parked_at.is_not(None))
        )
        failing = list(connection.scalars(sa.select(agenda.c.error).where(agenda.c.error != "")))
    shown = {row_id for row_id, row in rows.items() if not row.conversation.startswith("home:")}
    kinds = Counter(rows[one].body["type"] for one in said if one in rows)
    wrong = [
        *(
            f"{name}: {kinds[name]} instead of {n}"
            for name, n in asdict(owed).items()
            if kinds[name] != n
        ),
        *(f"in Slack, but nobody said it: {one}" for one in said.keys() - rows.keys()),
        *(f"said, but not in Slack: {rows[one].body['type']}" for one in shown - said.keys()),
        *(f"left behind: {row.state} {row.error}" for row in rows.values() if row.state != "done"),
        *(f"moment failed: {error}" for error in failing),
        *(["moments parked"] if parked else []),
        *_out_of_order(world, rows),
        *_astray(world, rows),
    ]
    lines = lines_of(log)
    return Count(
        messages=sum(said.values()),
        kinds=dict(kinds),
        twice=sum(said.values()) - len(said),
        counted=sum(row.overtaken for row in rows.values()),
        lease_ended=sum(line.get("metric") == "lease_ended" for line in lines),
        unknown=sum(line.get("event") == "answer lost" for line in lines),
        wrong=tuple(wrong),
    )


def _said(world: World) -> Iterator[tuple[str, str, str]]:
    """The row id, conversation and ts of every message of the bot."""
    for channel in world.channels.values():
        for message in channel.messages:
            if message.metadata:
                payload = message.metadata["event_payload"]
                yield str(payload["id"]), channel.id, message.ts


def _out_of_order(world: World, rows: dict[str, sa.Row[tuple[object, ...]]]) -> Iterator[str]:
    """First posts of a conversation come in the order in which they were decided."""
    last: dict[str, int] = {}
    seen: set[str] = set()
    for outbox_id, channel, _ in sorted(_said(world), key=lambda one: one[2]):
        if outbox_id in seen or outbox_id not in rows:
            continue
        seen.add(outbox_id)
        position = int(str(rows[outbox_id]._mapping["position"]))  # noqa: SLF001 -- the documented way
        if position < last.get(channel, 0):
            yield f"out of order in {channel}"
        last[channel] = position


def _astray(world: World, rows: dict[str, sa.Row[tuple[object, ...]]]) -> Iterator[str]:
    """A reply is in the thread of its parent, and everything else in none."""
    parents = {row_id: row._mapping["parent_id"] for row_id, row in rows.items()}  # noqa: SLF001 -- the documented way
    tops = {ts: outbox_id for outbox_id, _, ts in _said(world)}
    for channel in world.channels.values():
        for message in channel.messages:
            under = tops.get(message.thread_ts or "")
            if message.ts in tops and under != parents.get(tops[message.ts]):
                yield f"in the wrong thread: {message.text[:40]}"


def lines_of(log: Path) -> list[dict[str, object]]:
    """Everything that was logged, but for what a kill cut off."""
    if not log.exists():
        return []
    found = []
    for line in log.read_text(errors="replace").splitlines():
        if line.startswith("{"):
            try:
                found.append(json.loads(line))
            except ValueError:  # cut off by a kill
                continue
    return found
