"""The ICS source: a calendar looked at as a whole each time it is pulled."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from icalendar.cal import Component

from bot.ports import IncomingContact, Pulled, RowProblem, SourceError
from bot.sources.http import Fetcher
from bot.sources.ics.calls import call, categories, description, text_of
from bot.sources.ics.occurrences import occurrences
from bot.sources.ics.parsing import check_size, parse_calendars
from bot.sources.ics.people import Sides, sides

HORIZON_DAYS = 42

_MAX_PROBLEMS = 100
_MATCHED_TEXT = 2_000
_ADDRESS = re.compile(r"(?i)(?:https?|webcal)://")


@dataclass(frozen=True, kw_only=True, slots=True)
class IcsSource:
    """Customer calls from a calendar.

    With `match`, an event counts when the expression is found in its title, description or
    categories; without, when somebody outside our domains is invited.
    """

    where: str | Path = field(repr=False)
    """A file, or an https or webcal address (a secret: who has it reads the calendar)."""
    match: str = ""
    """A regular expression; case does not count."""
    own_domains: tuple[str, ...] = ()
    """Our mail domains; without any, the domain of each event's organizer."""
    horizon_days: int = HORIZON_DAYS
    zone: tzinfo = UTC
    """For times that name no zone in a calendar that names none."""
    fetcher: Fetcher = field(default_factory=Fetcher)

    async def pull(self, at: datetime) -> Pulled:
        """Return the calls that have not ended at `at` and begin within the horizon, in order.

        A call known from before, still to begin within the horizon and not among these, has
        been deleted from the calendar.

        Raises:
            SourceError: the calendar cannot be fetched or read, or `match` is no expression.
        """
        wanted = compile_match(self.match)
        if is_address(self.where):
            data = await self.fetcher.get(str(self.where), at)
        else:
            data = await asyncio.to_thread(_file, Path(self.where))
        return await asyncio.to_thread(self._read, data, at, wanted)

    def _read(self, data: bytes, at: datetime, wanted: re.Pattern[str] | None) -> Pulled:
        until = at + timedelta(days=self.horizon_days)
        contacts: dict[str, IncomingContact] = {}
        problems: list[RowProblem] = []
        seen = 0
        for calendar in parse_calendars(data):
            cancelled = text_of(calendar, "METHOD").strip().upper() == "CANCEL"
            for found in occurrences(calendar, at, until, self.zone):
                if isinstance(found, RowProblem):
                    problems.append(found)
                    continue
                seen += 1
                who = sides(found.component, self.own_domains)
                if _counts(found.component, who, wanted):
                    contact = call(found, who, cancelled=cancelled)
                    contacts.setdefault(contact.external_id, contact)
        return Pulled(
            contacts=tuple(sorted(contacts.values(), key=_order)),
            problems=tuple(problems[:_MAX_PROBLEMS]),
            note=self._note(seen, len(contacts)),
        )

    def _note(self, seen: int, kept: int) -> str:
        if self.match:
            rule = f"“{self.match}” is found in them"
        else:
            rule = f"somebody outside {', '.join(self.own_domains) or 'the organizer'} is invited"
        return (
            f"Saw {seen:,} events with a time in the next {self.horizon_days} days;"
            f" {kept:,} are customer calls, because {rule}."
        )


def compile_match(match: str) -> re.Pattern[str] | None:
    """Return the expression, or None when there is none.

    Raises:
        SourceError: it is not a regular expression.
    """
    try:
        return re.compile(match, re.IGNORECASE) if match else None
    except re.error as error:
        message = f"“{match}” is not a regular expression: {error}."
        raise SourceError(message) from None


def is_address(where: str | Path) -> bool:
    """Tell an address to fetch from a file's name."""
    return isinstance(where, str) and bool(_ADDRESS.match(where.strip()))


def _counts(event: Component, who: Sides, wanted: re.Pattern[str] | None) -> bool:
    if wanted is None:
        return bool(who.customers)
    texts = (text_of(event, "SUMMARY"), description(event)[:_MATCHED_TEXT], *categories(event))
    return any(wanted.search(text) for text in texts)


def _order(contact: IncomingContact) -> tuple[str, str]:
    return (contact.starts_at.isoformat() if contact.starts_at else "", contact.external_id)


def _file(path: Path) -> bytes:
    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        message = f"The file {path} cannot be opened: {reason}."
        raise SourceError(message) from None
