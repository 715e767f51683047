"""A simulation as a picture: who was on when, and how fair it was as time went on."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.core.simulation import Held

MOST_NAMED = 40
"""With more people than that, names would not be legible."""
MOST_COLOURS = 10
"""With more people than that, colours could not be told apart."""
INK, MUTED = "#1f5a8a", "#d9823b"


def draw(
    file: Path,
    title: str,
    names: Sequence[str],
    held: Sequence[Held],
    course: Sequence[Mapping[str, float]],
) -> None:
    """Draw it into a PNG file.

    Args:
        file: where to; what was there is replaced.
        title: what it is of.
        names: the members shown, from above.
        held: the rounds.
        course: for each round everybody's deviation from their share so far.
    """
    height = 3 + min(len(names), MOST_NAMED) * 0.22 + 2.5
    figure = Figure(figsize=(11, height), layout="constrained")
    FigureCanvasAgg(figure)
    who, fairness = figure.subplots(2, 1, sharex=True, height_ratios=(height - 3.5, 3.5))
    figure.suptitle(title)
    _draw_who(who, names, held)
    _draw_fairness(fairness, names, held, course)
    figure.savefig(file, dpi=110)


def _draw_who(axes: Axes, names: Sequence[str], held: Sequence[Held]) -> None:
    place = {name: number for number, name in enumerate(names)}
    for role, marker, colour in (("lead", "s", INK), ("shadow", "o", MUTED)):
        points = [
            (one.at, place[pick.member_id])
            for one in held
            for pick in one.pairs
            if pick.role == role
        ]
        if points:
            times, rows = zip(*points, strict=True)
            axes.scatter(times, rows, marker=marker, s=14, color=colour, label=role)
    if len(names) <= MOST_NAMED:
        axes.set_yticks(range(len(names)), names)
    else:
        axes.set_ylabel(f"{len(names)} members")
    axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
    axes.grid(axis="y", alpha=0.2)
    axes.set_title("Who was on when", loc="left", fontsize="medium")
    if axes.get_legend_handles_labels()[0]:
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)


def _draw_fairness(
    axes: Axes,
    names: Sequence[str],
    held: Sequence[Held],
    course: Sequence[Mapping[str, float]],
) -> None:
    times = [one.at for one in held]
    few = len(names) <= MOST_COLOURS
    for name in names:
        course_of = [one[name] for one in course]
        style = {"label": name} if few else {"color": INK, "alpha": 0.35}
        axes.plot(times, course_of, linewidth=1, **style)  # type: ignore[arg-type] # it takes datetimes
    if few and names:
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    axes.axhline(0, color="black", linewidth=0.8)
    axes.set_ylabel("contacts")
    axes.set_title("More or less than owed so far, each person", loc="left", fontsize="medium")
    axes.grid(alpha=0.2)
    axes.tick_params(axis="x", rotation=20)
