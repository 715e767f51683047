import pytest

from bot.core.ladder import Ladder, Step, step_of


@pytest.mark.parametrize(
    ("shadowed", "led", "step"),
    [
        (0, 0, "shadow"),
        (1, 0, "shadow"),
        (1, 9, "shadow"),
        (2, 0, "accompanied"),
        (2, 2, "accompanied"),
        (2, 3, "alone"),
        (9, 9, "alone"),
    ],
)
def test_a_newcomer_climbs_step_by_step(shadowed: int, led: int, step: Step) -> None:
    ladder = Ladder(shadows=2, accompanied=3)
    assert step_of(ladder, shadowed=shadowed, led_accompanied=led) == step


def test_whoever_has_done_this_before_needs_no_ladder() -> None:
    assert step_of(Ladder(), shadowed=0, led_accompanied=0, experienced=True) == "alone"


def test_a_step_of_0_is_left_out() -> None:
    assert step_of(Ladder(shadows=0), shadowed=0, led_accompanied=0) == "accompanied"
    assert step_of(Ladder(accompanied=0), shadowed=0, led_accompanied=0) == "shadow"
    assert step_of(Ladder(accompanied=0), shadowed=1, led_accompanied=0) == "alone"


@pytest.mark.parametrize("count", [-1, 21])
def test_an_impossible_count_is_refused_in_a_sentence_that_names_the_field(count: int) -> None:
    with pytest.raises(ValueError, match=r"^shadows: choose a number from 0 to 20"):
        Ladder(shadows=count)
    with pytest.raises(ValueError, match=r"^accompanied: choose a number from 0 to 20"):
        Ladder(accompanied=count)
