"""The kinds of sources by name: what each needs to know, and how it is built and described."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from bot.ports import ContactKind, ContactSource, SourceError
from bot.sources.csv import CsvSource
from bot.sources.http import Fetcher
from bot.sources.ics import IcsSource
from bot.sources.settings import CsvSettings, IcsSettings

KindName = Literal["csv", "ics"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceKind:
    """One kind of source."""

    name: KindName
    contacts: ContactKind
    settings: type[BaseModel]
    prompted: str
    """The setting that must come from a prompt or standard input; "" when there is none."""
    summary: str
    """One line for the help of the command line."""
    describe: Callable[[Any], str]
    """Settings to a line for a person, without secrets."""
    build: Callable[[Any], ContactSource]


def source_kind(name: str) -> SourceKind:
    """Return the kind of that name.

    Raises:
        SourceError: there is none; the sentence names those that exist.
    """
    if name in KINDS:
        return KINDS[name]
    near = difflib.get_close_matches(name, KINDS, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    message = f"“{name}” is no kind of source.{hint} There are: {', '.join(KINDS)}."
    raise SourceError(message)


def read_settings(kind: str, values: str | Mapping[str, Any]) -> BaseModel:
    """Check settings for a kind: a mapping from the command line, or JSON from the store.

    Raises:
        SourceError: naming the setting and what is wrong, never its value.
    """
    model = source_kind(kind).settings
    try:
        if isinstance(values, str):
            return model.model_validate_json(values)
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"]) or "settings"
        reason = first["msg"].removeprefix("Value error, ").rstrip(".")
        message = f"The setting {name} of a {kind} source is not right: {reason}."
        raise SourceError(message) from None


def dump_settings(settings: BaseModel) -> str:
    """Return settings as JSON with their secrets in clear: for the encrypted store only."""
    return settings.model_dump_json(context={"reveal": True})


def build_source(kind: str, settings: BaseModel) -> ContactSource:
    """Return the source, ready to be pulled."""
    return source_kind(kind).build(settings)


def describe_source(kind: str, settings: BaseModel) -> str:
    """Return a line about the source for a person, without secrets."""
    return source_kind(kind).describe(settings)


def _csv(settings: CsvSettings) -> ContactSource:
    return CsvSource(
        where=Path(settings.path),
        columns=settings.columns,
        statuses=settings.statuses,
        zone=ZoneInfo(settings.zone),
    )


def _ics(settings: IcsSettings) -> ContactSource:
    return IcsSource(
        where=settings.where.get_secret_value(),
        match=settings.match,
        own_domains=settings.own_domains,
        horizon_days=settings.horizon_days,
        zone=ZoneInfo(settings.zone),
        fetcher=Fetcher(allow_private=settings.allow_private),
    )


KINDS: Mapping[str, SourceKind] = {
    "csv": SourceKind(
        name="csv",
        contacts="ticket",
        settings=CsvSettings,
        prompted="",
        summary="tickets from a file that a help desk exported as CSV",
        describe=CsvSettings.describe,
        build=_csv,
    ),
    "ics": SourceKind(
        name="ics",
        contacts="call",
        settings=IcsSettings,
        prompted="where",
        summary="customer calls from a calendar: an ICS file, or its secret address",
        describe=IcsSettings.describe,
        build=_ics,
    ),
}
