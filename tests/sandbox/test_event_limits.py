from datetime import timedelta

import pytest

from bot.sandbox.event_limits import EventLimits
from tests.sandbox.hands import MONDAY, Slack
from tests.sandbox.robot import SILENT, robot


def test_an_hour_has_room_for_so_many_events_and_no_more() -> None:
    limits = EventLimits(per_hour=2)
    at = [MONDAY, MONDAY + timedelta(minutes=30)]
    assert [limits.judge(instant) for instant in at] == ["send", "send"]
    late = MONDAY + timedelta(minutes=59)
    assert [limits.judge(late) for _ in range(2)] == ["first_limited", "limited"]
    assert limits.judge(MONDAY + timedelta(minutes=60)) == "send"
    assert limits.judge(MONDAY + timedelta(minutes=60)) == "first_limited"


def test_an_app_that_takes_one_in_twenty_is_not_switched_off() -> None:
    limits = EventLimits(judged_from=20)
    fine = [limits.tried(MONDAY, acked=number == 0) for number in range(20)]
    assert (any(fine), limits.on) == (False, True)
    assert limits.tried(MONDAY, acked=False)
    assert limits.judge(MONDAY) == "off"


def test_failures_an_hour_ago_do_not_count() -> None:
    limits = EventLimits(judged_from=2)
    limits.tried(MONDAY, acked=False)
    assert not limits.tried(MONDAY + timedelta(hours=1), acked=False)


async def test_an_app_above_its_limit_is_told_once_a_minute(slack: Slack) -> None:
    await slack.do("admin/event_limits", per_hour=1)
    async with robot(slack) as app:
        for _ in range(4):
            await slack.do("act/home", user="ada")
        [told] = app.payloads("app_rate_limited")
        assert len(app.payloads("app_home_opened")) == 1
        assert told["minute_rate_limited"] == int(MONDAY.timestamp())
        await slack.do("clock/travel", seconds=3600)
        await slack.do("act/home", user="ada")
        assert len(app.payloads("app_home_opened")) == 2


async def test_an_app_that_never_takes_events_gets_none_until_switched_on_again(
    slack: Slack,
) -> None:
    await slack.do("admin/event_limits", judged_from=1)
    async with robot(slack, events_api=SILENT) as app:
        await slack.do("act/home", user="ada")
        app.answers.clear()
        heard = len(app.heard)
        await slack.do("act/home", user="bob")
        assert slack.id("bob") not in [e["user"] for e in app.payloads("app_home_opened")]
        assert (await slack.do("admin/event_limits", on=True))["on"]
        await slack.do("act/home", user="bob")
        assert slack.id("bob") in [e["user"] for e in app.payloads("app_home_opened")]
    assert heard >= 2
    assert "events_switched_off" in await slack.violations()


@pytest.mark.parametrize("fields", [{"per_hour": 0}, {"judged_from": "many"}, {"on": False}])
async def test_limits_nobody_can_set_are_one_sentence(
    slack: Slack, fields: dict[str, object]
) -> None:
    assert (await slack.cannot("admin/event_limits", **fields)).endswith(".")
    assert slack.server.hub.event_limits == EventLimits()
