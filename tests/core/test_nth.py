import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.nth import read_nth, say_nth


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("first", (1,)),
        ("1, 3", (1, 3)),
        ("2nd and Last", (2, -1)),
        ("the15th".removeprefix("the"), (15,)),
        ("-2", (-2,)),
        ("", ()),
    ],
)
def test_people_write_which_of_a_month_as_they_like(typed: str, meant: tuple[int, ...]) -> None:
    assert read_nth(typed) == meant


@given(st.sets(st.integers(-31, 31).filter(bool)))
def test_what_is_said_is_read_as_the_same(numbers: set[int]) -> None:
    assert set(read_nth(say_nth(tuple(numbers)))) == numbers


def test_a_word_that_is_no_number_is_named() -> None:
    with pytest.raises(ValueError, match="“often” is no number; write 1, 3 or last"):
        read_nth("1, often")
