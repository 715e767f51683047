"""The CSV source: a file looked at as a whole each time it is pulled."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from bot.core.plain import plain_line
from bot.ports import ContactState, IncomingContact, Pulled, RowProblem, SourceError
from bot.sources.csv.decoding import check_size, decode
from bot.sources.csv.moments import MomentReader, moment_reader
from bot.sources.csv.rows import Row, Table, open_table, read_rows
from bot.sources.csv.statuses import state_of
from bot.sources.csv.tickets import BadRowError, ticket, ticket_id

MAX_PROBLEMS = 100
"""More bad rows than this are counted, not listed."""

_SHOWN_STATUSES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class CsvSource:
    """Tickets from a CSV file.

    Columns are guessed from the header unless chosen; rows that cannot be used are reported with
    their line and skipped. Cells are text: a formula is never evaluated.
    """

    where: Path | bytes
    """The file, or its content."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field to column, as `parse_map` returns it; the rest is guessed."""
    statuses: Mapping[str, ContactState] = field(default_factory=dict)
    """The operator's own words, as `parse_statuses` returns them."""
    zone: tzinfo = UTC
    """For times that name no zone."""

    async def pull(self, at: datetime) -> Pulled:
        """Read the whole file: every usable row, in the file's order.

        Raises:
            SourceError: the file cannot be read as tickets at all.
        """
        return await asyncio.to_thread(self._read, at)

    def _read(self, at: datetime) -> Pulled:
        table = open_table(decode(self._bytes()), self.columns)
        found = list(read_rows(table))
        reading = _Reading(table=table, statuses=self.statuses)
        opened = table.columns.get("opened", "")
        values = (row.values.get(opened, "") for row in found if isinstance(row, Row))
        moments = moment_reader(values, self.zone, at)
        for row in found:
            if isinstance(row, Row):
                reading.take(row, moments)
            else:
                reading.problems.append(row)
        return reading.pulled()

    def _bytes(self) -> bytes:
        if isinstance(self.where, bytes):
            return self.where
        try:
            check_size(self.where.stat().st_size)
            return self.where.read_bytes()
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            message = f"The file {self.where} cannot be opened: {reason.lower()}."
            raise SourceError(message) from None


@dataclass(kw_only=True, slots=True)
class _Reading:
    """What has been gathered so far while one file is read."""

    table: Table
    statuses: Mapping[str, ContactState]
    contacts: dict[str, IncomingContact] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    lines: dict[str, int] = field(default_factory=dict)

    def take(self, row: Row, moments: MomentReader) -> None:
        columns = self.table.columns
        status = row.values.get(columns.get("status", ""), "")
        state = state_of(status, self.statuses)
        try:
            external_id = ticket_id(row, columns)
            self._refuse_second(external_id)
            contact = ticket(row, columns, state or "open", moments.instant)
        except BadRowError as bad:
            self.problems.append(RowProblem(where=f"line {row.line}", sentence=str(bad)))
            return
        if state is None:
            self.unknown[plain_line(status, 40)] += 1
        self.lines[external_id] = row.line
        self.contacts[external_id] = contact

    def _refuse_second(self, external_id: str) -> None:
        if first := self.lines.get(external_id):
            message = f"The id “{external_id}” was on line {first} already; the first counts."
            raise BadRowError(message)

    def pulled(self) -> Pulled:
        problems = self.problems[:MAX_PROBLEMS]
        if more := len(self.problems) - len(problems):
            sentence = f"{more:,} more rows had problems and were skipped."
            problems.append(RowProblem(where="the rest of the file", sentence=sentence))
        contacts = tuple(self.contacts.values())
        return Pulled(contacts=contacts, problems=tuple(problems), note=self._note())

    def _note(self) -> str:
        columns = ", ".join(
            f"{name} from “{column}”" for name, column in self.table.columns.items()
        )
        states = Counter(contact.state for contact in self.contacts.values())
        counted = ", ".join(f"{count:,} {state}" for state, count in states.most_common())
        note = f"Read {len(self.contacts):,} tickets ({counted or 'none'}): {columns}."
        if "status" not in self.table.columns:
            note += " No column for the status was recognised, so all count as open."
        if self.unknown:
            words = ", ".join(
                f"“{word}” ({count})" for word, count in self.unknown.most_common(_SHOWN_STATUSES)
            )
            note += f" These statuses are not known and count as open: {words}."
        return note
