"""``/firsthand export …`` as a value."""

from datetime import date
from typing import Final

from bot.core.export_table import Format, What
from bot.core.messages import Value
from bot.core.search_terms import SearchProblem, day_or_month

EXAMPLE: Final = "`/firsthand export`, `/firsthand export json since:2026-10 payments`"


class ExportRequest(Value):
    """What to take out."""

    what: What = "learnings"
    format: Format = "csv"
    since: date | None = None
    rotation: str = ""
    """Its name as typed; empty: every rotation the asker owns."""


def parse_export(text: str) -> ExportRequest | SearchProblem:
    """Read what was typed after the command, in any order; the rest is the rotation's name."""
    found: dict[str, object] = {}
    name = []
    for word in text.split():
        folded = word.casefold()
        if folded in {"csv", "json"}:
            found["format"] = folded
        elif folded in {"learnings", "promises"}:
            found["what"] = folded
        elif folded.startswith("since:"):
            try:
                found["since"] = day_or_month(folded.removeprefix("since:"))[0]
            except ValueError:
                return SearchProblem(
                    sentence=f"I don't understand “{word}”; write it like since:2026-10."
                )
        else:
            name.append(word)
    return ExportRequest.model_validate(found | {"rotation": " ".join(name)})
