"""What is taken out of Firsthand as a file: stable columns, safe to open in a spreadsheet.

A CSV file is UTF-8 with a byte-order mark, without which Excel reads it in the machine's own
encoding; rows end in CR LF (RFC 4180). A cell that a spreadsheet would take for a formula gets an
apostrophe in front, as OWASP advises ("CSV Injection"). JSON holds the texts as they are, one
object a line (JSON Lines). Columns are only ever added, at the end.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

Format = Literal["csv", "json"]
What = Literal["learnings", "promises"]

COLUMNS: Final[Mapping[What, Sequence[str]]] = {
    "learnings": (
        "id",
        "rotation",
        "week",
        "happened_at",
        "answered_at",
        "user_id",
        "name",
        "contact",
        "customer",
        "outcome",
        "minutes",
        "kinds",
        "their_words",
        "learning",
        "themes",
        "feeling",
        "visibility",
        "issue_url",
    ),
    "promises": (
        "id",
        "rotation",
        "user_id",
        "name",
        "customer",
        "kind",
        "promise",
        "due_on",
        "update_on",
        "state",
        "created_at",
        "kept_at",
        "visibility",
    ),
}
"""Instants are UTC, as 2026-11-23T09:30:00+00:00; several kinds or themes stand between "; "."""

BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 -- full width counts too

Cell = str | int | None
Row = Mapping[str, Cell | Sequence[str]]


def exported(what: What, as_: Format, rows: Iterable[Row]) -> Iterator[str]:
    """The file piece by piece; each row must have all columns of ``what``."""
    return _csv(COLUMNS[what], rows) if as_ == "csv" else _json(COLUMNS[what], rows)


def harmless(cell: str) -> str:
    """The cell as no spreadsheet takes it for a formula."""
    begins = cell.lstrip(" \u00a0")
    return f"'{cell}" if begins.startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BYTE_ORDER_MARK)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Cell | Sequence[str]) -> Cell:
    if value is None or isinstance(value, int):
        return value
    return harmless(value if isinstance(value, str) else "; ".join(value))


def _json(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps({column: row[column] for column in columns}, ensure_ascii=False) + "\n"
