"""What every Messenger does, one class run over all of them."""

import io
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.core.messages import Home
from bot.gateways.console import ConsoleMessenger
from bot.gateways.slack import SlackMessenger
from bot.ports import Letter, Messenger, Sent
from bot.views.render import render
from tests.gateways.conftest import Line
from tests.gateways.letters import letter
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, saying

AROUND = (AT - timedelta(seconds=60), AT + timedelta(seconds=120))


@dataclass
class Stage:
    """A Messenger, places to say something, and what people read there."""

    messenger: Messenger
    person: str
    channel: str
    read: Callable[[Sent], str]


def _console() -> Stage:
    stream = io.StringIO()

    def read(sent: Sent) -> str:
        return stream.getvalue().rpartition(f" {sent.channel_id} {sent.ts}\n")[2]

    return Stage(ConsoleMessenger(stream), "U1", "C1", read)


def _memory() -> Stage:
    messenger = MemoryMessenger(at=AT)

    def read(sent: Sent) -> str:
        return next(
            render(said.message).text
            for said in messenger.said
            if (said.channel_id, said.ts) == (sent.channel_id, sent.ts)
        )

    return Stage(messenger, "U1", "C1", read)


def _slack(line: Line) -> Stage:
    def read(sent: Sent) -> str:
        messages = line.world.channels[sent.channel_id].messages
        return next(message.text for message in messages if message.ts == sent.ts)

    return Stage(SlackMessenger(line.client), line.id("ada"), line.id("customer-contact"), read)


@pytest.fixture(params=["memory", "console", "slack"])
async def stage(request: pytest.FixtureRequest, line: Line) -> AsyncIterator[Stage]:
    if request.param == "slack":
        yield _slack(line)
    else:
        yield _memory() if request.param == "memory" else _console()


def there(told: Letter, sent: Sent, detail: str) -> Letter:
    return replace(told, channel_id=sent.channel_id, ts=sent.ts, message=saying(detail))


async def posted(stage: Stage, told: Letter) -> Sent:
    outcome = await stage.messenger.post(told)
    assert isinstance(outcome, Sent), outcome
    return outcome


class TestEveryMessenger:
    async def test_says_what_it_is_given(self, stage: Stage) -> None:
        sent = await posted(stage, letter(stage.channel, saying("the word")))
        assert "the word" in stage.read(sent)

    async def test_says_a_persons_messages_to_them_in_one_place(self, stage: Stage) -> None:
        first = await posted(stage, letter(stage.person))
        second = await posted(stage, letter(stage.person))
        assert first.channel_id == second.channel_id
        assert first.ts != second.ts

    async def test_updates_in_place(self, stage: Stage) -> None:
        told = letter(stage.person, saying("before"))
        sent = await posted(stage, told)
        again = await stage.messenger.update(there(told, sent, "afterwards"))
        assert again == sent
        assert "afterwards" in stage.read(sent)
        assert "before" not in stage.read(sent)

    async def test_finds_its_own_message_by_its_id(self, stage: Stage) -> None:
        told = letter(stage.person)
        await posted(stage, letter(stage.person))
        sent = await posted(stage, told)
        await posted(stage, letter(stage.person))
        assert await stage.messenger.find(told, *AROUND) == sent

    async def test_replies_in_a_thread_and_finds_its_reply_there_only(self, stage: Stage) -> None:
        parent = await posted(stage, letter(stage.channel))
        told = replace(letter(stage.channel, saying("more")), thread_ts=parent.ts)
        sent = await posted(stage, told)
        await posted(stage, replace(letter(stage.channel), thread_ts=parent.ts))
        assert await stage.messenger.find(told, *AROUND) == sent
        unsaid = replace(letter(stage.channel), thread_ts=parent.ts)
        assert await stage.messenger.find(unsaid, *AROUND) is None
        await stage.messenger.update(there(told, sent, "more than before"))
        assert "more than before" in stage.read(sent)

    async def test_does_not_find_what_was_not_said(self, stage: Stage) -> None:
        await posted(stage, letter(stage.channel))
        assert await stage.messenger.find(letter(stage.channel), *AROUND) is None

    async def test_shows_a_home_and_shows_it_anew(self, stage: Stage) -> None:
        told = letter(f"home:{stage.person}", Home(user_id=stage.person))
        sent = await posted(stage, told)
        shown = replace(told, channel_id=sent.channel_id, ts=sent.ts)
        assert isinstance(await stage.messenger.update(shown), Sent)
