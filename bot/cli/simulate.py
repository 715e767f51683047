"""``firsthand simulate``."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.failing import CommandError, kindly
from bot.cli.simulate_file import check_plot, load
from bot.cli.simulate_live import live_rounds
from bot.cli.simulate_output import round_line, summary_line, table
from bot.config import load_settings
from bot.core.scenario import Scenario
from bot.core.simulation import Held, rounds_of, simulate
from bot.core.simulation_summary import Tally

MOST_WEEKS = 104
LONG = 50
"""From so many rounds on a progress bar is shown, where somebody looks."""


@kindly
def simulate_file(
    file: Annotated[
        Path | None, typer.Argument(help="A scenario, .toml or .json; README.md shows one.")
    ] = None,
    *,
    rotation: Annotated[
        str, typer.Option("--rotation", help="Instead of a file: play this living rotation on.")
    ] = "",
    weeks: Annotated[
        int, typer.Option("--weeks", min=1, max=MOST_WEEKS, help="How long, for --rotation.")
    ] = 12,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON a round, then a summary.")
    ] = False,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", help="Draw who was on when, and the fairness, into this .png."),
    ] = None,
) -> None:
    """Play a rotation through, a made-up one or one that lives, and see how fair it is."""
    check_plot(plot)
    name, names, rounds = _course(file, rotation, weeks)
    tally = Tally(names)
    held: list[Held] = []
    course: list[dict[str, float]] = []
    for one in rounds:
        tally.add(one)
        if plot is not None:
            held.append(one)
            course.append(tally.deviations())
        if as_json:
            typer.echo(round_line(one))
    summary = tally.summary()
    typer.echo(summary_line(summary) if as_json else table(name, summary))
    if plot is not None:
        from bot.cli.simulate_plot import draw  # noqa: PLC0415 - matplotlib is slow to import

        draw(plot, name, names, held, course)


def _course(
    file: Path | None, rotation: str, weeks: int
) -> tuple[str, Sequence[str], Iterable[Held]]:
    """Name, members and rounds of whatever is to be played."""
    if (file is None) == (not rotation):
        sentence = "Give either a scenario file or --rotation NAME."
        raise CommandError(sentence)
    if file is None:
        return live_rounds(load_settings(), rotation, weeks)
    scenario = load(file)
    return scenario.name, [one.name for one in scenario.members], _with_progress(scenario)


def _with_progress(scenario: Scenario) -> Iterator[Held]:
    """The rounds, with a bar on a terminal when there are many."""
    number = len(rounds_of(scenario))
    if number < LONG or not sys.stderr.isatty():
        yield from simulate(scenario)
        return
    with typer.progressbar(
        simulate(scenario), length=number, label="Rounds", file=sys.stderr
    ) as rounds:
        yield from rounds
