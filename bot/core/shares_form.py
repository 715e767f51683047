"""How a rotation shares its contacts among people, as its owner fills it in."""

from fractions import Fraction
from math import ceil
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from bot.core.candidate import MOST_CAPACITY
from bot.core.ladder import MOST_STEPS, Ladder
from bot.core.messages import Value

MAX_SEATS = 50
MAX_CEILING = 100
CEILING_WEEKS = 4


class SharesForm(Value):
    """Seats, target, limits and the shadow ladder."""

    seats: int = Field(default=2, ge=1, le=MAX_SEATS)
    mode: Literal["offer", "assign"] = "offer"
    shadowing: bool = False
    shadows: int = Field(default=1, ge=0, le=MOST_STEPS)
    """Contacts a newcomer shadows first."""
    accompanied: int = Field(default=1, ge=0, le=MOST_STEPS)
    """Contacts they then lead with somebody experienced there."""
    capacity: int = Field(default=1, ge=1, le=MOST_CAPACITY)
    """Most contacts one person takes in one round."""
    target_contacts: int = Field(default=1, ge=1, le=100)
    target_weeks: int = Field(default=2, ge=1, le=52)
    ceiling: int | None = Field(default=4, ge=1, le=MAX_CEILING)
    """Most contacts one person begins in 28 days; None for no limit."""

    @field_validator("ceiling")
    @classmethod
    def _above_target(cls, ceiling: int | None, info: ValidationInfo) -> int | None:
        contacts, weeks = info.data.get("target_contacts"), info.data.get("target_weeks")
        if ceiling is None or contacts is None or weeks is None:
            return ceiling
        if ceiling * weeks < contacts * CEILING_WEEKS:
            least = ceil(Fraction(contacts * CEILING_WEEKS, weeks))
            msg = f"the ceiling is below the target; choose at least {least} in 4 weeks"
            raise ValueError(msg)
        return ceiling

    @property
    def ladder(self) -> Ladder:
        """The steps a newcomer climbs where `shadowing` is on."""
        return Ladder(shadows=self.shadows, accompanied=self.accompanied)
