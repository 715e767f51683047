import pytest

from tests.sandbox.forms import row
from tests.sandbox.hands import Slack
from tests.sandbox.robot import robot


async def test_the_command_carries_who_where_and_what(slack: Slack) -> None:
    async with robot(slack) as app:
        await slack.do(
            "act/slash",
            user="ada",
            channel="general",
            command="/firsthand",
            text="swap @bob in #general & <more>",
        )
        [payload] = app.payloads("/firsthand")
    bob, general = slack.id("bob"), slack.id("general")
    assert payload["text"] == f"swap <@{bob}|bob> in <#{general}|general> &amp; &lt;more&gt;"
    assert (payload["user_id"], payload["channel_id"]) == (slack.id("ada"), general)
    assert payload["channel_name"] == "general"
    assert payload["is_enterprise_install"] == "false"
    assert payload["response_url"].startswith(f"{slack.server.url}/commands/")


@pytest.mark.parametrize(
    ("ack", "texts"),
    [
        (None, []),
        ({"text": "Only you"}, [("Only you", True)]),
        ({"text": "All", "response_type": "in_channel"}, [("All", False)]),
        ({"text": "Row", "blocks": [row()]}, [("Row", True)]),
    ],
)
async def test_the_ack_s_payload_becomes_a_message(
    slack: Slack, ack: dict[str, object] | None, texts: list[tuple[str, bool]]
) -> None:
    async with robot(slack, slash_commands=ack):
        await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    assert [(m["text"], m["is_ephemeral"]) for m in await slack.said("general")] == texts


async def test_an_ack_with_bad_blocks_is_a_violation_and_the_person_is_told(slack: Slack) -> None:
    async with robot(slack, slash_commands={"text": "x", "blocks": [{"type": "nonsense"}]}):
        done = await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    assert (done["ok"], done["error"]) == (False, "invalid_blocks")
    assert await slack.violations() == ["invalid_blocks"]
    assert "invalid_blocks" in (await slack.said("general"))[0]["text"]


@pytest.mark.parametrize(
    ("who", "where", "what", "says"),
    [
        ("nobody", "general", "/firsthand", "Nobody here is called"),
        ("gone", "general", "/firsthand", "deactivated"),
        ("firsthand", "general", "/firsthand", "a bot"),
        ("ada", "nowhere", "/firsthand", "no channel"),
        ("ada", "secret", "/firsthand", "cannot see"),
        ("noor", "general", "/firsthand", "cannot see"),
        ("ada", "general", "/other", "not a command"),
    ],
)
async def test_what_nobody_could_do_is_one_sentence(
    slack: Slack, who: str, where: str, what: str, says: str
) -> None:
    said = await slack.cannot("act/slash", user=who, channel=where, command=what)
    assert says in said
    assert said.endswith(".")


async def test_an_uninstalled_app_has_no_command(slack: Slack) -> None:
    await slack.do("admin/uninstall")
    said = await slack.cannot("act/slash", user="ada", channel="general", command="/firsthand")
    assert "not a command" in said
