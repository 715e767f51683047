"""The records of a CSV text with the line each begins on, bad ones told apart."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.plain import plain_line
from bot.ports import RowProblem, SourceError
from bot.sources.csv.columns import settle_columns

if TYPE_CHECKING:
    from _csv import Reader

_NAME_LIMIT = 200
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One record: the physical line it begins on, and its values by column."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A header that was understood, and how to read on."""

    text: str
    delimiter: str
    header: tuple[str, ...]
    columns: Mapping[str, str]
    """Field to column, as settled."""


def open_table(text: str, chosen: Mapping[str, str]) -> Table:
    """Find the delimiter under which the header makes most sense.

    Raises:
        SourceError: under none the columns that are needed are there.
    """
    tables: list[Table] = []
    refusals: list[tuple[int, SourceError]] = []
    for delimiter in _DELIMITERS:
        header = _header(text, delimiter)
        try:
            columns = settle_columns(header, chosen)
        except SourceError as refusal:
            refusals.append((len(header), refusal))
        else:
            table = Table(text=text, delimiter=delimiter, header=header, columns=columns)
            tables.append(table)
    if not tables and not any(length for length, _ in refusals):
        message = (
            "The header cannot be read: its quotation marks do not match; mend the first line."
        )
        raise SourceError(message)
    if not tables:
        raise max(refusals, key=lambda refusal: refusal[0])[1]
    return max(tables, key=lambda table: (len(table.columns), len(table.header)))


def read_rows(table: Table) -> Iterator[Row | RowProblem]:
    """Yield each record after the header, or what is wrong with it; never raises."""
    reader = _reader(table.text, table.delimiter)
    seen_header = False
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield RowProblem(where=f"line {line}", sentence=_QUOTES)
            continue
        if not any(value.strip("\x00 \t\r\n") for value in record):
            continue
        if not seen_header:
            seen_header = True
            continue
        yield _row(table, line, record)


_QUOTES = (
    "The quotation marks do not match (a quotation mark inside a text is written twice), or one"
    " field is far too long; the line was skipped."
)


def _row(table: Table, line: int, record: list[str]) -> Row | RowProblem:
    expected = len(table.header)
    if len(record) < expected or any(value.strip() for value in record[expected:]):
        sentence = f"It has {len(record)} fields where the header has {expected}; it was skipped."
        return RowProblem(where=f"line {line}", sentence=sentence)
    # Of two columns with one name the first counts, as in the header.
    values = dict(reversed(list(zip(table.header, record, strict=False))))
    return Row(line=line, values=values)


def _header(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        records = iter(_reader(text, delimiter))
        for record in records:
            names = tuple(plain_line(value, _NAME_LIMIT) for value in record)
            if any(names):
                return names
    except csv.Error:
        pass  # quoted for another delimiter
    return ()


def _reader(text: str, delimiter: str) -> "Reader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
