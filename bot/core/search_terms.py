"""What somebody types to search, as a value: words, phrases and filters.

``export "last month" -csv from:@ada since:2026-10 until:2026-11-15 theme:billing kind:bug``

A word finds words that begin with it; a quoted phrase finds exactly these words side by side; a
minus leaves out what has them. All must fit; of people and of kinds, one of those named.
"""

import re
from datetime import date, timedelta
from typing import Final

from bot.core.messages import Value
from bot.core.plain import plain_line
from bot.core.questions import LearningKind
from bot.core.search_text import words_of

LONGEST: Final = 200
MOST_TERMS: Final = 12
_SHORT: Final = 2
"""A word of so few letters is looked for as it is: "in" should not find "invoice"."""

_PIECE: Final = re.compile(
    r"""
    (?P<minus>-?)
    (?:(?P<filter>[^\W\d_]+):)?
    (?: "(?P<phrase>[^"]*)"?
      | (?P<person><@(?P<user>[A-Z0-9]+)(?:\|[^>]*)?>)
      | (?P<word>[^\s"]*) )
    """,
    re.VERBOSE,
)
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_YEARS: Final = range(2000, 2101)
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")

KINDS: Final[dict[str, LearningKind]] = {
    "bug": "bug",
    "idea": "idea",
    "docs": "docs_unclear",
    "needed": "asked_x_needed_y",
    "new": "used_new_way",
    "nothing": "nothing_new",
}
"""What one types after ``kind:``; the ids themselves work too."""
_KIND_IDS: Final[dict[str, LearningKind]] = {id_: id_ for id_ in KINDS.values()}
FILTERS: Final = ("from", "since", "until", "theme", "kind", "customer")


class Phrase(Value):
    """Words that stand side by side; ``open`` means that the last may go on."""

    words: tuple[str, ...]
    open: bool = False


class SearchTerms(Value):
    """What to look for. Empty terms find everything."""

    text: str = ""
    """As it was typed, on one line."""
    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    people: tuple[str, ...] = ()
    """User ids, names without the @, or "me"."""
    themes: tuple[str, ...] = ()
    """Names as typed."""
    customers: tuple[str, ...] = ()
    """Numbers of aliases: "17" is Customer 17."""
    kinds: tuple[LearningKind, ...] = ()
    since: date | None = None
    until: date | None = None
    """The first day that does not count any more."""


class SearchProblem(Value):
    """Nothing can be looked for; one sentence that says what to type instead."""

    sentence: str


class _Wrong(Exception):  # noqa: N818 -- its text is a sentence for whoever typed
    """One piece cannot be understood."""


def parse_terms(text: str) -> SearchTerms | SearchProblem:
    """Read what was typed; nothing typed means everything."""
    line = plain_line(text.translate(_QUOTES), len(text) + 1)
    if len(line) > LONGEST:
        return SearchProblem(
            sentence=f"That is too long to look for; please use at most {LONGEST} characters."
        )
    found = _Found()
    try:
        for piece in _PIECE.finditer(line):
            if piece[0]:
                found.take(piece)
        return found.terms(line)
    except _Wrong as wrong:
        return SearchProblem(sentence=str(wrong))


def day_or_month(text: str) -> tuple[date, date]:
    """The first day of "2026", "2026-10" or "2026-10-15", and the first day after it.

    Raises:
        ValueError: there is no such day.
    """
    parts = _DAY.fullmatch(text)
    if parts is None:
        msg = "not a day"
        raise ValueError(msg)
    year, month, day = (int(part or 0) for part in parts.groups())
    if year not in _YEARS:
        msg = "not a year of anybody's contacts"
        raise ValueError(msg)
    first = date(year, 1 if parts[2] is None else month, 1 if parts[3] is None else day)
    if parts[3] is not None:
        return first, first + timedelta(days=1)
    if parts[2] is None:
        return first, date(first.year + 1, 1, 1)
    return first, (first + timedelta(days=31)).replace(day=1)


class _Found:
    """The pieces so far."""

    def __init__(self) -> None:
        self._wanted: list[Phrase] = []
        self._unwanted: list[Phrase] = []
        self._filters: dict[str, list[str]] = {name: [] for name in FILTERS}

    def take(self, piece: re.Match[str]) -> None:
        """Add one piece, if it says anything."""
        name = (piece["filter"] or "").casefold()
        if name in self._filters:
            if piece["minus"]:
                msg = f"A minus goes with words only; leave it out before {name}:."
                raise _Wrong(msg)
            value = piece["user"] or piece["phrase"] or piece["word"] or ""
            self._filters[name].append(_value(name, value))
            return
        text = piece["phrase"] or piece["word"] or ""
        words = words_of(f"{name} {text}")
        if words:
            quoted = piece["phrase"] is not None
            whole = quoted or (len(words[-1]) <= _SHORT and not text.endswith("*"))
            many = self._unwanted if piece["minus"] else self._wanted
            many.append(Phrase(words=words, open=not whole))

    def terms(self, line: str) -> SearchTerms:
        """All of them together.

        Raises:
            _Wrong: they say nothing, too much or contradict each other.
        """
        count = len(self._wanted) + len(self._unwanted) + sum(map(len, self._filters.values()))
        if line and not count:
            msg = (
                "There is no word in that to look for; type one, like `/firsthand learned export`,"
                " or a filter, like kind:bug."
            )
            raise _Wrong(msg)
        if count > MOST_TERMS:
            msg = f"That is too much at once; please use at most {MOST_TERMS} words and filters."
            raise _Wrong(msg)
        sinces = [_days("since", each)[0] for each in self._filters["since"]]
        untils = [_days("until", each)[1] for each in self._filters["until"]]
        since, until = max(sinces, default=None), min(untils, default=None)
        if since and until and since >= until:
            msg = "since: lies after until:, so nothing can fit; please swap them."
            raise _Wrong(msg)
        return SearchTerms(
            text=line,
            wanted=tuple(self._wanted),
            unwanted=tuple(self._unwanted),
            people=tuple(self._filters["from"]),
            themes=tuple(self._filters["theme"]),
            customers=tuple(map(_number, self._filters["customer"])),
            kinds=tuple(_kind(each) for each in self._filters["kind"]),
            since=since,
            until=until,
        )


_EXAMPLES: Final = {
    "from": "from:@ada or from:me",
    "since": "since:2026-10 or since:2026-10-15",
    "until": "until:2026-10 or until:2026-10-15",
    "theme": 'theme:billing or theme:"two words"',
    "kind": "kind:bug",
    "customer": "customer:17",
}


def _value(name: str, text: str) -> str:
    value = text.strip().lstrip("@#").strip()
    if not value:
        msg = f"{name}: needs something after it, without a blank: {_EXAMPLES[name]}."
        raise _Wrong(msg)
    return value


def _kind(text: str) -> LearningKind:
    kind = KINDS.get(text.casefold()) or _KIND_IDS.get(text.casefold())
    if kind is None:
        msg = f"I don't know that kind; there are: {', '.join(f'kind:{each}' for each in KINDS)}."
        raise _Wrong(msg)
    return kind


def _number(text: str) -> str:
    number = text.casefold().removeprefix("customer").strip()
    if not re.fullmatch(r"[0-9]{1,9}", number):
        msg = "Customers are looked for by the number of their alias: customer:17."
        raise _Wrong(msg)
    return str(int(number))


def _days(name: str, text: str) -> tuple[date, date]:
    try:
        return day_or_month(text)
    except ValueError:
        msg = f"I don't understand the day after {name}:; write it like {_EXAMPLES[name]}."
        raise _Wrong(msg) from None
