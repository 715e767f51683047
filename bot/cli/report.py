"""``firsthand report``."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.days import start_of_day
from bot.cli.failing import CommandError, kindly
from bot.cli.simulate_file import check_plot
from bot.cli.sources.places import database
from bot.clock import SystemClock
from bot.config import load_settings
from bot.core.metrics import LEAST, Bucket, Share
from bot.core.report import Report
from bot.store import audit, rotations
from bot.store.rotations import folded
from bot.store.transaction import Tx
from bot.usecases.report_period import report_period

LONGEST = timedelta(days=366 * 5)
_FEW = f"not told of fewer than {LEAST} people"


@kindly
def report(
    *,
    since: Annotated[
        str,
        typer.Option(metavar="DAY", help="From this day on, as 2026-10-01.", show_default=False),
    ],
    until: Annotated[
        str,
        typer.Option(metavar="DAY", help="Up to this day, which is left out; today unless given."),
    ] = "",
    rotation: Annotated[
        str, typer.Option("--rotation", help="Only this rotation; all unless given.")
    ] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON a rotation.")
    ] = False,
    plot: Annotated[
        Path | None, typer.Option("--plot", help="Draw the weeks into this .png; of one rotation.")
    ] = None,
) -> None:
    """Print totals for managers: reach, hours on calls, answers and promises; never names."""
    check_plot(plot)
    now = SystemClock().now()
    begin = start_of_day("--since", since).date()
    end = start_of_day("--until", until).date() if until else now.date() + timedelta(days=1)
    if not timedelta() < end - begin <= LONGEST:
        sentence = "--until must come after --since, and at most five years after it."
        raise CommandError(sentence)
    with database(load_settings()) as db:
        found = [
            one
            for workspace_id in db.workspaces()
            for one in db.call(_reports, workspace_id, rotation, begin, end)
        ]
    if not found:
        sentence = (
            f"There is no rotation “{rotation}”." if rotation else "There is no rotation yet."
        )
        raise CommandError(sentence)
    if plot is not None and len(found) > 1:
        sentence = "--plot draws one rotation: name it with --rotation."
        raise CommandError(sentence)
    for one in found:
        typer.echo(_json(one) if as_json else "\n".join(_lines(one)))
    if plot is not None:
        from bot.cli.report_plot import draw  # noqa: PLC0415 - matplotlib is slow to import

        draw(plot, found[0])


def _reports(tx: Tx, name: str, since: date, until: date) -> list[Report]:
    at = SystemClock().now()
    return [
        report_period(tx, one, since=since, until=until, user_id=audit.OPERATOR, at=at)
        for one in rotations.living(tx)
        if not name or folded(one.name) == folded(name)
    ]


def _lines(found: Report) -> Iterator[str]:
    last = found.until - timedelta(seconds=1)
    yield f"{found.rotation}, {found.since:%Y-%m-%d} to {last:%Y-%m-%d}"
    yield f"  contacts                {found.contacts}"
    yield f"  developers reached      {_share(found.coverage)}"
    yield f"  hours on calls          {found.exposure_hours:.1f}"
    yield f"  follow-ups answered     {_share(found.responses)}"
    taken = found.time_to_answer
    hours = _FEW if taken is None else f"{taken / timedelta(hours=1):.1f} hours"
    yield f"  time to answer, median  {hours}"
    yield f"  promises kept on time   {_share(found.kept_on_time)}"
    spread = ", ".join(map(_bucket, found.contacts_per_developer)) or _FEW
    yield f"  contacts a developer    {spread}"


def _share(share: Share) -> str:
    percent = "" if share.ratio is None else f" ({share.ratio:.0%})"
    return f"{share.part} of {share.whole}{percent}"


def _bucket(bucket: Bucket) -> str:
    number = f"{bucket.low}" if bucket.low == bucket.high else f"{bucket.low} to {bucket.high}"
    return f"{number}: {bucket.people} people"


def _json(found: Report) -> str:
    taken = found.time_to_answer
    return json.dumps(
        {
            "rotation": found.rotation,
            "since": found.since.isoformat(),
            "until": found.until.isoformat(),
            "contacts": found.contacts,
            "coverage": _pair(found.coverage),
            "exposure_hours": round(found.exposure_hours, 2),
            "responses": _pair(found.responses),
            "hours_to_answer_median": None if taken is None else taken / timedelta(hours=1),
            "promises_kept_on_time": _pair(found.kept_on_time),
            "contacts_per_developer": [
                {"from": one.low, "to": one.high, "people": one.people}
                for one in found.contacts_per_developer
            ],
            "weeks": [
                {
                    "monday": one.monday.isoformat(),
                    "contacts": one.contacts,
                    "coverage": _pair(one.coverage),
                }
                for one in found.weeks
            ],
        },
        ensure_ascii=False,
    )


def _pair(share: Share) -> dict[str, int]:
    return {"of": share.whole, "part": share.part}
