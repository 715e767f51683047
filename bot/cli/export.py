"""``firsthand export``."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, TextIO

import typer

from bot.cli.failing import CommandError, kindly
from bot.cli.sources.places import database, workspace_of
from bot.clock import SystemClock
from bot.config import load_settings
from bot.core.export_request import ExportRequest
from bot.core.export_table import Format, Row, exported
from bot.core.search_terms import day_or_month
from bot.store.database import Database
from bot.usecases.export_learnings import operators_rotations, operators_rows

_FORMATS: Mapping[str, Format] = {"csv": "csv", "json": "json"}


@kindly
def export(
    file: Annotated[
        Path | None, typer.Argument(help="Where to write it; standard output unless given.")
    ] = None,
    *,
    rotation: Annotated[
        str, typer.Option("--rotation", help="Only this rotation's; all unless given.")
    ] = "",
    format_: Annotated[
        str, typer.Option("--format", metavar="csv|json", help="CSV, or a line of JSON each.")
    ] = "csv",
    since: Annotated[
        str, typer.Option(metavar="DAY", help="From this day or month on (UTC), as 2026-10.")
    ] = "",
    promises: Annotated[
        bool, typer.Option("--promises", help="What was promised, instead of what was learned.")
    ] = False,
) -> None:
    """Write what was learned or promised into a file; it is noted in the audit log.

    Customers are called by their aliases unless the rotation allows names; what somebody keeps to
    themselves is left out.
    """
    request = ExportRequest(
        what="promises" if promises else "learnings",
        format=_format(format_),
        since=_day(since),
        rotation=rotation,
    )
    with database(load_settings()) as db, _place(file) as out:
        count = _write(db, _workspace(db, rotation), request, out)
    typer.echo(f"{count} {request.what} written.", err=file is None)


def _workspace(db: Database, rotation: str) -> str:
    if not rotation and len(db.workspaces()) > 1:
        msg = "This database holds several workspaces; name one of their rotations: --rotation."
        raise CommandError(msg)
    return workspace_of(db, rotation)


def _write(db: Database, workspace_id: str, request: ExportRequest, out: TextIO) -> int:
    at = SystemClock().now()
    chosen = db.call(operators_rotations, workspace_id, request=request, at=at)
    if request.rotation and not chosen:
        msg = f"There is no rotation “{request.rotation}”; nothing was written."
        raise CommandError(msg)
    count = 0

    with db.read(workspace_id) as tx:

        def counted() -> Iterator[Row]:
            nonlocal count
            for row in operators_rows(tx, request=request, chosen=chosen):
                count += 1
                yield row

        out.writelines(exported(request.what, request.format, counted()))
    return count


@contextmanager
def _place(file: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is there whole or not at all, for its owner's eyes only."""
    if file is None:
        yield sys.stdout
        return
    try:
        handle, name = tempfile.mkstemp(dir=file.absolute().parent, prefix=f".{file.name}.")
    except OSError as error:
        msg = f"I cannot write to {file}: {error.strerror}. Name a file in a folder that exists."
        raise CommandError(msg) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            yield out
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _format(given: str) -> Format:
    found = _FORMATS.get(given.strip().casefold())
    if found is not None:
        return found
    msg = f"--format is csv or json, not “{given}”."
    raise CommandError(msg)


def _day(given: str) -> date | None:
    try:
        return day_or_month(given.strip())[0] if given else None
    except ValueError:
        msg = f"--since wants a day or a month such as 2026-10-15 or 2026-10, not “{given}”."
        raise CommandError(msg) from None
