"""What an import is reported with."""

from collections.abc import Iterator

from bot.ports import Pulled
from bot.usecases.import_contacts import Imported

MOST_PROBLEMS = 10


def reading(pulled: Pulled) -> Iterator[str]:
    """Say what was recognised, and what could not be used."""
    yield pulled.note
    for problem in pulled.problems[:MOST_PROBLEMS]:
        yield f"  {problem.where}: {problem.sentence}"
    more = len(pulled.problems) - MOST_PROBLEMS
    if more > 0:
        yield f"  … and {more} more problems."


def importing(imported: Imported, rotation: str) -> str:
    """Say what came of it."""
    parts = [f"{imported.new:,} new", f"{imported.changed:,} changed"]
    if imported.unchanged:
        parts.append(f"{imported.unchanged:,} as before")
    if imported.passed_over:
        parts.append(f"{imported.passed_over:,} not needed (closed, past or of another kind)")
    return f"“{rotation}” has {', '.join(parts)}."
