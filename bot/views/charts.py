"""The digest's picture: twelve weeks of contacts and coverage, and what keeps coming up.

Drawn for a phone: 800 pixels wide with large letters, on its own light ground, so that it reads
the same on a dark screen. matplotlib is imported only when a picture is drawn; it is slow to load.
"""

import io
import unicodedata
from typing import TYPE_CHECKING, Final

from bot.core.digest_parts import MOST_THEMES
from bot.core.messages import Digest, Theme, WeekFigure
from bot.views.chart_words import digest_alt_text
from bot.views.texts import plain_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["digest_alt_text", "digest_picture", "draw", "has_picture"]

DPI: Final = 100
WIDTH: Final = 8.0
"""Inches, as all sizes here."""
WEEKS_HEIGHT: Final = 4.8
TITLE_HEIGHT: Final = 0.8
THEME_HEIGHT: Final = 0.8
"""Of one theme: its name stands over its bar, so that a long one squeezes nothing."""
MARGIN: Final = 0.15
LETTERS: Final = 16
"""Points; on a phone half as many pixels, still as large as the words around it."""
LABEL_LIMIT: Final = 32
FEWEST_PLACES: Final = 6
"""Weeks there is room for: a first week is a bar and not a wall."""
GROUND: Final = "#fbfaf7"
INK: Final = "#22262e"
BARS: Final = "#7fa7d6"
LINE: Final = "#b4410e"
EMOJI: Final = range(0x1F000, 0x20000)
COLOURED: Final = "\ufe0f"
"""Asks for the picture of the letter before it."""


def has_picture(digest: Digest) -> bool:
    """Whether there is anything to draw: a contact in some week, or a theme."""
    return bool(digest.themes) or any(figure.contacts for figure in digest.weeks)


def digest_picture(digest: Digest) -> bytes:
    """A PNG of 800 pixels' width; the same digest gives the same bytes.

    Always a picture; whether it is worth sending is for ``has_picture`` to say.
    """
    file = io.BytesIO()
    draw(digest).savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def draw(digest: Digest) -> "Figure":
    """The picture before it is turned into pixels, so that a test can look at its labels."""
    from matplotlib.figure import Figure  # noqa: PLC0415 slow to load

    themes = digest.themes[:MOST_THEMES]
    heights = [WEEKS_HEIGHT] + [TITLE_HEIGHT + len(themes) * THEME_HEIGHT] * bool(themes)
    figure = Figure(figsize=(WIDTH, sum(heights)), dpi=DPI, facecolor=GROUND)
    figure.set_layout_engine("constrained", w_pad=MARGIN, h_pad=MARGIN)
    # A figure each: side by side in one grid, long names of themes would squeeze the weeks.
    parts = figure.subfigures(len(heights), 1, squeeze=False, height_ratios=heights)[:, 0]
    coverage, contacts = parts[0].subplots(2, 1, height_ratios=[1, 1])
    _draw_coverage(coverage, digest.weeks)
    _draw_contacts(contacts, digest.weeks)
    if themes:
        _draw_themes(parts[1].subplots(), themes)
    for part in parts:
        part.set_facecolor(GROUND)
    return figure


def _draw_coverage(axes: "Axes", weeks: tuple[WeekFigure, ...]) -> None:
    _plain(axes, "Developers who met a customer in 6 weeks")
    axes.set_xticks([])
    axes.set_yticks([0, 1], ["0%", "100%"])
    axes.set_ylim(-0.1, 1.1)
    axes.set_xlim(*_edges(weeks))
    axes.tick_params(axis="y", labelsize=LETTERS - 2)
    axes.grid(axis="y", color=LINE, alpha=0.25)
    shares = [figure.coverage for figure in weeks]
    axes.plot(range(len(weeks)), shares, color=LINE, marker="o", linewidth=3)
    for share in shares[-1:]:
        axes.annotate(
            f"{share:.0%}",
            (len(weeks) - 1, share),
            xytext=(10, 0),
            textcoords="offset points",
            va="center",
            fontsize=LETTERS,
            color=LINE,
            weight="bold",
        )


def _draw_contacts(axes: "Axes", weeks: tuple[WeekFigure, ...]) -> None:
    _plain(axes, "Contacts a week")
    places = range(len(weeks))
    numbers = [figure.week.rsplit("W", 1)[-1] for figure in weeks]
    axes.set_xticks(places, [f"W{number}" for number in numbers[:1]] + numbers[1:])
    axes.tick_params(axis="x", labelsize=LETTERS - 2)
    axes.set_yticks([])
    bars = axes.bar(places, [figure.contacts for figure in weeks], color=BARS)
    axes.bar_label(bars, fontsize=LETTERS - 2, color=INK, padding=2)
    axes.set_ylim(0, 1.3 * max([1, *(figure.contacts for figure in weeks)]))
    axes.set_xlim(*_edges(weeks))


def _edges(weeks: tuple[WeekFigure, ...]) -> tuple[float, float]:
    """The same for both, so that a point stands over its bar."""
    return -0.6, max(len(weeks), FEWEST_PLACES) - 0.4


def _draw_themes(axes: "Axes", themes: tuple[Theme, ...]) -> None:
    _plain(axes, "What keeps coming up (mentions)")
    places = range(len(themes))
    bars = axes.barh(places, [theme.mentions for theme in themes], color=BARS, height=0.4)
    axes.bar_label(bars, fontsize=LETTERS, color=INK, padding=4)
    for place, theme in zip(places, themes, strict=True):
        axes.annotate(
            _label(theme.name, place + 1),
            (0, place - 0.2),
            xytext=(0, 4),
            textcoords="offset points",
            fontsize=LETTERS,
            color=INK,
            parse_math=False,
        )
    axes.set_yticks([])
    axes.set_xticks([])
    axes.margins(x=0.12)
    axes.set_ylim(len(themes) - 0.7, -0.7)


def _plain(axes: "Axes", title: str) -> None:
    axes.set_facecolor(GROUND)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, colors=INK)
    axes.set_title(title, fontsize=LETTERS, color=INK, loc="left", pad=12)


def _label(name: str, number: int) -> str:
    """The name without its emoji, or its place in the message's list if no font writes it."""
    from matplotlib.font_manager import findfont, get_font  # noqa: PLC0415 slow to load

    letters = get_font(findfont("DejaVu Sans")).get_charmap()
    words = (one for one in name if not _is_of_emoji(one))
    shown = plain_label("".join(words), LABEL_LIMIT)
    writable = all(
        ord(letter) in letters and unicodedata.bidirectional(letter) not in {"R", "AL", "AN"}
        for letter in shown
    )
    return shown if shown and writable else f"No. {number} in the list"


def _is_of_emoji(letter: str) -> bool:
    """A picture, or what joins and colours pictures; a name is read without them."""
    return ord(letter) in EMOJI or unicodedata.category(letter) == "Cf" or letter == COLOURED
