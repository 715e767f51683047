from datetime import date, time

import pytest

from bot.core.cadence import Cadence, MonthRule
from bot.core.rhythm import rhythm


def said(month: MonthRule | None, weekdays: tuple[int, ...], *, weeks: int = 1) -> str:
    return rhythm(
        Cadence(
            weekdays=weekdays,
            local_time=time(10),
            zone="UTC",
            anchor=date(2026, 1, 1),
            every_weeks=weeks,
            month=month,
        )
    )


@pytest.mark.parametrize(
    ("month", "weekdays", "words"),
    [
        (MonthRule(counted="weekday", nth=(1,)), (1,), "the first Tuesday of every month"),
        (MonthRule(counted="day", nth=(15, -1)), (), "the 15th and last day of every month"),
        (
            MonthRule(counted="working_day", nth=(-2,), months=(3, 9)),
            (),
            "the second last working day of March and September",
        ),
        (
            MonthRule(counted="weekday", nth=(2, 4), months=(1,)),
            (0, 2),
            "the second and 4th Monday and Wednesday of January",
        ),
        (MonthRule(counted="day", nth=(13, 22)), (), "the 13th and 22nd day of every month"),
    ],
)
def test_months_are_said_in_words(month: MonthRule, weekdays: tuple[int, ...], words: str) -> None:
    assert said(month, weekdays) == f"{words} at 10:00 (UTC)"


def test_weeks_that_end_in_one_are_said_as_people_say_them() -> None:
    assert said(None, (1,), weeks=21) == "Tuesdays of every 21st week at 10:00 (UTC)"
