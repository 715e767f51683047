"""``firsthand simulate``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.failing import kindly
from bot.cli.simulate_file import check_plot, load
from bot.cli.simulate_output import round_line, summary_line, table
from bot.core.scenario import Scenario
from bot.core.simulation import Held, rounds_of, simulate
from bot.core.simulation_summary import Tally

LONG = 50
"""From so many rounds on a progress bar is shown, where somebody looks."""


@kindly
def simulate_file(
    file: Annotated[Path, typer.Argument(help="A scenario, .toml or .json; README.md shows one.")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON a round, then a summary.")
    ] = False,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", help="Draw who was on when, and the fairness, into this .png."),
    ] = None,
) -> None:
    """Play a rotation through with made-up people and contacts, and see how fair it is."""
    check_plot(plot)
    scenario = load(file)
    names = [one.name for one in scenario.members]
    tally = Tally(names)
    held: list[Held] = []
    course: list[dict[str, float]] = []
    for one in _with_progress(scenario):
        tally.add(one)
        if plot is not None:
            held.append(one)
            course.append(tally.deviations())
        if as_json:
            typer.echo(round_line(one))
    summary = tally.summary()
    typer.echo(summary_line(summary) if as_json else table(scenario.name, summary))
    if plot is not None:
        from bot.cli.simulate_plot import draw  # noqa: PLC0415 - matplotlib is slow to import

        draw(plot, scenario.name, names, held, course)


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
