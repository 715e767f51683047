"""The `rich_text` block: sections, lists, quotations and preformatted text."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

from markupsafe import Markup, escape

from bot.sandbox.page.dates import date_text
from bot.sandbox.page.emoji import EMOJI
from bot.sandbox.page.reader import Json, Reader
from bot.sandbox.page.references import channel, link, person

_STYLES = {"bold": "strong", "italic": "em", "strike": "del", "code": "code"}


def rich_text(block: Json, reader: Reader) -> Markup:
    """A whole rich_text block. Elements of an unknown type are named, never dropped silently."""
    return Markup().join(_part(part, reader) for part in _children(block))


def _part(part: Json, reader: Reader) -> Markup:
    kind = part.get("type")
    if kind == "rich_text_list":
        tag = "ol" if part.get("style") == "ordered" else "ul"
        items = Markup().join(
            Markup("<li>{}</li>").format(_part(item, reader)) for item in _children(part)
        )
        return Markup('<{0} class="indent-{1}">{2}</{0}>').format(tag, part.get("indent", 0), items)
    inside = Markup().join(_piece(piece, reader) for piece in _children(part))
    tag = {"rich_text_preformatted": "pre", "rich_text_quote": "blockquote"}.get(str(kind), "p")
    return Markup("<{0}>{1}</{0}>").format(tag, inside)


def _piece(piece: Json, reader: Reader) -> Markup:
    drawn = _bare(piece, reader)
    style = piece.get("style")
    for name, tag in _STYLES.items():
        if isinstance(style, Mapping) and style.get(name):
            drawn = Markup("<{0}>{1}</{0}>").format(tag, drawn)
    return drawn


def _bare(piece: Json, reader: Reader) -> Markup:
    kind = str(piece.get("type"))
    draw = _PIECES.get(kind)
    return draw(piece, reader) if draw else Markup("<em>({})</em>").format(kind)


def _said(piece: Json, key: str) -> str:
    return str(piece.get(key) or "")


def _text(piece: Json, _reader: Reader) -> Markup:
    return Markup("<br>").join(escape(line) for line in _said(piece, "text").split("\n"))


def _emoji(piece: Json, _reader: Reader) -> Markup:
    name = _said(piece, "name")
    return escape(EMOJI.get(name, f":{name}:"))


def _link(piece: Json, _reader: Reader) -> Markup:
    return link(_said(piece, "url"), _said(piece, "text") or _said(piece, "url"))


def _user(piece: Json, reader: Reader) -> Markup:
    return person(_said(piece, "user_id"), reader)


def _channel(piece: Json, reader: Reader) -> Markup:
    return channel(_said(piece, "channel_id"), reader)


def _broadcast(piece: Json, _reader: Reader) -> Markup:
    return Markup('<span class="mention me">@{}</span>').format(_said(piece, "range"))


def _date(piece: Json, reader: Reader) -> Markup:
    try:
        return escape(date_text(_said(piece, "timestamp"), _said(piece, "format"), reader))
    except ValueError:
        return escape(_said(piece, "fallback"))


_PIECES: Final[Mapping[str, Callable[[Json, Reader], Markup]]] = {
    "text": _text,
    "emoji": _emoji,
    "link": _link,
    "user": _user,
    "channel": _channel,
    "broadcast": _broadcast,
    "date": _date,
}


def _children(part: Json) -> Sequence[Json]:
    children = part.get("elements")
    return cast("Sequence[Json]", children) if isinstance(children, Sequence) else ()
