"""Times as spreadsheets write them: one form for a whole column."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from itertools import islice

_FORMS = (
    "%Y-%m-%d %H:%M:%S %Z",
    "%Y-%m-%d %H:%M:%S %z",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    # Month first unless the column shows that it cannot be.
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %I:%M %p",
    "%d/%m/%Y",
    "%b %d, %Y %I:%M %p",
    "%d/%b/%y %I:%M %p",
    "%d %b %Y %H:%M",
    "%b %d, %Y",
    "%d %b %Y",
)
_LOOKED_AT = 200
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_CLOCKS_DIFFER = timedelta(days=1)

_Read = Callable[[str], datetime]


@dataclass(frozen=True, kw_only=True, slots=True)
class MomentReader:
    """Reads the times of one column in the form that suits most of it."""

    read: _Read
    zone: tzinfo
    latest: datetime

    def instant(self, value: str) -> datetime | None:
        """Return the UTC instant, or None when it is no time, before 1990 or in the future.

        A time without a zone is taken in the source's; one that occurs twice in the night the
        clocks go back is the first.
        """
        try:
            moment = self.read(value.strip())
            aware = moment if moment.tzinfo else moment.replace(tzinfo=self.zone)
            utc = aware.astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return utc if _EARLIEST <= utc <= self.latest else None


def moment_reader(values: Iterable[str], zone: tzinfo, at: datetime) -> MomentReader:
    """Choose the form that reads most of the first values; ISO 8601 when none reads any."""
    sample = [value.strip() for value in islice(filter(str.strip, values), _LOOKED_AT)]
    reads = (datetime.fromisoformat, parsedate_to_datetime, *(_form(form) for form in _FORMS))
    best = max(reads, key=lambda read: sum(_can(read, value) for value in sample))
    return MomentReader(read=best, zone=zone, latest=at + _CLOCKS_DIFFER)


def _form(form: str) -> _Read:
    def read(value: str) -> datetime:
        moment = datetime.strptime(value, form)  # noqa: DTZ007 - the zone is given by the caller
        # strptime knows the words UTC and GMT but returns the time without a zone.
        return moment.replace(tzinfo=UTC) if form.endswith("%Z") else moment

    return read


def _can(read: _Read, value: str) -> bool:
    try:
        read(value)
    except (ValueError, OverflowError):
        return False
    return True
