"""Listing sources."""

from collections.abc import Iterator

from bot.cli.sources.places import Placed, all_sources, database
from bot.config import Settings
from bot.ports import SourceError
from bot.sources.registry import describe_source, read_settings
from bot.store.secrets import SecretProblem, Secrets
from bot.wiring.keys import open_secrets


def lines(settings: Settings) -> Iterator[str]:
    """Give two lines for each source."""
    with database(settings) as db:
        secrets = open_secrets(settings)
        found = all_sources(db)
    if not found:
        yield "There is no source yet; “firsthand source add --help” says how to add one."
    for each in found:
        yield f"{each.source.name}: {_what(each, secrets)}, for “{each.rotation.name}”"
        yield f"  {_when(each)}"


def _what(placed: Placed, secrets: Secrets) -> str:
    source = placed.source
    try:
        known = read_settings(source.kind, secrets.open(source.settings))
        return describe_source(source.kind, known)
    except (SourceError, SecretProblem) as error:
        return str(error)


def _when(placed: Placed) -> str:
    source = placed.source
    read = f"{source.pulled_at:%Y-%m-%d %H:%M} UTC" if source.pulled_at else "never"
    again = "looked at every hour" if source.polled else "looked at when you pull it"
    failing = f"; failing: {source.last_error}" if source.last_error else ""
    return f"last read {read}, {again}{failing}"
