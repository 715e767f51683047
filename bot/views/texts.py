"""Words made safe and short enough for Slack, and moments in the reader's own zone.

Whatever comes from outside goes through ``safe`` (or ``plain_label`` for plain_text objects);
nothing else in the views escapes or shortens. Facts: Slack's "Formatting message text".
"""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import accumulate, takewhile
from typing import Final

from bot.core.forgetting import is_forgotten
from bot.core.plain import plain_line, plain_text

SECTION_LIMIT: Final = 2850
"""Slack allows 3,000; how it counts emoji is not documented, so every limit keeps 5 % back."""
FALLBACK_LIMIT: Final = 3800
"""chat.update refuses a text beyond 4,000."""

_ZERO_WIDTH_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_NO_BREAK = "\u2060"
_ASTERISK = "\u2217"
_BACKTICK = "`"
"""A lone one would pair with the next of ours and swallow what is between."""
_LOOKALIKES = str.maketrans({"<": "\u2039", ">": "\u203a"})


def escape(text: str) -> str:
    """Escape the three characters Slack reads, once: nothing is a link or a mention any more."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shorten(text: str, limit: int) -> str:
    """Cut to at most ``limit`` code points *once escaped*, never inside a visible character.

    A cut text ends in "…". Joined emoji, flags and letters with marks stay whole.
    """
    if len(escape(text)) <= limit:
        return text
    lengths = accumulate(len(escape(character)) for character in text)
    end = sum(1 for _ in takewhile(lambda length: length < limit, lengths))
    while end and _belong_together(text, end):
        end -= 1
    return text[:end].rstrip() + "…"


def safe(text: str, limit: int) -> str:
    """Text from outside on one line, escaped, at most ``limit`` code points long."""
    line = plain_line(text, len(text) + 1).replace(_BACKTICK, "'")
    return escape(shorten(line, limit))


def safe_lines(text: str, limit: int) -> str:
    """Like ``safe``, but line breaks and backticks stay: for sentences of our own making."""
    return escape(shorten(plain_text(text, len(text) + 1), limit))


def quoted(text: str, limit: int) -> str:
    """Text from outside as a quotation; at most ``limit`` code points without the quote marks."""
    words = safe_lines(text.replace(_BACKTICK, "'"), limit)
    return "\n".join(f"> {line}" for line in words.split("\n"))


def bold(text: str, limit: int) -> str:
    """Text from outside in bold; its own asterisks cannot end the bold early."""
    words = safe(text.replace("*", _ASTERISK), limit)
    return f"*{words}*" if words else ""


def plain_label(text: str, limit: int) -> str:
    """Text from outside for a plain_text object (never escaped there, so no < and >)."""
    return shorten(plain_line(text, len(text) + 1).translate(_LOOKALIKES), limit)


def unlinked(text: str) -> str:
    """Escaped text in which Slack finds no address and no @here to act upon.

    For the fallback text, which has no ``verbatim``.
    """
    return (
        text.replace("://", f":{_NO_BREAK}//")
        .replace("@", f"@{_NO_BREAK}")
        .replace(f"<@{_NO_BREAK}", "<@")
    )


def fit(lines: Iterable[str], limit: int = SECTION_LIMIT) -> str:
    """Join the non-empty lines, leaving out the last ones whole once the limit is reached."""
    kept: list[str] = []
    room = limit + 1
    for line in filter(None, lines):
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join(kept)


def bullets(items: Iterable[str]) -> tuple[str, ...]:
    """Finished items as lines of a list."""
    return tuple(f"• {item}" for item in items)


def when(at: datetime) -> str:
    """The moment in the reader's own zone, "today at 10:00"; in UTC where Slack cannot."""
    return _token(at, "{date_short_pretty} at {time}", f"{weekday(at.astimezone(UTC).date())}, ")


def on_day(at: datetime) -> str:
    """The day in the reader's own zone, "Nov 23rd, 2026"."""
    utc = at.astimezone(UTC)
    day = f"{weekday(utc.date())} {utc.year}"
    return f"<!date^{int(utc.timestamp())}^{{date_short_pretty}}|{day}>"


def clock(at: datetime) -> str:
    """The time of day in the reader's own zone, for a moment whose day is clear."""
    return _token(at, "{time}", "")


def weekday(day: date) -> str:
    """A day for everybody: "Mon 23 Nov"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def mention(user_id: str) -> str:
    """A person; Slack shows their name. The id must be Slack's own, never typed text.

    Whoever has been forgotten is a former colleague.
    """
    if is_forgotten(user_id):
        return "a former colleague"
    return f"<@{safe(user_id, 32)}>"


def mentions(user_ids: tuple[str, ...], most: int) -> str:
    """At most ``most`` people, and how many more there are."""
    named = ", ".join(mention(user_id) for user_id in user_ids[:most])
    more = len(user_ids) - most
    return f"{named} +{more} more" if more > 0 else named


def count(number: int, noun: str) -> str:
    """A number with its noun, "1 ticket" or "2 tickets"; the plural must end in s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


# Not strftime: that would follow the locale of the machine.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _token(at: datetime, form: str, day: str) -> str:
    utc = at.astimezone(UTC)
    return f"<!date^{int(utc.timestamp())}^{form}|{day}{utc.hour:02}:{utc.minute:02} UTC>"


def _belong_together(text: str, at: int) -> bool:
    """Whether a cut before position ``at`` would tear a visible character apart."""
    before, after = text[at - 1], text[at]
    if _ZERO_WIDTH_JOINER in (before, after) or unicodedata.category(after) in {"Mn", "Mc", "Me"}:
        return True
    if ord(after) in _SKIN_TONES:
        return True
    flag_letters = 0
    while flag_letters < at and ord(text[at - 1 - flag_letters]) in _FLAG_LETTERS:
        flag_letters += 1
    return ord(after) in _FLAG_LETTERS and flag_letters % 2 == 1
