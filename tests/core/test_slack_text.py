import pytest

from bot.core.slack_text import plain_of_slack


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("plain &lt;b&gt; &amp;amp;", "plain <b> &amp;"),
        ("<@U0ADA> and <@U0BOB|bob>", "@somebody and @bob"),
        ("in <#C1|general> or <#C2>", "in #general or #channel"),
        ("<!here> <!subteam^S1|@support>", "@here @support"),
        ("<https://a.example/x|the ticket> <https://b.example>", "the ticket https://b.example"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("", ""),
    ],
)
def test_a_message_becomes_its_words(sent: str, said: str) -> None:
    assert plain_of_slack(sent) == said
