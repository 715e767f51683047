"""``firsthand source``: where contacts come from."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.failing import CommandError, kindly
from bot.cli.sources.adding import add_and_import
from bot.cli.sources.listing import lines
from bot.cli.sources.pulling import pull_again
from bot.config import load_settings
from bot.sources.ics.source import is_address
from bot.sources.registry import KINDS, read_settings, source_kind

source = typer.Typer(
    name="source",
    help="Where contacts come from: add, list and pull sources.",
    no_args_is_help=True,
)

_KINDS = "; ".join(f"{kind.name}: {kind.summary}" for kind in KINDS.values())
_STDIN = "-"


@source.command()
@kindly
def add(
    *,
    kind: Annotated[str, typer.Argument(help=f"{_KINDS}.", show_default=False)],
    rotation: Annotated[str, typer.Option(help="The rotation it feeds.", show_default=False)],
    file: Annotated[
        str,
        typer.Argument(
            help="A file, or - for standard input. Leave it out to be asked for a secret address.",
            show_default=False,
        ),
    ] = "",
    name: Annotated[str, typer.Option(help="What to call it; the file's name unless given.")] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Correct a guessed column (csv)."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(metavar="WORD=STATE", help="What a status means: open, solved, gone (csv)."),
    ] = None,
    match: Annotated[
        str, typer.Option(metavar="REGEX", help="Which events are customer calls (ics).")
    ] = "",
    own_domain: Annotated[
        list[str] | None,
        typer.Option(metavar="DOMAIN", help="Our mail domain; others are customers (ics)."),
    ] = None,
    zone: Annotated[
        str, typer.Option(metavar="ZONE", help="For times that name none, as Europe/Berlin.")
    ] = "UTC",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="The address may be on a private network (ics).")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Read the file again every hour (csv; ics always is).")
    ] = False,
) -> None:
    """Add a source to a rotation and import what it has now.

    Adding one of the same name again corrects it and keeps its contacts.
    """
    settings = load_settings()
    known = source_kind(kind)
    data: bytes | None = None
    if known.name == "csv":
        if file == _STDIN:
            data = sys.stdin.buffer.read()
        elif not file:
            msg = "Name the CSV file, or - to read it from standard input."
            raise CommandError(msg)
        values: dict[str, Any] = {
            "path": file if data is not None else str(Path(file).absolute()),
            "columns": _pairs("--map", map_),
            "statuses": _pairs("--status", status),
            "zone": zone,
        }
    else:
        values = {
            "where": _address_or_file(file),
            "match": match,
            "own_domains": tuple(own_domain or ()),
            "allow_private": allow_private,
            "zone": zone,
        }
    for line in add_and_import(
        settings,
        rotation=rotation,
        kind=known.name,
        name=name.strip() or _name(known.name, file),
        source_settings=read_settings(known.name, values),
        polled=data is None and (watch or known.name != "csv"),
        data=data,
    ):
        typer.echo(line)


@source.command("list")
@kindly
def list_() -> None:
    """List all sources: their rotation, what they read, and how the last look went."""
    for line in lines(load_settings()):
        typer.echo(line)


@source.command()
@kindly
def pull(
    name: Annotated[str, typer.Argument(help="The source's name.", show_default=False)],
    rotation: Annotated[
        str, typer.Option(help="Its rotation, where several have a source of that name.")
    ] = "",
) -> None:
    """Look at a source now, and import what is new or has changed."""
    for line in pull_again(load_settings(), name=name, rotation=rotation):
        typer.echo(line)


def _pairs(option: str, given: list[str] | None) -> dict[str, str]:
    pairs = {}
    for each in given or ():
        key, sign, value = each.partition("=")
        if not sign or not key.strip() or not value.strip():
            msg = f"{option} wants two words with = between them, not “{each}”."
            raise CommandError(msg)
        pairs[key.strip()] = value.strip()
    return pairs


def _address_or_file(given: str) -> str:
    if is_address(given):
        msg = (
            "A calendar's address is a secret and stays out of the command: leave it out and "
            "type it when asked, or pipe it in with - instead."
        )
        raise CommandError(msg)
    if given == _STDIN:
        given = sys.stdin.readline().strip()
    elif not given:
        given = str(typer.prompt("Address or file of the calendar", hide_input=True)).strip()
    else:
        return str(Path(given).absolute())
    if not given:
        msg = "No address came in; nothing was added."
        raise CommandError(msg)
    return given if is_address(given) else str(Path(given).absolute())


def _name(kind: str, file: str) -> str:
    return Path(file).stem if file and file != _STDIN else kind
