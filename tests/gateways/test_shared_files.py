"""A message that is a file: in Slack once, whatever happens on the way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.messages import CalendarFile, CallEntry, Removed
from bot.gateways.slack import SlackMessenger
from bot.ports import Letter, Outcome, Refused, Retry, Sent, Unknown
from bot.sandbox.records import Message
from tests.gateways.conftest import Line
from tests.gateways.letters import letter
from tests.gateways.test_messengers import AROUND

QUICK = (0.0, 0.0, 0.0)
COMPLETE = "files.completeUploadExternal"
WHEN = datetime(2026, 11, 26, 13, tzinfo=UTC)
FILE = CalendarFile(
    subject_id="p1",
    entry=CallEntry(starts_at=WHEN, ends_at=WHEN, rotation="Payments", alias="Customer 17"),
    said_at=datetime(2026, 11, 20, tzinfo=UTC),
)


class Desk:
    """Says a letter as delivery does: with all that is remembered of it."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.messenger = SlackMessenger(line.client, QUICK, self.keep)
        self.letter = letter(line.id("ada"), FILE)

    async def keep(self, told: Letter, file_id: str, digest: str) -> None:
        assert told.outbox_id == self.letter.outbox_id
        self.letter = replace(self.letter, spare_file_id=file_id, spare_file_digest=digest)

    async def say(self, **changed: object) -> Outcome:
        message = self.letter.message
        if isinstance(message, CalendarFile) and changed:
            self.letter = replace(self.letter, message=message.model_copy(update=changed))
        post = self.letter.ts is None
        outcome = await (self.messenger.post if post else self.messenger.update)(self.letter)
        return self.settle(outcome)

    async def find(self) -> Sent | Retry | None:
        found = await self.messenger.find(self.letter, *AROUND)
        self.settle(found)
        return found

    def settle(self, outcome: Outcome | None) -> Outcome:
        if isinstance(outcome, Sent):
            self.letter = replace(
                self.letter,
                channel_id=outcome.channel_id,
                ts=outcome.ts,
            )
            if outcome.file_id is not None:
                digest = outcome.file_digest
                self.letter = replace(self.letter, file_id=outcome.file_id, file_digest=digest)
                self.letter = replace(self.letter, spare_file_id=None, spare_file_digest=None)
        return outcome or Unknown(why="nothing")

    def there(self) -> list[Message]:
        rooms = self.line.world.channels.values()
        return [one for room in rooms for one in room.messages if one.by_app]

    def posted(self) -> list[str]:
        return [name for one in self.there() for name in one.files]


@pytest.fixture
def desk(line: Line) -> Desk:
    return Desk(line)


async def test_it_is_posted_replaced_and_taken_back(desk: Desk) -> None:
    first = await desk.say()
    assert isinstance(first, Sent)
    assert desk.posted() == [first.file_id]
    second = await desk.say(sequence=1)
    assert isinstance(second, Sent)
    assert desk.posted() == [second.file_id]
    assert second.ts != first.ts
    assert first.file_id not in desk.line.world.files
    assert isinstance(await desk.say(state="taken_back"), Sent)
    assert desk.there() == []
    assert not desk.line.world.files
    assert isinstance(await desk.say(state="taken_back"), Sent)  # again: nothing is left to do
    third = await desk.say(state="given", sequence=2)
    assert isinstance(third, Sent)
    assert desk.posted() == [third.file_id]


async def test_the_words_of_a_forgotten_customer_take_the_file_along(desk: Desk) -> None:
    await desk.say()
    desk.letter = replace(desk.letter, message=Removed())
    assert isinstance(await desk.say(), Sent)
    assert (desk.there(), desk.line.world.files) == ([], {})


@pytest.mark.parametrize("processing", [0.0, 1e6])
async def test_a_file_whose_answer_was_lost_is_found_by_its_id(
    desk: Desk, processing: float
) -> None:
    desk.line.world.file_delay_seconds = processing
    desk.line.wire.faults[COMPLETE] = ["drop after"]
    assert isinstance(await desk.say(), Unknown)
    if processing:
        assert isinstance(await desk.find(), Retry)
        desk.line.world.file_delay_seconds = 0
    found = await desk.find()
    assert isinstance(found, Sent)
    assert desk.posted() == [found.file_id]
    assert desk.letter.ts == found.ts


async def test_a_file_that_never_arrived_is_posted_again(desk: Desk) -> None:
    desk.line.wire.faults[COMPLETE] = ["drop before"]
    assert isinstance(await desk.say(), Unknown)
    assert await desk.find() is None
    assert isinstance(await desk.say(), Sent)
    assert len(desk.posted()) == 1


async def test_a_new_version_whose_answer_was_lost_is_not_posted_twice(desk: Desk) -> None:
    await desk.say()
    desk.line.wire.faults[COMPLETE] = ["drop after"]
    assert isinstance(await desk.say(sequence=1), Retry | Unknown)
    assert isinstance(await desk.say(), Sent)
    assert len(desk.posted()) == 1


async def test_an_overtaken_version_goes_although_its_answer_was_lost(desk: Desk) -> None:
    desk.line.wire.faults[COMPLETE] = ["drop after"]
    assert isinstance(await desk.say(), Unknown)
    await desk.find()
    newer = await desk.say(sequence=1)
    assert isinstance(newer, Sent)
    assert desk.posted() == [newer.file_id]


async def test_a_share_that_slack_dropped_is_made_again(desk: Desk) -> None:
    desk.line.world.faults.arm("file_share_missing", {}, {})
    assert isinstance(await desk.say(), Retry)
    again = await desk.say()
    assert isinstance(again, Sent)
    assert desk.posted() == [again.file_id]


async def test_a_slow_file_is_waited_for(desk: Desk) -> None:
    desk.line.world.file_delay_seconds = 1e6
    for _ in range(2):
        assert isinstance(await desk.say(), Retry)
    desk.line.world.file_delay_seconds = 0
    assert isinstance(await desk.say(), Sent)
    assert desk.line.wire.calls.count(COMPLETE) == 1


FAULTS: Mapping[str, tuple[int, dict[str, str], str]] = {
    "429": (429, {"Retry-After": "7"}, ""),
    "500": (500, {}, "oh"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.info", COMPLETE])
async def test_whatever_call_fails_it_is_there_once_in_the_end(
    desk: Desk, method: str, fault: str
) -> None:
    desk.line.wire.faults[method] = [FAULTS[fault]]
    outcome = await desk.say()
    if isinstance(outcome, Unknown):
        assert await desk.find() is None
    else:
        assert isinstance(outcome, Retry)
        assert not outcome.limited  # other messages need not wait for it
        assert outcome.after_seconds == 7 or fault != "429"
    assert isinstance(await desk.say(), Sent)
    assert len(desk.posted()) == 1


async def test_who_cannot_be_written_to_is_told_of(desk: Desk) -> None:
    world = desk.line.world
    world.faults.arm("error", {"method": COMPLETE}, {"error": "channel_not_found"})
    outcome = await desk.say()
    assert outcome == Refused(why="channel_not_found", whom="channel")
