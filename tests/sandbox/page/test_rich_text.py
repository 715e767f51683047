"""The rich_text block in HTML."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.page.reader import Reader
from bot.sandbox.page.rich_text import rich_text

READER = Reader(
    now=datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
    zone=ZoneInfo("UTC"),
    user="U1",
    people={"U1": "Ada"},
    channels={"C1": "support"},
)


def drawn(*parts: dict[str, Any]) -> str:
    return str(rich_text({"type": "rich_text", "elements": list(parts)}, READER))


def section(*pieces: dict[str, Any], kind: str = "section") -> dict[str, Any]:
    return {"type": f"rich_text_{kind}", "elements": list(pieces)}


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words} | ({"style": style} if style else {})


@pytest.mark.parametrize(
    ("piece", "html"),
    [
        (text("a <b>\nc"), "a &lt;b&gt;<br>c"),
        (text("x", bold=True, italic=True), "<em><strong>x</strong></em>"),
        (text("x", bold=False), "x"),
        ({"type": "emoji", "name": "tada"}, "🎉"),
        ({"type": "emoji", "name": "unheard"}, ":unheard:"),
        ({"type": "user", "user_id": "U1"}, '<span class="mention me">@Ada</span>'),
        ({"type": "broadcast", "range": "here"}, '<span class="mention me">@here</span>'),
        ({"type": "link", "url": "javascript:x"}, "&lt;javascript:x&gt;"),
        ({"type": "date", "timestamp": 1795260600, "format": "{time}"}, "11:30 AM"),
        ({"type": "date", "timestamp": "x", "format": "{time}", "fallback": "noon"}, "noon"),
        ({"type": "color", "value": "#fff"}, "<em>(color)</em>"),
    ],
)
def test_each_piece_is_drawn(piece: dict[str, Any], html: str) -> None:
    assert drawn(section(piece)) == f"<p>{html}</p>"


def test_a_channel_leads_to_it() -> None:
    assert 'data-open="C1"' in drawn(section({"type": "channel", "channel_id": "C1"}))


def test_lists_quotations_and_code_have_their_own_tags() -> None:
    bullets = {
        "type": "rich_text_list",
        "style": "bullet",
        "indent": 1,
        "elements": [section(text("a")), section(text("b"))],
    }
    assert drawn(bullets) == '<ul class="indent-1"><li><p>a</p></li><li><p>b</p></li></ul>'
    ordered = {"type": "rich_text_list", "style": "ordered", "elements": [section(text("a"))]}
    assert drawn(ordered).startswith("<ol")
    assert drawn(section(text("q"), kind="quote")) == "<blockquote>q</blockquote>"
    assert drawn(section(text("x"), kind="preformatted")) == "<pre>x</pre>"
