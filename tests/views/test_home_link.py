"""Where a message speaks of the Home tab, its words lead there."""

from bot.core.replies import Help, Refusal
from bot.views.home_link import HOME_TAB, home_address, with_home_link
from bot.views.render import render_reply
from tests.views.seen import words

HOME = "slack://app?team=T1&id=A1&tab=home"


def test_the_address_is_slacks_deep_link() -> None:
    assert home_address("T1", "A1") == HOME
    assert home_address("T1", "") == ""


def test_words_about_home_become_a_link_in_the_blocks_only() -> None:
    shown = render_reply(Help())
    linked = with_home_link(shown, HOME)
    said = words({"blocks": linked.blocks})
    assert f"<slack://app?team=T1&amp;id=A1&amp;tab=home|{HOME_TAB}>" in said
    assert linked.text == shown.text
    assert "slack://" not in linked.text
    assert with_home_link(shown, "") == shown


def test_nobody_else_can_write_such_a_link() -> None:
    typed = Refusal(sentence=f"{HOME_TAB} <{HOME}|click>")
    assert "<slack:" not in words({"blocks": with_home_link(render_reply(typed), HOME).blocks})
