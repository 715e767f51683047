from datetime import UTC, datetime

import pytest

from bot.core.skip import Skip, SkipUntil, SkipWeekdays, parse_absence, parse_skip

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def absence(text: str) -> Skip | SkipWeekdays | str:
    return parse_absence(text, zone="Europe/Berlin", at=AT)


def weekdays(text: str) -> tuple[int, ...]:
    found = absence(text)
    assert isinstance(found, SkipWeekdays), found
    return found.rule.weekdays


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("fridays", (4,)),
        ("Friday", (4,)),
        ("every  FRI.", (4,)),
        ("on mondays and thursdays", (0, 3)),
        ("tue, wed & sun", (1, 2, 6)),
        ("thurs sat", (3, 5)),
        ("mon mon", (0,)),
    ],
)
def test_weekdays_are_understood(text: str, days: tuple[int, ...]) -> None:
    assert weekdays(text) == days


def test_all_seven_are_no_skip() -> None:
    found = absence("mon tue wed thu fri sat sun")
    assert isinstance(found, str)
    assert "`/firsthand leave`" in found


@pytest.mark.parametrize("text", ["", "next", "2", "next 3 rounds", "until 2026-12-01", "0"])
def test_everything_else_is_read_as_before(text: str) -> None:
    assert absence(text) == parse_skip(text, zone="Europe/Berlin", at=AT)


@pytest.mark.parametrize("text", ["t", "tu", "fridays 2", "someday", "mon or tue", "s", "days"])
def test_nonsense_is_answered_with_what_is_understood(text: str) -> None:
    found = absence(text)
    assert isinstance(found, str)
    assert found.endswith("Nothing was changed.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("until 2026-02-30", "There is no day 2026-02-30"),
        ("until 2026-11-21", "21 November 2026 is not in the future"),
        ("until 2028-01-01", "1 January 2028 is more than a year away"),
    ],
)
def test_a_day_that_cannot_be_is_refused(text: str, sentence: str) -> None:
    found = absence(text)
    assert isinstance(found, str)
    assert found.startswith(sentence)


def test_until_a_day_is_the_start_of_it_where_they_are() -> None:
    assert absence("until 2026-12-01") == SkipUntil(until=datetime(2026, 11, 30, 23, tzinfo=UTC))
