import pytest

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack


async def test_faults_are_listed_with_how_often_they_struck_and_can_be_ended(slack: Slack) -> None:
    made = await slack.do("faults", kind="delay", method="auth.test", seconds=0, times=3)
    assert made["fault"]["id"] == 1
    await slack.client.auth_test()
    [fault] = (await slack.see("faults"))["faults"]
    assert (fault["method"], fault["times"], fault["struck"]) == ("auth.test", 3, 1)
    noted = [e for e in (await slack.see("journal"))["entries"] if e["kind"] == "fault"]
    assert noted[0]["detail"]["struck_at"] == {"method": "auth.test", "channel": None}
    await slack.do("faults/clear")
    assert (await slack.see("faults"))["faults"] == []


async def test_a_reset_ends_every_fault(slack: Slack) -> None:
    await slack.do("faults", kind="drop_before")
    await slack.do("reset")
    assert (await slack.see("faults"))["faults"] == []


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Say kind"),
        ({"kind": "plague"}, "drop_after"),
        ({"kind": 7}, "text"),
        ({"kind": "delay", "status": 500}, "takes"),
        ({"kind": "delay", "method": "chat.shout"}, "no method"),
        ({"kind": "delay", "channel": "nowhere"}, "no channel"),
        ({"kind": "delay", "seconds": "1"}, "number"),
        ({"kind": "delay", "seconds": -1}, "number"),
        ({"kind": "delay", "seconds": 1e9}, "number"),
        ({"kind": "delay", "times": 0}, "whole number"),
        ({"kind": "delay", "nth": 1.5}, "whole number"),
        ({"kind": "delay", "nth": True}, "whole number"),
        ({"kind": "http_error", "status": 404}, "500 or 503"),
        ({"kind": "http_error", "status": [500]}, "500 or 503"),
        ({"kind": "http_error", "body": "xml"}, "html or json"),
        ({"kind": "handshake_refused", "status": 503}, "409 or 500"),
        ({"kind": "error", "commit": "yes"}, "true or false"),
        ({"kind": "error", "error": 5}, "text"),
    ],
)
async def test_a_fault_nobody_can_arm_is_one_sentence(
    slack: Slack, fields: Json, says: str
) -> None:
    told = await slack.cannot("faults", **fields)
    assert says in told
    assert told.endswith(".")
    assert (await slack.see("faults"))["faults"] == []
