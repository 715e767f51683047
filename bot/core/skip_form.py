"""What the form that skips more than the next turn says, as the command would be typed."""

from collections.abc import Sequence
from datetime import date

from bot.core.form_problems import FormProblems
from bot.core.typed_days import WEEKDAYS

ROUNDS, UNTIL, DAYS = "rounds", "until", "skipped"
"""Its fields."""

MOST_OFFERED = 8
"""Rounds in its menu; more are typed."""


def skip_words(rounds: str, until: date | None, weekdays: Sequence[str]) -> str | FormProblems:
    """The one thing that was filled in, as `parse_absence` reads it.

    Args:
        rounds: a number of them, or empty.
        until: the day one is back, or None.
        weekdays: numbers of days, 0 is Monday; or none.
    """
    names = [WEEKDAYS[int(day)] for day in weekdays if day.isdecimal() and int(day) < len(WEEKDAYS)]
    filled = [
        said
        for said in (rounds, f"until {until.isoformat()}" if until else "", " ".join(names))
        if said
    ]
    if len(filled) == 1:
        return filled[0]
    sentence = (
        "Fill in one of the three: rounds, a day, or weekdays."
        if filled
        else "Choose how many rounds, until which day, or which weekdays."
    )
    return FormProblems(problems={ROUNDS: sentence})
