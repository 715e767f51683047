from datetime import date, time

import pytest

from bot.core.cadence import Cadence
from bot.core.rhythm import rhythm


@pytest.mark.parametrize(
    ("weekdays", "every_weeks", "words"),
    [
        ((0,), 1, "Mondays at 09:30 (Europe/Berlin)"),
        ((0, 3), 1, "Mondays and Thursdays at 09:30 (Europe/Berlin)"),
        ((0, 2, 4), 1, "Mondays, Wednesdays and Fridays at 09:30 (Europe/Berlin)"),
        ((0, 1, 2, 3, 4), 1, "Monday to Friday at 09:30 (Europe/Berlin)"),
        ((6,), 2, "Sundays of every second week at 09:30 (Europe/Berlin)"),
        ((6,), 3, "Sundays of every third week at 09:30 (Europe/Berlin)"),
        ((0, 1, 2, 3, 4), 12, "Monday to Friday of every 12th week at 09:30 (Europe/Berlin)"),
    ],
)
def test_a_cadence_is_said_in_words(
    weekdays: tuple[int, ...], every_weeks: int, words: str
) -> None:
    cadence = Cadence(
        weekdays=weekdays,
        local_time=time(9, 30),
        zone="Europe/Berlin",
        anchor=date(2026, 11, 23),
        every_weeks=every_weeks,
    )
    assert rhythm(cadence) == words
