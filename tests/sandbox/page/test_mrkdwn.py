"""Slack's markup as HTML, also when a customer wrote it."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.page.mrkdwn import mrkdwn, plain
from bot.sandbox.page.reader import Reader

READER = Reader(
    now=datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
    zone=ZoneInfo("Europe/Berlin"),
    user="U1",
    people={"U1": "Ada Lovelace", "U2": "Ben"},
    channels={"C1": "support"},
)


def drawn(text: str) -> str:
    return str(mrkdwn(text, READER))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* _it_ ~gone~", "<strong>bold</strong> <em>it</em> <del>gone</del>"),
        ("*bold and _both_*", "<strong>bold and <em>both</em></strong>"),
        (
            "<slack://app?team=T1&amp;id=A1&amp;tab=home|my Home tab>",
            '<a data-open="app" data-tab="home" href="#">my Home tab</a>',
        ),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("* not bold * _", "* not bold * _"),
        ("`*code*`", "<code>*code*</code>"),
        ("*see `a*b`*", "<strong>see <code>a*b</code></strong>"),
        ("```\na < b\n```", "<pre>a &lt; b</pre>"),
        ("&gt; said\n&gt; twice\nanswer", "<blockquote>said<br>twice</blockquote>answer"),
        ("a &amp; b &lt;tag&gt;", "a &amp; b &lt;tag&gt;"),
        ("&amp;lt; stays", "&amp;lt; stays"),
        ("one\ntwo", "one<br>two"),
        (":tada: :no_such_thing: 10:30:00", "🎉 :no_such_thing: 10:30:00"),
        ("hi <@U1>", 'hi <span class="mention me">@Ada Lovelace</span>'),
        ("hi <@U2|old name>", 'hi <span class="mention">@Ben</span>'),
        ("<@U9>", '<span class="mention">@U9</span>'),
        ("<#C1>", '<a class="mention" data-open="C1" href="#">#support</a>'),
        ("<#C9|>", '<span class="mention">#private channel</span>'),
        ("<!channel>", '<span class="mention me">@channel</span>'),
        ("<!subteam^S1|@devs>", '<span class="mention me">@devs</span>'),
        ("<!date^1795260600^{date_num} {time}|x>", '<time title="x">2026-11-21 12:30 PM</time>'),
        ("<!date^1795260600^{date_pretty}|x>", '<time title="x">Today</time>'),
        ("on <!date^1795260600^{date_pretty}|x>", 'on <time title="x">today</time>'),
        ("<!date^soon^{time}|at noon>", "at noon"),
    ],
)
def test_markup_is_drawn_as_slack_draws_it(text: str, html: str) -> None:
    assert drawn(text) == html


def test_a_link_opens_elsewhere_and_shows_its_label() -> None:
    html = drawn("<https://example.com/a?b=1&amp;c=2|our page>")
    assert 'href="https://example.com/a?b=1&amp;c=2"' in html
    assert 'rel="noopener noreferrer"' in html
    assert ">our page</a>" in html


def test_a_bare_address_becomes_a_link_without_the_full_stop_after_it() -> None:
    assert ">https://example.com/x</a>." in drawn("See https://example.com/x.")


def test_a_mail_link_hides_its_scheme() -> None:
    assert ">ada@example.com</a>" in drawn("<mailto:ada@example.com>")


def test_a_date_may_carry_a_link() -> None:
    html = drawn("<!date^1795260600^{time}^https://example.com|x>")
    assert html.startswith('<a href="https://example.com"')
    assert "javascript" in (unsafe := drawn("<!date^1^{time}^javascript:alert(1)|javascript>"))
    assert "href" not in unsafe


@pytest.mark.parametrize(
    "nasty",
    [
        "<javascript:alert(1)|click>",
        "<data:text/html,x|click>",
        "<JaVaScRiPt:alert(1)>",
        " javascript:alert(1)",
    ],
)
def test_an_address_that_could_run_is_never_a_link(nasty: str) -> None:
    assert "href" not in drawn(nasty)


def test_plain_text_knows_emoji_but_no_markup() -> None:
    assert str(plain("*x* <b> :tada:\n&lt;i&gt;")) == "*x* &lt;b&gt; 🎉<br>&lt;i&gt;"
    assert str(plain(":tada:", emoji=False)) == ":tada:"


class _Elements(HTMLParser):
    """Collects each element with its attributes, and notices tags that close wrongly."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, tuple[str, ...]]] = set()
        self.hrefs: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add((tag, tuple(name for name, _ in attrs)))
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


_OURS = {
    *((tag, ()) for tag in ("strong", "em", "del", "code", "pre", "blockquote", "br")),
    ("span", ("class",)),
    ("time", ("title",)),
    ("a", ("class", "data-open", "href")),
    ("a", ("href", "target", "rel")),
}
_MARKS = ("<", ">", "&", '"', "'", "*", "_", "~", "`", "```", "|", "^", "!", "\n", "\x00", " ")
_WORDS = (
    "!date^",
    "1795260600",
    "{time}",
    "@U1",
    "#C1",
    "<script>",
    "</a>",
    "javascript:",
    "a",
    "0",
)
_MORE = (
    "https://a.b",
    "&lt;",
    " onload=x ",
    "mailto:",
    ":tada:",
    "<img src=x onerror=y>",
    "\u202e",
)
_bits = st.sampled_from((*_MARKS, *_WORDS, *_MORE))
_nasty = st.one_of(st.text(), st.lists(_bits, max_size=30).map("".join))


@given(_nasty)
def test_nothing_from_the_text_becomes_an_element_or_attribute(text: str) -> None:
    parser = _Elements()
    parser.feed(drawn(text))
    parser.close()
    assert parser.seen <= _OURS
    assert not parser.open
    assert all(re.match(r"(#$|https?://|mailto:|tel:)", href) for href in parser.hrefs)


@given(_nasty)
def test_plain_text_has_no_element_but_line_breaks(text: str) -> None:
    assert "<" not in str(plain(text)).replace("<br>", "")


@given(st.text(alphabet="abc XYZ.,;()?\n\u00e9\u4e2d", max_size=200))
def test_ordinary_words_come_through_unchanged(text: str) -> None:
    assert drawn(text) == text.replace("\n", "<br>")


def test_a_very_long_nasty_text_is_drawn_quickly() -> None:
    assert len(drawn("*_~`<" * 8000)) >= 40000
