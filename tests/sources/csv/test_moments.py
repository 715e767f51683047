from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.sources.csv.moments import moment_reader

AT = datetime(2026, 11, 21, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2026-11-20 10:00:00", datetime(2026, 11, 20, 9, tzinfo=UTC)),
        ("2026-07-20T10:00", datetime(2026, 7, 20, 8, tzinfo=UTC)),
        ("2026-11-20T10:00:00Z", datetime(2026, 11, 20, 10, tzinfo=UTC)),
        ("2026-11-20 10:00:00 UTC", datetime(2026, 11, 20, 10, tzinfo=UTC)),
        ("2026-11-20 10:00:00 -0500", datetime(2026, 11, 20, 15, tzinfo=UTC)),
        ("20.11.2026 10:00", datetime(2026, 11, 20, 9, tzinfo=UTC)),
        ("11/20/2026 10:00", datetime(2026, 11, 20, 9, tzinfo=UTC)),
        ("11/20/2026 3:05 PM", datetime(2026, 11, 20, 14, 5, tzinfo=UTC)),
        ("Fri, 20 Nov 2026 10:00:00 +0000", datetime(2026, 11, 20, 10, tzinfo=UTC)),
    ],
)
def test_times_are_read_as_spreadsheets_write_them(value: str, instant: datetime) -> None:
    assert moment_reader([value], BERLIN, AT).instant(value) == instant


def test_one_value_decides_between_day_first_and_month_first() -> None:
    reader = moment_reader(["03/04/2026", "", "25/04/2026"], BERLIN, AT)
    assert reader.instant("03/04/2026") == datetime(2026, 4, 2, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", ["", "3h 20m", "yesterday", "2027-01-01", "1970-01-01", "0001-01-01"]
)
def test_what_is_no_sensible_time_is_none(value: str) -> None:
    assert moment_reader([value], BERLIN, AT).instant(value) is None


def test_a_time_that_occurs_twice_is_the_first() -> None:
    value = "2026-10-25 02:30"
    expected = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_reader([value], BERLIN, AT).instant(value) == expected
