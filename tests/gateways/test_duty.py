"""User groups and pins, told to the local Slack."""

import pytest

from bot.core.duty_messages import digest_of
from bot.gateways.duty import AGAIN, NotKeptError, SlackDuty, UserGroup
from bot.gateways.sentences import SlackProblem
from bot.gateways.slack import SlackMessenger
from bot.ports import Sent
from bot.sandbox.records import UserGroup as Record
from tests.gateways.conftest import Line
from tests.gateways.letters import letter

SCOPES = ("usergroups:read", "usergroups:write", "pins:write")


@pytest.fixture
def duty(line: Line) -> SlackDuty:
    line.world.app.scopes = (*line.world.app.scopes, *SCOPES)
    return SlackDuty(line.client, line.world.app.bot_user)


def group(line: Line) -> Record:
    [found] = line.world.groups.values()
    return found


async def test_a_group_is_made_filled_emptied_and_filled_again(line: Line, duty: SlackDuty) -> None:
    ada, ravi = line.id("ada"), line.id("ravi")
    made = await duty.make_group("Zahlung & Co. (EU), überall")
    assert await duty.groups() == (
        UserGroup(made, "Zahlung & Co. (EU), überall on duty", group(line).handle),
    )
    await duty.fill_group(made, [ada, ravi], None)
    assert set(group(line).users) == {ada, ravi}
    await duty.fill_group(made, [], digest_of([ada, ravi]))
    assert not group(line).enabled
    await duty.fill_group(made, [ravi], "")
    assert (group(line).enabled, group(line).users) == (True, [ravi])


async def test_nothing_is_called_when_nothing_has_changed(line: Line, duty: SlackDuty) -> None:
    made = await duty.make_group("Payments")
    await duty.fill_group(made, [line.id("ada")], None)
    before = list(line.wire.calls)
    await duty.fill_group(made, [line.id("ada")], digest_of([line.id("ada")]))
    assert line.wire.calls == before
    await duty.fill_group(made, [line.id("ada")], None)
    assert line.wire.calls == [*before, "usergroups.list"]


async def test_what_somebody_changed_by_hand_is_mended(line: Line, duty: SlackDuty) -> None:
    made = await duty.make_group("Payments")
    group(line).users = [line.id("sam")]
    await duty.fill_group(made, [line.id("ada")], None)
    assert group(line).users == [line.id("ada")]


async def test_a_group_whose_making_was_not_answered_is_not_made_twice(
    line: Line, duty: SlackDuty
) -> None:
    line.wire.faults["usergroups.create"] = ["drop after"]
    with pytest.raises(NotKeptError) as lost:
        await duty.make_group("Payments")
    assert lost.value.retry_seconds == AGAIN
    assert await duty.make_group("Payments") == group(line).id


@pytest.mark.parametrize(
    ("fault", "wait"), [((429, {"Retry-After": "7"}, ""), 7), ((500, {}, ""), AGAIN)]
)
async def test_what_slack_cannot_do_now_is_told_again_later(
    line: Line, duty: SlackDuty, fault: tuple[int, dict[str, str], str], wait: int
) -> None:
    made = await duty.make_group("Payments")
    line.wire.faults["usergroups.users.update"] = [fault]
    with pytest.raises(NotKeptError) as put_off:
        await duty.fill_group(made, [line.id("ada")], None)
    assert (put_off.value.trouble, put_off.value.retry_seconds) == ("", wait)


async def test_a_free_plan_and_what_only_administrators_may_is_a_trouble(
    line: Line, duty: SlackDuty
) -> None:
    made = await duty.make_group("Payments")
    line.world.workspace.groups_by_admins = True
    with pytest.raises(NotKeptError, match="permission_denied"):
        await duty.fill_group(made, [line.id("ada")], None)
    line.world.workspace.free_plan = True
    with pytest.raises(NotKeptError, match="plan_upgrade_required"):
        await duty.make_group("Other")
    line.world.app.scopes = ()
    with pytest.raises(SlackProblem):
        await duty.groups()
    with pytest.raises(NotKeptError, match="missing_scope"):
        await duty.fill_group("S0GONE", [line.id("ada")], None)


async def test_a_group_that_is_gone_is_a_trouble(line: Line, duty: SlackDuty) -> None:
    with pytest.raises(NotKeptError, match="no_such_subteam"):
        await duty.fill_group("S0GONE", [line.id("ada")], None)


async def test_a_message_is_pinned_and_taken_down_once(line: Line, duty: SlackDuty) -> None:
    room = line.world.channels[line.id("customer-contact")]
    sent = await SlackMessenger(line.client).post(letter(room.id))
    assert isinstance(sent, Sent)
    for _ in range(2):
        await duty.pin(room.id, sent.ts)
        assert room.pins == [sent.ts]
    for _ in range(2):
        await duty.unpin(room.id, sent.ts)
        assert room.pins == []
    await line.client.chat_delete(channel=room.id, ts=sent.ts)
    await duty.unpin(room.id, sent.ts)


async def test_a_pin_that_is_not_allowed_is_a_trouble(line: Line, duty: SlackDuty) -> None:
    room = line.world.channels[line.id("customer-contact")]
    sent = await SlackMessenger(line.client).post(letter(room.id))
    assert isinstance(sent, Sent)
    room.pins = [f"1.{number:06}" for number in range(100)]
    with pytest.raises(NotKeptError, match="too_many_pins"):
        await duty.pin(room.id, sent.ts)
    line.world.app.scopes = ()
    with pytest.raises(NotKeptError, match="missing_scope"):
        await duty.unpin(room.id, sent.ts)
