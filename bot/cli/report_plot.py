"""A report as a picture: contacts and coverage week by week, and how contacts are spread."""

from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.core.report import Report

INK, MUTED = "#1f5a8a", "#d9823b"


def draw(file: Path, report: Report) -> None:
    """Draw it into a PNG file; what was there is replaced."""
    figure = Figure(figsize=(11, 7.5), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    weeks, spread = figure.subplots(2, 1, height_ratios=(3, 2))
    figure.suptitle(f"{report.rotation}, {report.since:%Y-%m-%d} to {report.until:%Y-%m-%d}")
    mondays = [f"{one.monday:%d %b}" for one in report.weeks]
    places = range(len(mondays))
    weeks.bar(places, [one.contacts for one in report.weeks], color=INK)
    weeks.set_xticks(places, mondays, rotation=60 if len(mondays) > 12 else 0)  # noqa: PLR2004 -- as many fit
    weeks.set_title("Contacts a week, and the share of developers reached in six weeks", loc="left")
    share = weeks.twinx()
    share.plot(places, [one.coverage.ratio or 0 for one in report.weeks], color=MUTED, marker="o")
    share.set_ylim(0, 1.05)
    share.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"], color=MUTED)
    buckets = report.contacts_per_developer
    names = [f"{one.low}" if one.low == one.high else f"{one.low} to {one.high}" for one in buckets]
    bars = spread.bar(range(len(buckets)), [one.people for one in buckets], color=INK, width=0.6)
    spread.bar_label(bars)
    spread.set_xticks(range(len(buckets)), names)
    spread.set_yticks([])
    spread.set_title("Developers by contacts in all", loc="left")
    figure.savefig(file, dpi=110)
