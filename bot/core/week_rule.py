"""Days that come back: some weekdays, every so many weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

DAYS_A_WEEK = 7
MOST_WEEKS = 52
A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekRule:
    """Recurring days, such as every Friday or every second Wednesday.

    Raises:
        ValueError: no day, an impossible day or number of weeks; the sentence names the field.
    """

    weekdays: tuple[int, ...]
    """0 is Monday; kept in order and without doubles."""
    every_weeks: int = 1
    anchor: date = A_MONDAY
    """Any day of a week that counts; without meaning when `every_weeks` is 1."""

    def __post_init__(self) -> None:
        """Refuse what would never come."""
        if not self.weekdays or not all(0 <= day < DAYS_A_WEEK for day in self.weekdays):
            sentence = "weekdays: choose at least one day, from 0, Monday, to 6, Sunday."
            raise ValueError(sentence)
        if not 1 <= self.every_weeks <= MOST_WEEKS:
            sentence = f"every_weeks: choose a number from 1 to {MOST_WEEKS}."
            raise ValueError(sentence)
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))

    def covers(self, day: date) -> bool:
        """Whether that local day is one of them."""
        if day.weekday() not in self.weekdays:
            return False
        monday = day - timedelta(days=day.weekday())
        anchor = self.anchor - timedelta(days=self.anchor.weekday())
        return (monday - anchor).days // DAYS_A_WEEK % self.every_weeks == 0
