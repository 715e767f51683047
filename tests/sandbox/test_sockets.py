import asyncio

import aiohttp
import pytest

from tests.sandbox.hands import Slack
from tests.sandbox.robot import SILENT, robot, ticket


async def test_a_socket_is_greeted_and_its_ticket_works_once(slack: Slack) -> None:
    url = await ticket(slack)
    async with slack.http.ws_connect(url) as ws:
        hello = await ws.receive_json()
        assert hello["type"] == "hello"
        assert hello["num_connections"] == 1
        assert hello["connection_info"]["app_id"] == slack.world.app.id
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await slack.http.ws_connect(url)
    assert refused.value.status == 409
    assert await slack.violations() == ["ticket_reused"]


async def test_each_envelope_reaches_exactly_one_socket(slack: Slack) -> None:
    async with robot(slack) as one, robot(slack) as other:
        for _ in range(4):
            await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
        heard = [len(app.payloads("/firsthand")) for app in (one, other)]
    assert heard == [2, 2]


async def test_an_eleventh_socket_is_sent_away(slack: Slack) -> None:
    sockets = [await slack.http.ws_connect(await ticket(slack)) for _ in range(11)]
    frame = await sockets[-1].receive_json()
    for ws in sockets:
        await ws.close()
    assert (frame["type"], frame["reason"]) == ("disconnect", "too_many_websockets")


async def test_an_event_without_an_ack_comes_again_with_the_same_event_id(slack: Slack) -> None:
    async with robot(slack, events_api=SILENT) as app:
        assert (await slack.do("act/home", user="ada"))["acked"] is False
        await app.until(5)
        tries = app.heard[1:]
    assert [envelope["retry_attempt"] for envelope in tries] == [0, 1, 2, 3]
    assert {envelope["retry_reason"] for envelope in tries[1:]} == {"timeout"}
    assert len({envelope["payload"]["event_id"] for envelope in tries}) == 1
    assert "unacked" in await slack.violations()


async def test_an_event_is_kept_for_a_socket_that_opens_in_time(slack: Slack) -> None:
    slack.server.hub.world.pace = slack.world.pace.__class__(redelivery=(0.0, 0.2))
    assert (await slack.do("act/home", user="ada"))["acked"] is False
    async with robot(slack) as app:
        await app.until(2)
        assert app.payloads("app_home_opened")[0]["tab"] == "home"
    assert await slack.violations() == []


async def test_a_command_without_an_ack_is_never_sent_again(slack: Slack) -> None:
    async with robot(slack, slash_commands=SILENT) as app:
        done = await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
        await slack.do("act/home", user="ada")
        assert len(app.payloads("/firsthand")) == 1
    assert (done["ok"], done["acked"], done["error"]) == (False, False, "operation_timeout")
    [sentence] = await slack.said("general")
    assert "operation_timeout" in sentence["text"]
    assert sentence["is_ephemeral"]
    assert await slack.said("general", "bob") == []


async def test_without_a_socket_a_command_fails_at_once(slack: Slack) -> None:
    done = await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    assert (done["acked"], done["error"]) == (False, "dispatch_failed")


async def test_a_socket_lost_before_its_ack_is_no_violation(slack: Slack) -> None:
    slack.world.pace = slack.world.pace.__class__(ack=3.0)
    async with slack.http.ws_connect(await ticket(slack)) as ws:
        await ws.receive_json()
        act = slack.do("act/slash", user="ada", channel="general", command="/firsthand")

        async def vanish() -> None:
            await ws.receive_json()
            await ws.close()

        async with asyncio.TaskGroup() as both:
            acting = both.create_task(act)
            both.create_task(vanish())
    assert acting.result()["error"] == "dispatch_failed"
    assert await slack.violations() == []


@pytest.mark.parametrize("reason", ["refresh_requested", "warning", "link_disabled"])
async def test_a_socket_told_to_go_gets_nothing_new_and_is_closed(
    slack: Slack, reason: str
) -> None:
    async with slack.http.ws_connect(await ticket(slack)) as ws:
        await ws.receive_json()
        assert (await slack.do("admin/socket", disconnect=reason))["sockets"] == 1
        frame = await ws.receive_json()
        assert (frame["type"], frame["reason"]) == ("disconnect", reason)
        assert (await slack.see("state"))["app"]["sockets"] == 0
        assert (await ws.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_a_frame_that_is_no_ack_is_journaled_as_a_violation(slack: Slack) -> None:
    async with robot(slack) as app:
        for text in ("no json", "[]", "{}", '"x"'):
            await app.ws.send_str(text)
        await app.ws.send_json({"envelope_id": "never sent"})
        await slack.do("act/home", user="ada")
    assert await slack.violations() == ["not_an_ack"] * 4 + ["ack_nobody_waits_for"]


async def test_a_reason_slack_does_not_have_is_refused(slack: Slack) -> None:
    assert "refresh_requested" in await slack.cannot("admin/socket", disconnect="boredom")


async def test_an_event_no_socket_ever_takes_is_noted_as_lost(slack: Slack) -> None:
    await slack.do("act/home", user="ada")
    async with asyncio.timeout(5):
        while "lost" not in [e["kind"] for e in (await slack.see("journal"))["entries"]]:
            pass
    assert await slack.violations() == []


async def test_an_event_moves_to_another_socket_when_the_first_dies(slack: Slack) -> None:
    slack.world.pace = slack.world.pace.__class__(ack=3.0)
    async with slack.http.ws_connect(await ticket(slack)) as dying:
        await dying.receive_json()

        async def vanish() -> None:
            await dying.receive_json()
            await dying.close()

        async with robot(slack) as app, asyncio.TaskGroup() as both:
            both.create_task(vanish())
            first = both.create_task(slack.do("act/home", user="ada"))
            second = both.create_task(slack.do("act/home", user="bob"))
    assert first.result()["acked"]
    assert second.result()["acked"]
    assert len(app.payloads("app_home_opened")) == 2


async def test_the_redelivery_schedule_can_be_set(slack: Slack) -> None:
    set_ = await slack.do("admin/pace", redelivery=[0, 0], ack=0.05)
    assert (set_["redelivery"], set_["ack"], set_["trigger"]) == ([0, 0], 0.05, 3.0)
    async with robot(slack, events_api=SILENT) as app:
        await slack.do("act/home", user="ada")
        await app.until(4)
        assert [envelope["retry_attempt"] for envelope in app.heard[1:]] == [0, 1, 2]
    for wrong in ({"redelivery": 5}, {"redelivery": ["x"]}, {"ack": -1}, {"ack": True}):
        assert "seconds" in await slack.cannot("admin/pace", **wrong)
