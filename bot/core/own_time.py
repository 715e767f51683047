"""What somebody has said about their own time; all of it has a default that works."""

from dataclasses import dataclass, field

from bot.core.public_holidays import check_country
from bot.core.week_rule import WeekRule
from bot.core.work_hours import WorkHours


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnTime:
    """One person's working time and wishes, the same in all their rotations.

    Raises:
        ValueError: a country whose public holidays nobody knows.
    """

    hours: WorkHours = field(default_factory=WorkHours)
    focus: WeekRule | None = None
    """Local days that come back and are kept free of calls and messages."""
    country: str | None = None
    """Whose public holidays are free: None for the rotation's, empty for none at all."""
    calls_outside_hours: bool = False
    """Calls at hours at which they do not work are fine."""
    remind_day_before: bool = False
    """They want to be reminded of a call the day before, too."""

    def __post_init__(self) -> None:
        """Refuse a country that does not exist."""
        if self.country:
            check_country(self.country)
