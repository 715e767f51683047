"""What people do meanwhile: they are asked, say "Later", take it, finish it, answer, and read."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp
import sqlalchemy as sa

from bot.core.questions import FollowupDetails
from bot.sandbox.records import Channel, Message
from bot.sandbox.refusals import Json
from bot.sandbox.server import Server
from bot.store.database import Database
from bot.store.tables import agenda, answer, followup, outbox
from bot.usecases.handlers import HANDLERS
from bot.usecases.record_answer import record_details
from bot.views import action_ids
from tests.chaos.clock import FileClock
from tests.chaos.company import MONDAY, ROUND_DAYS, SEATS

PATIENCE = 240.0
"""Real seconds in which whatever is owed must have come, under any mischief."""
LOOK = 0.1
PRESS_AGAIN = 4.0
"""Whoever sees nothing happen presses again."""


@dataclass
class Owed:
    """How often each kind of message must be in Slack."""

    offer: int = 0
    question: int = 0
    offer_reminder: int = 0
    digest: int = 0
    digest_more: int = 0
    rotation_card: int = 0


@dataclass
class Story:
    """The company's days of rounds, acted out in full whatever goes wrong meanwhile."""

    server: Server
    database: Database
    clock: FileClock
    rooms: int
    seed: int
    owed: Owed = field(default_factory=Owed)
    days: int = 0
    presses: int = 0
    _learning: dict[str, str] = field(default_factory=dict)
    """This week's questions, by whom they were answered."""

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 -- no secret
        self.owed.rotation_card = self.rooms

    async def day(self) -> None:
        """A round, its contacts from offer to answer; after a week's last one its digest."""
        week, number = divmod(self.days, len(ROUND_DAYS))
        monday = MONDAY + timedelta(weeks=week)
        morning = monday + timedelta(days=ROUND_DAYS[number])
        self.clock.set(morning + timedelta(hours=3))
        self.owed.offer += self.rooms * SEATS
        await self._settle()
        await self._put_off()
        await self._press_all(action_ids.OFFER_ACCEPT)
        await self._press_all(action_ids.PAIRING_DONE)
        self.owed.question += self.rooms * SEATS
        await self._press_all(action_ids.QUESTION_ANSWER)
        await self._learn("at once")
        self.days += 1
        if self.days % len(ROUND_DAYS) == 0:
            await self._read(friday=monday + timedelta(days=4))

    async def _read(self, friday: datetime) -> None:
        """The digest is posted with its thread; then whoever was heard says it otherwise."""
        self.clock.set(friday + timedelta(hours=8))
        self.owed.digest += self.rooms
        self.owed.digest_more += self.rooms
        await self._settle()
        await self._learn("on second thoughts")
        self._learning.clear()

    async def _learn(self, when: str) -> None:
        """Everybody says what they learned this week, by a door without Slack."""
        for followup_id, user_id in await asyncio.to_thread(self._answered):
            self._learning.setdefault(followup_id, user_id)
        for number, (followup_id, user_id) in enumerate(sorted(self._learning.items())):
            details = FollowupDetails(outcome="solved", learning=f"Lesson {number}, {when}")
            problems = await asyncio.to_thread(
                self.database.call,
                record_details,
                self.server.world.workspace.id,
                followup_id=followup_id,
                user_id=user_id,
                details=details,
                at=self.clock.now(),
            )
            assert problems is None, problems
        await self._settle()

    def _answered(self) -> list[tuple[str, str]]:
        """Questions with an answer that has no words yet."""
        of_it = (answer.c.workspace_id == followup.c.workspace_id) & (
            answer.c.followup_id == followup.c.id
        )
        statement = sa.select(followup.c.id, followup.c.user_id).join(answer, of_it)
        with self.database.reading() as connection:
            rows = connection.execute(statement.where(answer.c.learning == "")).all()
        return [(row.id, row.user_id) for row in rows]

    async def rest(self) -> None:
        """Wait till all that was begun has come to its end."""
        await self._settle()

    async def _put_off(self) -> None:
        """Some want to be reminded in an hour, which then passes."""
        later = [one for one in self._with(action_ids.OFFER_LATER) if self.random.random() < 0.4]
        await asyncio.gather(*(self._ask_later(*one) for one in later))
        self.owed.offer_reminder += len(later)
        self.clock.set(self.clock.now() + timedelta(minutes=61))
        await self._settle()

    async def _ask_later(self, channel: Channel, message: Message, button: Json) -> None:
        async with asyncio.timeout(PATIENCE):
            while not await asyncio.to_thread(self._reminder_planned, str(button["value"])):
                await self._press(channel, message, button)
                await asyncio.sleep(LOOK)

    def _reminder_planned(self, pairing_id: str) -> bool:
        statement = sa.select(agenda.c.subject).where(
            agenda.c.kind == "remind_offer", agenda.c.subject == pairing_id
        )
        with self.database.reading() as connection:
            return connection.execute(statement).first() is not None

    async def _press_all(self, action_id: str) -> None:
        """Press this button wherever it stands, until each has had its effect."""
        await asyncio.gather(*(self._press_till_gone(*one) for one in self._with(action_id)))
        await self._settle()

    async def _press_till_gone(self, channel: Channel, message: Message, button: Json) -> None:
        before = message.blocks
        async with asyncio.timeout(PATIENCE):
            while message.blocks == before:
                await self._press(channel, message, button)
                for _ in range(int(PRESS_AGAIN / LOOK)):
                    if message.blocks != before:
                        return
                    await asyncio.sleep(LOOK)

    async def _press(self, channel: Channel, message: Message, button: Json) -> None:
        self.presses += 1
        user = next(one for one in channel.members if one != self.server.world.app.bot_user)
        wish = {
            "user": user,
            "channel": channel.id,
            "ts": message.ts,
            "block_id": button["block_id"],
            "action_id": button["action_id"],
        }
        async with (
            aiohttp.ClientSession() as http,
            http.post(f"{self.server.url}/_emu/act/action", json=wish) as answer,
        ):
            await answer.read()  # whether it was heard shows in the message

    def _with(self, action_id: str) -> list[tuple[Channel, Message, Json]]:
        """Every direct message with such a button, and its first."""
        found = []
        for channel in self.server.world.channels.values():
            for message in channel.messages if channel.kind == "im" else ():
                buttons = _buttons(message, action_id)
                if buttons:
                    found.append((channel, message, buttons[0]))
        return found

    async def _settle(self) -> None:
        """Wait till nothing is owed: none of what is due is undone or unsaid."""
        async with asyncio.timeout(PATIENCE):
            while await asyncio.to_thread(self._owing):  # noqa: ASYNC110 -- it is in a database
                await asyncio.sleep(LOOK)

    def _owing(self) -> bool:
        due = sa.select(agenda.c.subject).where(
            agenda.c.kind.in_(list(HANDLERS)), agenda.c.due_at <= self.clock.now()
        )
        unsaid = sa.select(outbox.c.id).where(outbox.c.state.in_(["due", "claimed", "unknown"]))
        with self.database.reading() as connection:
            return any(
                connection.execute(each.limit(1)).first() is not None for each in (due, unsaid)
            )


def _buttons(message: Message, action_id: str) -> list[Json]:
    return [
        {**element, "block_id": block["block_id"]}
        for block in message.blocks
        for element in block.get("elements", [])
        if str(element.get("action_id", "")).split(":")[0] == action_id
    ]
