"""Slack's mrkdwn as safe HTML.

Everything ends in `markupsafe`: text is escaped when it is put into a tag, and only tags written
in this file exist. So whatever a customer's ticket holds, nothing of it can become an element,
an attribute or a script.
Source: docs.slack.dev/messaging/formatting-message-text.
"""

import re
from typing import Final

from markupsafe import Markup, escape

from bot.sandbox.page.emoji import EMOJI
from bot.sandbox.page.reader import Reader
from bot.sandbox.page.references import link, reference

_FENCE: Final = re.compile(r"```(.+?)```", re.DOTALL)
_ATOM: Final = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<reference>[^<>\n]+)>"
    r"|(?P<address>\bhttps?://[^\s<>`]+[^\s<>`.,;:!?'\")\]*_~])"
    r"|:(?P<emoji>[a-z0-9_+'-]+):"
)
# Slack emphasises only whole words: a mark inside a word, as in snake_case, is just a character.
_EMPHASIS: Final = re.compile(
    r"(?<![\w*_~])(?P<mark>[*_~])(?![\s*_~])(?P<inner>(?:(?!(?P=mark))[^\n])*?\S)(?P=mark)(?!\w)"
)
_TAGS: Final = {"*": "strong", "_": "em", "~": "del"}
_HOLD: Final = re.compile("\x00(\\d+)\x00")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain(text: str, *, emoji: bool = True) -> Markup:
    """A plain_text object's text: escaped, lines kept, shortcodes drawn unless `emoji` is off."""
    shown = _decode(text.replace("\x00", ""))
    if emoji:
        shown = re.sub(r":([a-z0-9_+'-]+):", lambda m: EMOJI.get(m[1], m[0]), shown)
    return _lines(shown)


def mrkdwn(text: str, reader: Reader) -> Markup:
    """Text in Slack's markup, for this reader: mentions by name, dates on their wall clock."""
    parts = _FENCE.split(text.replace("\x00", ""))
    return Markup().join(
        Markup("<pre>{}</pre>").format(_decode(part.strip("\n")))
        if index % 2
        else _block(part, reader)
        for index, part in enumerate(parts)
    )


def _block(text: str, reader: Reader) -> Markup:
    """Quoted lines become one quotation; the others stay lines."""
    out: list[Markup] = []
    run: list[str] = []
    quoted = False
    for line in text.split("\n"):
        body = re.sub(r"^(?:&gt;|>) ?", "", line)
        if (body != line) != quoted:
            out.append(_run(run, reader, quoted=quoted))
            run, quoted = [], not quoted
        run.append(body)
    out.append(_run(run, reader, quoted=quoted))
    return Markup().join(out)


def _run(lines: list[str], reader: Reader, *, quoted: bool) -> Markup:
    drawn = Markup("<br>").join(_inline(line, reader) for line in lines)
    return Markup("<blockquote>{}</blockquote>").format(drawn) if quoted else drawn


def _inline(line: str, reader: Reader) -> Markup:
    """One line: first what must not be emphasised inside, then the emphasis around it."""
    held: list[Markup] = []

    def hold(match: re.Match[str]) -> str:
        drawn = _atom(match, reader)
        if drawn is None:
            return match[0]
        held.append(drawn)
        return f"\x00{len(held) - 1}\x00"

    return _emphasised(_ATOM.sub(hold, line), held)


def _atom(match: re.Match[str], reader: Reader) -> Markup | None:
    if match["code"]:
        return Markup("<code>{}</code>").format(_decode(match["code"]))
    if match["reference"]:
        return reference(_decode(match["reference"]), reader, first=match.start() == 0)
    if match["address"]:
        address = _decode(match["address"])
        return link(address, address)
    character = EMOJI.get(match["emoji"])
    return escape(character) if character else None


def _emphasised(text: str, held: list[Markup]) -> Markup:
    out: list[Markup] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        out.append(_filled(text[at : match.start()], held))
        tag = Markup("<{0}>{1}</{0}>")
        out.append(tag.format(_TAGS[match["mark"]], _emphasised(match["inner"], held)))
        at = match.end()
    out.append(_filled(text[at:], held))
    return Markup().join(out)


def _filled(text: str, held: list[Markup]) -> Markup:
    pieces = _HOLD.split(text)
    return Markup().join(
        held[int(piece)] if index % 2 else escape(_decode(piece))
        for index, piece in enumerate(pieces)
    )


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _decode(text: str) -> str:
    """Slack's three entities back to characters; `&amp;` last, so that nothing decodes twice."""
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
