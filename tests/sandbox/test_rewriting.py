import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.rewriting import as_kept
from tests.sandbox.forms import home, modal, opened
from tests.sandbox.hands import Slack
from tests.sandbox.robot import robot


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("R&D <3 > 2", "R&amp;D &lt;3 &gt; 2"),
        ("&lt;kept&gt; &amp; all", "&lt;kept&gt; &amp; all"),
        ("see https://x.org/?a=1&b=2.", "see <https://x.org/?a=1&amp;b=2>."),
        ("<https://x.org|here> and <mailto:a@x.org|mail>",) * 2,
        ("<@U1|ada>, <@U2>", "<@U1>, <@U2>"),
        ("<!date^1^{date}|then> <!here> <#C1>",) * 2,
        ("`a < https://x.org`", "`a &lt; https://x.org`"),
        ("> quoted", "&gt; quoted"),
    ],
)
def test_text_never_comes_back_as_it_was_sent(sent: str, kept: str) -> None:
    assert as_kept(sent) == kept


@given(st.text(alphabet="a<>&|`@!#:/.h t;lgmp\n"))
def test_what_was_kept_once_stays_as_it_is(text: str) -> None:
    assert as_kept(as_kept(text)) == as_kept(text)


async def test_a_message_is_rewritten_wherever_it_is_read(slack: Slack) -> None:
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "R&D https://x.org"}},
        {"type": "header", "text": {"type": "plain_text", "text": "R&D"}},
    ]
    general = slack.id("general")
    sent = await slack.client.chat_postMessage(channel=general, text="R&D", blocks=blocks)
    [read] = (await slack.client.conversations_history(channel=general))["messages"]
    for message in (sent["message"], read):
        assert message["text"] == "R&amp;D"
        section, header = (block["text"] for block in message["blocks"])
        assert section == {"type": "mrkdwn", "text": "R&amp;D <https://x.org>", "verbatim": False}
        assert header == {"type": "plain_text", "text": "R&amp;D", "emoji": True}
    changed = await slack.client.chat_update(channel=general, ts=sent["ts"], text="Q&A")
    assert changed["text"] == "Q&amp;A"


async def test_verbatim_text_keeps_its_addresses_bare(slack: Slack) -> None:
    text = {"type": "mrkdwn", "text": "https://x.org", "verbatim": True}
    sent = await slack.client.chat_postMessage(
        channel=slack.id("general"), text="x", blocks=[{"type": "section", "text": text}]
    )
    assert sent["message"]["blocks"][0]["text"] == text


async def test_views_come_back_with_ids_and_whole_texts(slack: Slack) -> None:
    bare = {"type": "plain_text", "text": "Q&A"}
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal() | {"title": bare})
        [view] = (await slack.see("views", user="ada"))["modals"]
    assert view["id"] == view_id
    assert view["title"] == {"type": "plain_text", "text": "Q&amp;A", "emoji": True}
    shown = await slack.client.views_publish(user_id=slack.id("ada"), view=home())
    assert shown["view"]["blocks"][0]["block_id"]
