"""The form in which owners rename a theme or merge it into another."""

from typing import Final

from pydantic import Field

from bot.core.messages import Value

LONGEST_NAME: Final = 80


class ThemeForm(Value):
    """What there is to choose from: triples of id, name and answers, the most used first."""

    rotation_id: str
    rotation: str
    themes: tuple[tuple[str, str, int], ...]


class ThemeChoice(Value):
    """What was chosen: a theme, and either its new name or the theme it becomes part of."""

    theme_id: str
    name: str = Field(default="", max_length=LONGEST_NAME)
    into_id: str = ""
