"""The shadow ladder: a newcomer shadows, then leads with somebody there, then leads alone."""

from dataclasses import dataclass
from typing import Literal

Step = Literal["shadow", "accompanied", "alone"]

MOST_STEPS = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Ladder:
    """How many contacts each step takes; 0 leaves a step out.

    Raises:
        ValueError: an impossible count; the sentence names the field.
    """

    shadows: int = 1
    accompanied: int = 1

    def __post_init__(self) -> None:
        """Refuse a ladder nobody could climb."""
        for name, count in (("shadows", self.shadows), ("accompanied", self.accompanied)):
            if not 0 <= count <= MOST_STEPS:
                sentence = f"{name}: choose a number from 0 to {MOST_STEPS}."
                raise ValueError(sentence)


def step_of(
    ladder: Ladder, *, shadowed: int, led_accompanied: int, experienced: bool = False
) -> Step:
    """Where somebody stands on the ladder.

    Args:
        ladder: the rotation's.
        shadowed: contacts they have completed as a shadow.
        led_accompanied: contacts they have completed as lead with somebody there.
        experienced: has done this before, as an owner may say, or has led alone: needs no ladder.
    """
    if experienced or (shadowed >= ladder.shadows and led_accompanied >= ladder.accompanied):
        return "alone"
    return "shadow" if shadowed < ladder.shadows else "accompanied"
