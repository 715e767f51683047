"""The digest's lists, item by item, in the order they are read, in its message and its thread."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from bot.core.digest_costs import LINE_LIMIT, QUOTE_LIMIT
from bot.core.digest_layout import LISTS
from bot.core.digest_parts import MOST_QUOTES, MOST_THEMES
from bot.core.messages import (
    Digest,
    DigestLists,
    DigestMore,
    Left,
    Occurrence,
    PromiseLine,
    Quote,
    Thanks,
    Theme,
)
from bot.views import texts
from bot.views.blocks import Block, section
from bot.views.card import NAME_LIMIT, promise

THEME_LIMIT: Final = 60
MOST_PEOPLE: Final = 8
MOST_ROUNDS: Final = 3
SECTION_ITEMS: Final = 2700
"""Code points of the items of one section."""

_HEADINGS: Final = {
    "surprises": "Used in ways we had not considered",
    "learned": "Also learned",
    "promises_due": "Promises due",
    "promises_overdue": "Promises overdue",
    "promises_kept": "Promises kept",
    "thanks": "Thank you",
}


def before_chart(digest: Digest) -> tuple[Block | None, ...]:
    """Quotes, surprises, lessons, themes and promises."""
    themes = tuple(_theme(theme) for theme in digest.themes[:MOST_THEMES])
    return (
        _listing(
            "In customers' words", tuple(_quote(quote) for quote in digest.quotes[:MOST_QUOTES])
        ),
        _list(digest, "surprises"),
        _list(digest, "learned"),
        _listing("What keeps coming up", themes),
        _list(digest, "promises_due"),
        _list(digest, "promises_overdue"),
        _list(digest, "promises_kept"),
        _listing("More promises", _uncited(digest.promises_uncited)),
    )


def after_chart(digest: Digest) -> tuple[Block | None, ...]:
    """Thank-yous, the puzzle of the week and who is next."""
    puzzle = (_lesson(digest.puzzle),) if digest.puzzle else ()
    return (
        _list(digest, "thanks"),
        _listing("Puzzle of the week", puzzle),
        _listing("Next pairings", tuple(_round(at) for at in digest.next_rounds[:MOST_ROUNDS])),
    )


def reply_lists(more: DigestMore) -> tuple[Block, ...]:
    """All lists of a reply, over as many sections as they need."""
    return tuple(
        section(f"*{_HEADINGS[name]}*" if first else "", *lines)
        for name in LISTS
        for first, lines in _sections(_lines(more, name))
    )


def in_thread(left: Left) -> str:
    """What goes into the thread, list by list; empty when nothing does."""
    counted = ((getattr(left, name), heading) for name, heading in _HEADINGS.items())
    return ", ".join(f"{number} of “{heading}”" for number, heading in counted if number)


def _list(digest: Digest, name: str) -> Block | None:
    return _listing(_HEADINGS[name], _lines(digest, name), getattr(digest.left, name))


def _listing(heading: str, lines: Sequence[str], left: int = 0) -> Block | None:
    more = f"+{left:,} more in the thread" if left else ""
    return section(f"*{heading}*", *lines, more) if lines or more else None


def _lines(lists: DigestLists, name: str) -> tuple[str, ...]:
    return tuple(_line(item, owned=name == "promises_kept") for item in getattr(lists, name))


def _line(item: Quote | PromiseLine | Thanks, *, owned: bool) -> str:
    """One item; only a promise kept names its owner: nobody is put on show for being behind."""
    match item:
        case Quote():
            return _lesson(item)
        case Thanks():
            return _thanks(item)
        case PromiseLine():
            line = item if owned else item.model_copy(update={"owner_user_id": ""})
            return f"• {promise(line)}"
    assert_never(item)


def _sections(lines: Iterable[str]) -> Iterator[tuple[bool, list[str]]]:
    """The lines by sections, and whether it is the first one."""
    held: list[str] = []
    first = True
    for line in lines:
        if held and sum(map(len, held)) + len(held) + len(line) > SECTION_ITEMS:
            yield first, held
            first, held = False, []
        held.append(line)
    if held:
        yield first, held


def _quote(quote: Quote) -> str:
    return f"{texts.quoted(quote.text, QUOTE_LIMIT)}\n{_source(quote)}"


def _lesson(quote: Quote) -> str:
    return f"• {texts.safe(quote.text, LINE_LIMIT)} ({_source(quote)})"


def _source(quote: Quote) -> str:
    alias = texts.safe(quote.alias, NAME_LIMIT) or "a customer"
    return f"{alias}, heard by {texts.mention(quote.user_id)}"


def _theme(theme: Theme) -> str:
    change = theme.mentions - theme.before
    trend = f"{change:+d} on last week" if theme.before and change else ""
    trend = trend or ("as last week" if theme.before else "new")
    return (
        f"• {texts.safe(theme.name, THEME_LIMIT)}: {texts.count(theme.mentions, 'mention')}, "
        f"{texts.count(theme.customers, 'customer')}, {trend}"
    )


def _uncited(number: int) -> tuple[str, ...]:
    return (f"• {number} not shown here, at the team's wish",) if number else ()


def _thanks(thanks: Thanks) -> str:
    text = texts.safe(thanks.text, LINE_LIMIT)
    people = f"{texts.mention(thanks.to_user_id)}, from {texts.mention(thanks.from_user_id)}"
    return f"• {people}: {text}" if text else f"• {people}"


def _round(occurrence: Occurrence) -> str:
    people = texts.mentions(occurrence.user_ids, MOST_PEOPLE) or "nobody is free yet"
    return f"• {texts.when(occurrence.at)}: {people}"
