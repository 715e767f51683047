"""What happens in the quarter besides the daily work, on which day and at what local time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.scenarios.quarter.people import ZONES
from tests.scenarios.quarter.sales import write_calendar
from tests.scenarios.quarter.team import Team

BERLIN = ZoneInfo("Europe/Berlin")
CANCELLED = (date(2027, 3, 3), date(2027, 4, 7), date(2027, 4, 21))
LEAVER = "noah"


@dataclass
class Happenings:
    """Put into the diary; `away` fills with who has been away, from when until when."""

    team: Team
    calendar: Path
    away: list[tuple[str, datetime, datetime]] = field(default_factory=list)

    def plan(self) -> None:
        self._absent("mia", "2027-02-22", "2027-03-08", self._skips_until("mia", "2027-03-08"))
        self._absent("ravi", "2027-03-15", "2027-03-22", self._says("ravi", "skip 2", "until"))
        self._absent("tara", "2027-03-01", "2027-03-17", self._skips_until("tara", "2027-05-01"))
        self._on("tara", "2027-03-17", self._says("tara", "back", "Welcome back"))
        self._absent("bruno", "2027-03-10", "2027-04-12", self._says("bruno", "leave", "have left"))
        self._on("bruno", "2027-04-12", self._says("bruno", "join", "You are in"))
        self._on(LEAVER, "2027-04-14", self._deactivate)
        for number, day in enumerate(CANCELLED):
            evening = datetime(day.year, day.month, day.day - 1, 17, 20, tzinfo=BERLIN)
            self.team.diary.note(evening, self._cancels(*CANCELLED[: number + 1]))

    def _absent(self, name: str, since: str, until: str, act: Callable[[], None]) -> None:
        self.away.append((name, _morning(name, since), _morning(name, until)))
        self._on(name, since, act)

    def _on(self, name: str, day: str, act: Callable[[], None]) -> None:
        self.team.diary.note(_morning(name, day), act)

    def _cancels(self, *days: date) -> Callable[[], None]:
        """The bot finds out when it looks at the calendar again."""

        def cancel() -> None:
            write_calendar(self.calendar, cancelled=days)

        return cancel

    def _skips_until(self, name: str, day: str) -> Callable[[], None]:
        return self._says(name, f"skip until {day}", "You won't be picked")

    def _says(self, name: str, words: str, told: str) -> Callable[[], None]:
        def say() -> None:
            self.team.person(name).types(f"/firsthand {words}").sees(told)

        return say

    def _deactivate(self) -> None:
        self.team.gone.add(LEAVER)
        self.team.world.act("admin/deactivate", user=LEAVER)


def _morning(name: str, day: str) -> datetime:
    """Ten past eight, before work begins where they live."""
    return datetime.fromisoformat(f"{day}T08:10").replace(tzinfo=ZoneInfo(ZONES[name]))
