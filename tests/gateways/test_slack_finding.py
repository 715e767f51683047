"""Finding out in Slack what became of a message whose answer was lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.gateways.slack import SlackMessenger
from bot.ports import Letter, Refused, Retry, Sent, Unknown
from tests.gateways.conftest import Line
from tests.gateways.letters import letter
from tests.gateways.test_messengers import AROUND
from tests.store.moments import AT

QUICK = (0.0, 0.0, 0.0)


@pytest.fixture
def messenger(line: Line) -> SlackMessenger:
    return SlackMessenger(line.client, QUICK)


async def test_a_lost_answer_is_unknown_and_the_message_can_be_found(
    line: Line, messenger: SlackMessenger
) -> None:
    told = letter(line.id("ada"))
    line.wire.faults["chat.postMessage"] = ["drop after"]
    assert isinstance(await messenger.post(told), Unknown)
    assert line.wire.calls.count("chat.postMessage") == 1
    found = await messenger.find(told, *AROUND)
    assert isinstance(found, Sent)


async def test_a_lost_request_is_unknown_and_nothing_is_found(
    line: Line, messenger: SlackMessenger
) -> None:
    told = letter(line.id("ada"))
    line.wire.faults["chat.postMessage"] = ["drop before"]
    assert isinstance(await messenger.post(told), Unknown)
    assert await messenger.find(told, *AROUND) is None


async def test_only_the_time_around_the_attempt_is_searched(
    line: Line, messenger: SlackMessenger
) -> None:
    told = letter(line.id("customer-contact"))
    await messenger.post(told)
    hour = timedelta(hours=1)
    assert await messenger.find(told, AT + 2 * hour, AT + 3 * hour) is None
    assert await messenger.find(told, AT - 3 * hour, AT - 2 * hour) is None


@pytest.mark.parametrize("wrong_by", [timedelta(hours=1), timedelta(hours=-1)])
async def test_a_message_is_found_although_the_clock_was_an_hour_wrong(
    line: Line, messenger: SlackMessenger, wrong_by: timedelta
) -> None:
    told = letter(line.id("customer-contact"))
    sent = await messenger.post(told)
    since, until = AROUND
    assert await messenger.find(told, since + wrong_by, until + wrong_by) == sent


async def test_a_search_goes_on_where_history_may_be_read_only_once_a_minute(
    line: Line, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateways.history._PAGE", 2)
    told = letter(line.id("customer-contact"))
    sent = await messenger.post(told)
    for _ in range(7):
        await messenger.post(letter(line.id("customer-contact")))
    minutes = 0
    found: Sent | Retry | None = Retry(after_seconds=0, why="")
    while isinstance(found, Retry):
        line.wire.faults["conversations.history"] = ["", (429, {"Retry-After": "60"}, "")]
        found = await messenger.find(told, *AROUND)
        minutes += 1
        assert minutes < 9
    assert found == sent
    assert minutes == 4


async def in_a_thread(line: Line, messenger: SlackMessenger, replies: int) -> list[Letter]:
    """Letters posted in the thread of one more."""
    room = line.id("customer-contact")
    parent = await messenger.post(letter(room))
    assert isinstance(parent, Sent)
    told = [replace(letter(room), thread_ts=parent.ts) for _ in range(replies)]
    for one in told:
        assert isinstance(await messenger.post(one), Sent)
    return told


async def test_a_reply_is_found_page_by_page_where_threads_may_be_read_only_once_a_minute(
    line: Line, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateways.history._PAGE", 2)
    told = (await in_a_thread(line, messenger, 6))[-1]
    minutes = 0
    found: Sent | Retry | None = Retry(after_seconds=0, why="")
    while isinstance(found, Retry):
        line.wire.faults["conversations.replies"] = ["", (429, {"Retry-After": "60"}, "")]
        found = await messenger.find(told, *AROUND)
        minutes += 1
        assert minutes < 9
    assert isinstance(found, Sent)
    assert minutes == 4  # the parent comes first, and counts
    assert "conversations.history" not in line.wire.calls


async def test_a_search_in_a_thread_begins_anew_when_its_place_is_forgotten(
    line: Line, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateways.history._PAGE", 2)
    told = (await in_a_thread(line, messenger, 4))[-1]
    stale = (200, {"Content-Type": "application/json"}, '{"ok": false, "error": "invalid_cursor"}')
    line.wire.faults["conversations.replies"] = ["", stale]
    assert isinstance(await messenger.find(told, *AROUND), Retry)
    assert isinstance(await messenger.find(told, *AROUND), Sent)


async def test_in_a_thread_that_was_deleted_nothing_is_found_and_nothing_is_posted(
    line: Line, messenger: SlackMessenger
) -> None:
    told = replace(letter(line.id("customer-contact")), thread_ts="1.000000")
    assert await messenger.find(told, *AROUND) is None
    assert await messenger.post(told) == Refused(why="thread_not_found", whom="message")


async def test_what_is_deleted_over_replies_leaves_them_to_be_found_and_changed(
    line: Line, messenger: SlackMessenger
) -> None:
    (told,) = await in_a_thread(line, messenger, 1)
    await line.client.chat_delete(channel=told.conversation, ts=str(told.thread_ts))
    found = await messenger.find(told, *AROUND)
    assert isinstance(found, Sent)
    there = replace(told, channel_id=found.channel_id, ts=found.ts)
    assert await messenger.update(there) == found
    parent = replace(there, ts=told.thread_ts)
    assert await messenger.update(parent) == Refused(why="message_not_found", whom="message")


async def test_a_message_is_found_behind_many_others(line: Line, messenger: SlackMessenger) -> None:
    told = letter(line.id("customer-contact"))
    sent = await messenger.post(told)
    room = line.world.channels[line.id("customer-contact")]
    for number in range(250):
        later = replace(
            room.messages[0], ts=f"{int(AT.timestamp()) + 1}.{number:06}", metadata=None
        )
        room.messages.append(later)
    assert await messenger.find(told, *AROUND) == sent
    assert line.wire.calls.count("conversations.history") > 1
