"""The world of a story: time, people, channels and tickets, in the words of the product."""

from __future__ import annotations

import asyncio
import csv
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from typer.testing import CliRunner

from bot.cli.app import app
from tests.scenarios.company import CHANNEL
from tests.scenarios.people import Channel, Person
from tests.scenarios.surfaces import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from bot.sandbox.records import Message as Record
    from tests.scenarios.engine import Engine
    from tests.scenarios.program import Json, Program

BERLIN = ZoneInfo("Europe/Berlin")
COLUMNS = (
    *("ID", "Subject", "Description", "Customer", "Company", "Email", "Status", "Created"),
    "Assignee email",
)


class Firsthand:
    """Everything a story may do. What the bot says must be looked at, or the story fails."""

    channel_name = CHANNEL

    def __init__(self, program: Program, engine: Engine) -> None:
        self.program, self.engine = program, engine
        self._looked_at: set[tuple[str, str]] = set()
        self._clicks: Counter[str] = Counter()

    # Time

    @property
    def now(self) -> datetime:
        return self.program.clock.now().astimezone(BERLIN)

    def fast_forward(self, **span: float) -> None:
        self.engine(self.program.travel(self.program.clock.now() + timedelta(**span)))

    def travel_to(self, moment: str) -> None:
        """Travel to a local time in Berlin, as 2026-11-23 10:05."""
        self.engine(self.program.travel(self.moment(moment)))

    def moment(self, moment: str) -> datetime:
        return datetime.fromisoformat(moment).replace(tzinfo=BERLIN)

    def restart_bot(self, *, back_at: str = "") -> None:
        """Stop the bot and start it again on the same database, later if a time is given."""
        self.engine(self.program.stop_bot())
        if back_at:
            self.program.clock.set_forward(self.moment(back_at))
        self.engine(self.program.start_bot())
        self.engine(self.program.settle())

    @contextmanager
    def without_slack(self) -> Iterator[None]:
        """Slack cannot be reached; the bot runs on."""
        self.engine(self.program.slack_goes_away())
        yield
        self.engine(self.program.slack_comes_back())
        self.engine(self.program.settle())

    def strikes(self, moment: str) -> None:
        """It is that time, and the bot ticks once; no waiting for what Slack does not take."""
        self.engine(self.program.strike(self.moment(moment)))

    # People and places

    def user(self, name: str) -> Person:
        return Person(self, name)

    def channel(self, name: str) -> Channel:
        return Channel(self, name)

    def ids(self) -> dict[str, str]:
        return {user.name: user.id for user in self.program.slack.users.values()}

    def channel_id(self, name: str) -> str:
        rooms = self.program.slack.channels.values()
        return next(room.id for room in rooms if room.name == name)

    def names(self) -> dict[str, str]:
        return {user.id: user.name for user in self.program.slack.users.values()}

    # Doing and looking

    def act(self, act: str, **fields: object) -> Json:
        filled = fields.get("values")
        if act in ("act/action", "act/submit"):
            self._clicks[str(fields["user"])] += 1 + (
                len(filled) if isinstance(filled, dict) else 0
            )
        return self.engine(self.program.do(act, **fields))

    def clicks(self, name: str) -> int:
        """Buttons somebody has pressed and fields they have filled so far."""
        return self._clicks[name]

    def act_at_once(self, *acts: Json) -> None:
        """Several clicks in the same instant, before anybody sees what came of the others."""

        async def together() -> None:
            await asyncio.gather(*(self.program.tell("act/action", **act) for act in acts))
            await self.program.settle()

        self.engine(together())

    def see(self, what: str, **query: str) -> Json:
        return self.engine(self.program.see(what, **query))

    def download(self, file_id: str) -> bytes:
        return self.engine(self.program.download(file_id))

    def said(self) -> list[Record]:
        """Every message of the bot, and Slackbot's, oldest first."""
        rooms = self.program.slack.channels.values()
        told = (one for room in rooms for one in room.messages)
        theirs = (one for one in told if one.by_app or one.user == "USLACKBOT")
        return sorted(theirs, key=lambda one: one.ts)

    def unread(self, fitting: Callable[[Record], bool]) -> list[Message]:
        """Messages nobody has looked at yet."""
        return [
            Message(self, one.channel, one.ts)
            for one in self.said()
            if (one.channel, one.ts) not in self._looked_at and fitting(one)
        ]

    def look(
        self, fitting: Callable[[Record], bool], texts: tuple[str, ...], reader: str = ""
    ) -> Message:
        """Look at the one unread message that has these words."""
        unread = self.unread(fitting)
        for one in unread:
            if all(text in one.text for text in texts):
                self._looked_at.add((one.channel, one.ts))
                return Message(self, one.channel, one.ts, reader)
        others = "\n---\n".join(one.text for one in unread) or "nothing"
        msg = f"nothing new says {texts}; there is:\n{others}"
        raise AssertionError(msg)

    def read_everything(self) -> list[Message]:
        """Look at all that is new, each message with the eyes of whoever it is for."""
        names, rooms = self.names(), self.program.slack.channels
        news = []
        for one in self.unread(lambda _: True):
            self._looked_at.add((one.channel, one.ts))
            room = rooms[one.channel]
            readers = [
                names[user] for user in room.members if user != self.program.slack.app.bot_user
            ]
            news.append(replace(one, reader=readers[0] if room.kind == "im" else ""))
        return news

    def nothing_more(self) -> None:
        """The bot has said nothing nobody looked at, and did nothing Slack would resent."""
        self.engine(self.program.settle())
        unread = self.unread(lambda _: True)
        assert not unread, "nobody expected:\n" + "\n---\n".join(one.text for one in unread)
        violations = self.violations()
        assert not violations, violations

    def violations(self) -> list[Json]:
        return list(self.see("journal")["violations"])

    # What comes from outside

    def import_tickets(self, tickets: Path | Iterable[Mapping[str, str]], rotation: str) -> str:
        """Run ``firsthand source add csv``; what it printed."""
        path = tickets if hasattr(tickets, "open") else self._export(tickets)
        return self.command("source", "add", "csv", str(path), "--rotation", rotation)

    def import_calls(self, calendar: Path, rotation: str, *more: str) -> str:
        """Run ``firsthand source add ics``; what it printed."""
        return self.command("source", "add", "ics", str(calendar), "--rotation", rotation, *more)

    def command(self, *words: str) -> str:
        """Run ``firsthand`` in a terminal beside the running bot."""
        env = self.program.environment
        ran = CliRunner().invoke(app, words, env=env, catch_exceptions=False)
        assert ran.exit_code == 0, ran.output
        self.engine(self.program.settle())
        return ran.output

    def _export(self, rows: Iterable[Mapping[str, str]]) -> Path:
        path = self.program.folder / "tickets.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        return path
