"""Which column of a file means what: guessed from the header, corrected by `--map`."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from bot.ports import SourceError

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "id": (
        "ticket id", "ticket number", "ticket", "case number", "case id", "issue key", "issue id",
        "conversation id", "conversation number", "request id", "ticket no", "id", "number", "key",
    ),
    "subject": (
        "ticket subject", "subject", "ticket name", "title", "summary", "short description",
        "conversation title", "topic",
    ),
    "body": (
        "ticket description", "description", "body", "message", "first message", "content",
        "comment", "details", "text", "question", "initial message", "preview",
    ),
    "person": (
        "customer name", "requester name", "requester", "contact name", "full name", "contact",
        "caller", "reporter", "customer", "user name", "from name", "name", "submitter", "from",
    ),
    "email": (
        "customer email", "requester email", "contact email", "email address", "email", "e mail",
        "from email", "user email", "reporter email", "customer e mail", "mail",
    ),
    "company": (
        "company", "company name", "organization", "organisation", "account name", "account",
        "requester organization", "customer company", "client", "organization name",
    ),
    "customer": (
        "customer id", "requester id", "contact id", "user id", "client id", "customer number",
    ),
    "status": (
        "ticket status", "status", "state", "case status", "conversation state", "stage",
    ),
    "opened": (
        "created at", "created", "opened", "opened at", "date time opened", "created time",
        "created date", "create date", "date created", "creation date", "opened date",
        "submitted", "submitted at", "conversation created at", "ticket created", "requested",
        "received", "date", "first response time",
    ),
    "url": ("ticket url", "url", "link", "permalink", "ticket link", "conversation url"),
    "owner": (
        "owner", "assignee", "agent", "assigned to", "ticket owner", "case owner", "agent name",
        "assignee name", "assigned agent", "assignee email", "agent email", "teammate",
    ),
    "tags": (
        "tags", "labels", "ticket tags", "conversation tags", "category", "ticket type", "type",
        "ticket category", "topics",
    ),
}  # fmt: skip
"""Names seen in exports of common help desks, the surest first, in lower case."""

FIELDS: tuple[str, ...] = tuple(_SYNONYMS)
"""What Firsthand can use; `id` and `subject` it must have."""

_NEEDED = ("id", "subject")
_SHOWN_COLUMNS = 30


def guess_columns(header: Sequence[str]) -> dict[str, str]:
    """Return field → column for the fields whose columns one can recognise by name.

    A column serves at most one field. Names are compared without case and punctuation.
    """
    columns = {_plain(column): column for column in reversed(header) if _plain(column)}
    guessed = {}
    for field, synonyms in _SYNONYMS.items():
        found = next((name for name in synonyms if name in columns), None)
        if found:
            guessed[field] = columns.pop(found)
    return guessed


def parse_map(items: Iterable[str]) -> dict[str, str]:
    """Read `--map` options, each `field=Column`.

    Raises:
        SourceError: one is not of that form, or names a field that does not exist.
    """
    chosen = {}
    for item in items:
        field, equals, column = (part.strip() for part in item.partition("="))
        if not equals or not column:
            message = f"--map wants field=Column, for example --map subject=Title; got “{item}”."
            raise SourceError(message)
        if field not in FIELDS:
            near = difflib.get_close_matches(field, FIELDS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            message = f"“{field}” is no field.{hint} The fields are: {', '.join(FIELDS)}."
            raise SourceError(message)
        chosen[field] = column
    return chosen


def settle_columns(header: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return field → column of this header: what was chosen first, the rest guessed.

    Raises:
        SourceError: a chosen column is not there, or nothing serves as id or subject.
    """
    present = {_plain(column): column for column in reversed(header)}
    settled = {}
    for field, column in chosen.items():
        if _plain(column) not in present:
            message = f"There is no column “{column}” for {field}; the file has {_list(header)}."
            raise SourceError(message)
        settled[field] = present[_plain(column)]
    left = [column for column in header if column not in settled.values()]
    guessed = guess_columns(left)
    settled = {**{field: guessed[field] for field in guessed if field not in chosen}, **settled}
    missing = [field for field in _NEEDED if field not in settled]
    if missing:
        raise SourceError(_missing(header, missing, recognised=bool(settled)))
    return {field: settled[field] for field in FIELDS if field in settled}


def _missing(header: Sequence[str], missing: Sequence[str], *, recognised: bool) -> str:
    options = " ".join(f"--map {field}=COLUMN" for field in missing)
    if not recognised:
        return (
            f"The first line does not look like a header: it has {_list(header)}. Add a line with"
            f" the columns' names, or if these are names, say which is which: {options}."
        )
    return (
        f"No column for {' and '.join(missing)} was recognised among {_list(header)}."
        f" Say which it is: {options}."
    )


def _list(header: Sequence[str]) -> str:
    shown = ", ".join(f"“{column[:40]}”" for column in header[:_SHOWN_COLUMNS])
    more = len(header) - _SHOWN_COLUMNS
    return shown + (f" and {more} more" if more > 0 else "")


def _plain(column: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", column.casefold()).split())
