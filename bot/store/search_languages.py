"""What to look for, in the languages of the two databases.

Words are letters and digits only (``bot.core.search_text``), so neither language has anything to
read in them.
"""

from collections.abc import Iterable

from bot.core.search_terms import Phrase


def fts5(wanted: Iterable[Iterable[Phrase]], unwanted: Iterable[Phrase]) -> str:
    """All of ``wanted``, each by one of its alternatives, and none of ``unwanted``, for FTS5."""

    def phrase(one: Phrase) -> str:
        return f'"{" ".join(one.words)}"{"*" if one.open else ""}'

    alternatives = (" OR ".join(map(phrase, each)) for each in wanted)
    found = " AND ".join(f"({each})" for each in alternatives)
    return "".join((f"({found})", *(f" NOT {phrase(one)}" for one in unwanted)))


def tsquery(wanted: Iterable[Iterable[Phrase]], unwanted: Iterable[Phrase]) -> str:
    """Say the same for PostgreSQL."""

    def phrase(one: Phrase) -> str:
        *first, last = (f"'{word}'" for word in one.words)
        return f"({' <-> '.join((*first, last + (':*' if one.open else '')))})"

    alternatives = (" | ".join(map(phrase, each)) for each in wanted)
    found = [f"({each})" for each in alternatives]
    return " & ".join((*found, *(f"!{phrase(one)}" for one in unwanted)))
