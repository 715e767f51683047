import io
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.text import Text

from bot.core.examples import LONGEST_MESSAGES, MESSAGES
from bot.core.messages import Digest, Theme
from bot.views.charts import digest_picture, draw, has_picture


def example(name: str = "digest") -> Digest:
    digest = (MESSAGES | LONGEST_MESSAGES)[name]
    assert isinstance(digest, Digest)
    return digest


def with_themes(*names: str) -> Digest:
    themes = tuple(Theme(name=name, mentions=1, customers=1) for name in names)
    return example().model_copy(update={"themes": themes})


def labels(figure: Figure) -> list[Text]:
    pixels_of(figure)
    texts = cast("list[Text]", figure.findobj(Text))
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


def pixels_of(figure: Figure) -> npt.NDArray[np.int64]:
    """Rows from below, red, green and blue."""
    canvas: Any = FigureCanvasAgg(figure)  # its drawing has no types
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[::-1, :, :3].astype(np.int64)


def shown(figure: Figure) -> list[str]:
    return [text.get_text() for text in labels(figure)]


@pytest.mark.parametrize("name", ["digest", "longest digest"])
def test_there_is_ink_where_every_label_stands(name: str) -> None:
    figure = draw(example(name))
    pixels = pixels_of(figure)
    height, width = pixels.shape[:2]
    found = labels(figure)
    assert len(found) > 20
    for text in found:
        box = text.get_window_extent()
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= width
        assert box.y1 <= height
        spot = pixels[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1]
        contrast = spot.reshape(-1, 3).max(axis=0) - spot.reshape(-1, 3).min(axis=0)
        assert contrast.max() > 100, text.get_text()


def test_no_label_overlaps_another() -> None:
    boxes = [text.get_window_extent() for text in labels(draw(example()))]
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert not box.overlaps(other)


def test_the_picture_is_a_png_as_wide_as_a_phone_with_its_own_ground() -> None:
    png = digest_picture(example())
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    pixels = imread(io.BytesIO(png), format="png")
    assert pixels.shape[:2] == (800, 800)
    assert pixels[0, 0, :3].min() > 0.9
    assert pixels[:, :, 3].min() == 1


def test_the_same_digest_gives_the_same_picture() -> None:
    assert digest_picture(example()) == digest_picture(example())


def test_each_week_and_theme_is_in_it() -> None:
    said = shown(draw(example()))
    assert {"W36", "37", "47", "67%", "exports", "sign-in", "mobile"} <= set(said)


def test_a_theme_is_never_read_as_a_formula() -> None:
    assert "$x^2$" in shown(draw(with_themes("$x^2$")))


@pytest.mark.parametrize("name", ["漢字", "שלום", "🥳", "🥳 党"])
def test_a_theme_the_font_cannot_write_is_named_by_its_place_in_the_list(name: str) -> None:
    assert "No. 2 in the list" in shown(draw(with_themes("exports", name)))


def test_a_theme_is_named_without_its_emoji() -> None:
    assert {"party", "90° exports"} <= set(
        shown(draw(with_themes("👩🏽‍💻 party 🇩🇪", "90° exports")))
    )


def test_a_name_as_wide_as_can_be_leaves_title_and_bars_their_room() -> None:
    figure = draw(with_themes("W" * 60, "漢字" * 30))
    drawn = {text.get_text(): text.get_window_extent() for text in labels(figure)}
    title, name = drawn["What keeps coming up (mentions)"], drawn["W" * 31 + "…"]
    assert title.x0 < 100
    assert name.x0 < 100
    assert name.x1 < 800


def test_a_first_week_and_a_single_theme_are_bars_and_not_walls() -> None:
    first = with_themes("exports").model_copy(update={"weeks": example().weeks[-1:]})
    figure = draw(first)
    pixels_of(figure)
    week, theme = (bar.get_window_extent() for axes in figure.findobj(Axes) for bar in axes.patches)
    assert week.width < 150
    assert theme.height < 60


def test_without_themes_and_weeks_the_picture_still_stands() -> None:
    assert "mentions" not in " ".join(shown(draw(with_themes())))
    empty = example("digest of a quiet week")
    assert "Contacts a week" in shown(draw(empty))
    assert digest_picture(empty).startswith(b"\x89PNG")


def test_nothing_to_draw_is_known_beforehand() -> None:
    assert has_picture(example())
    assert has_picture(with_themes())
    idle = tuple(week.model_copy(update={"contacts": 0}) for week in example().weeks)
    assert not has_picture(with_themes().model_copy(update={"weeks": idle}))
    assert not has_picture(example("digest of a quiet week"))
