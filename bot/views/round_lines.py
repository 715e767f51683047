"""Rounds to come with their people, as lines of a list."""

from typing import Final

from bot.core.messages import Occurrence
from bot.views import texts

MOST_ROUNDS: Final = 4
MOST_PEOPLE: Final = 10


def round_lines(rounds: tuple[Occurrence, ...]) -> tuple[str, ...]:
    """One line a round; without any, a line that says so."""
    shown = tuple(
        f"{texts.when(each.at)}: "
        f"{texts.mentions(each.user_ids, MOST_PEOPLE) or 'nobody is free yet'}"
        for each in rounds[:MOST_ROUNDS]
    )
    return texts.bullets(shown) or ("No round is planned.",)
