"""Outbox, gateway and the local Slack together, over a wire that breaks."""

from datetime import timedelta

import pytest

from bot.gateways.slack import SlackMessenger
from bot.ports import Letter
from bot.store import outbox, sending, threads
from bot.store.database import Database
from bot.store.spares import keep_spare
from bot.usecases.deliver import deliver
from bot.usecases.reconcile import reconcile
from tests.gateways.conftest import Line
from tests.gateways.letters import digest
from tests.store.moments import AT, TEAM, let_real_time_pass, saying, states

LONG_ENOUGH = sending.LEASE + sending.TIME_OUT + 2


@pytest.mark.parametrize("fault", ["drop before", "drop after"])
async def test_a_digest_whose_answer_was_lost_is_in_the_channel_once(
    database: Database, line: Line, fault: str
) -> None:
    slack = SlackMessenger(line.client, ())
    room = line.id("customer-contact")
    with database.write(TEAM) as tx:
        outbox.put(tx, key="digest", conversation=room, message=digest(), at=AT)
    line.wire.faults["chat.postMessage"] = [fault]
    await deliver(database, slack, AT)
    assert states(database) == ["unknown"]
    let_real_time_pass(database, LONG_ENOUGH)
    later = AT + timedelta(seconds=LONG_ENOUGH)
    await reconcile(database, slack, later)
    await deliver(database, slack, later)
    assert len(line.world.channels[room].messages) == 1
    with database.write(TEAM) as tx:
        outbox.put(tx, key="digest", conversation=room, message=digest(contacts=5), at=later)
    await deliver(database, slack, later)
    (message,) = line.world.channels[room].messages
    assert "-W47: 5, 5" in str(message.blocks)
    assert states(database) == ["done"]


@pytest.mark.parametrize("fault", ["drop before", "drop after", "no answer in time"])
async def test_a_reply_whose_answer_was_lost_is_in_the_thread_once(
    database: Database, line: Line, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    slack = SlackMessenger(line.client, ())
    room = line.id("customer-contact")
    with database.write(TEAM) as tx:
        outbox.put(tx, key="digest", conversation=room, message=saying("the digest"), at=AT)
        threads.reply(tx, under="digest", key="more", message=saying("and more"), at=AT)
    line.wire.faults["chat.postMessage"] = ["", fault]
    if fault == "no answer in time":
        line.wire.faults["chat.postMessage"] = ["", "hang after"]
        monkeypatch.setattr(sending, "TIME_OUT", 1)
    await deliver(database, slack, AT)
    assert sorted(states(database)) == ["done", "unknown"]
    let_real_time_pass(database, LONG_ENOUGH)
    later = AT + timedelta(seconds=LONG_ENOUGH)
    # Where history may be read once a minute, the look-up waits, and nothing is posted meanwhile:
    line.wire.faults["conversations.replies"] = [(429, {"Retry-After": "60"}, "")]
    for _ in range(2):
        await reconcile(database, slack, later)
        await deliver(database, slack, later)
        let_real_time_pass(database, LONG_ENOUGH)
    parent, reply = line.world.channels[room].messages
    assert reply.thread_ts == parent.ts
    assert line.wire.calls.count("conversations.history") == 0
    with database.write(TEAM) as tx:
        threads.reply(tx, under="digest", key="more", message=saying("less"), at=later)
    await deliver(database, slack, later)
    assert "less" in reply.text
    assert states(database) == ["done", "done"]


async def test_a_picture_is_uploaded_once_and_no_old_one_stays_in_slack(
    database: Database, line: Line
) -> None:
    async def keep(told: Letter, file_id: str, digest: str) -> None:
        database.call(keep_spare, TEAM, told.outbox_id, file_id=file_id, digest=digest)

    slack = SlackMessenger(line.client, (), keep)
    room = line.id("customer-contact")

    async def say(contacts: int, seconds: int) -> None:
        moment = AT + timedelta(seconds=seconds)
        with database.write(TEAM) as tx:
            message = digest(contacts=contacts)
            outbox.put(tx, key="digest", conversation=room, message=message, at=moment)
        let_real_time_pass(database, LONG_ENOUGH)
        await reconcile(database, slack, moment)
        await deliver(database, slack, moment)

    line.wire.faults["chat.postMessage"] = ["drop before", "drop after"]
    for turn in range(4):  # twice its answer is lost: once it had not happened, once it had
        await say(3, turn * LONG_ENOUGH)
    assert states(database) == ["done"]
    assert line.wire.calls.count("files.completeUploadExternal") == 1
    await say(5, 5 * LONG_ENOUGH)
    await say(5, 6 * LONG_ENOUGH)
    assert line.wire.calls.count("files.completeUploadExternal") == 2
    (message,) = line.world.channels[room].messages
    (left,) = line.world.files
    assert left in str(message.blocks)
