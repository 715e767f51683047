"""Outbox, gateway and the local Slack together, over a wire that breaks."""

from datetime import timedelta

import pytest

from bot.gateways.slack import SlackMessenger
from bot.store import outbox, sending
from bot.store.database import Database
from bot.usecases.deliver import deliver
from bot.usecases.reconcile import reconcile
from tests.gateways.conftest import Line
from tests.gateways.letters import digest
from tests.store.moments import AT, TEAM, let_real_time_pass, states

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
