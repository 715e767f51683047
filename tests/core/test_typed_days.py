"""Days as people type them after ``skip``."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.localtime import local_day, local_instant
from bot.core.skip import SkipEither, SkipRounds, SkipUntil, parse_absence
from bot.core.typed_days import EitherDay, is_numeric, month_first, spelled, typed_days

SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


def until(text: str, *, first: bool = False, at: datetime = SUNDAY) -> date | object:
    """The day on which whoever types this in Berlin is back, or whatever else it means."""
    found = parse_absence(text, zone="Europe/Berlin", at=at, month_first=first)
    if isinstance(found, SkipUntil):
        day = local_day(found.until, "Europe/Berlin")
        assert found.until == local_instant(day, time.min, "Europe/Berlin")
        return day
    return found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("til monday", date(2026, 11, 23)),
        ("Until  Friday!", date(2026, 11, 27)),
        ("until sun", date(2026, 11, 29)),  # it is Sunday: the next one
        ("through friday", date(2026, 11, 28)),
        ("next friday", date(2026, 11, 28)),  # that Friday is left out
        ("today", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 24)),
        ("until tomorrow", date(2026, 11, 23)),
        ("this week", date(2026, 11, 23)),
        ("next week", date(2026, 11, 30)),
        ("until next week", date(2026, 11, 23)),
        ("until next month", date(2026, 12, 1)),
        ("december", date(2027, 1, 1)),
        ("until december", date(2026, 12, 1)),
        ("until the new year", date(2027, 1, 1)),
        ("2 weeks", date(2026, 12, 6)),
        ("for three days", date(2026, 11, 25)),
        ("a month", date(2026, 12, 22)),
        ("24.12.", date(2026, 12, 24)),
        ("until 24.12", date(2026, 12, 24)),
        ("3.4.", date(2027, 4, 3)),  # with dots the day comes first
        ("24.12.26", date(2026, 12, 24)),
        ("24/12", date(2026, 12, 24)),
        ("until 12/24", date(2026, 12, 24)),
        ("12-24-2026", date(2026, 12, 24)),
        ("4/4", date(2027, 4, 4)),
        ("11/12/2026", date(2026, 12, 11)),  # 12 November is over
        ("2026/12/1", date(2026, 12, 1)),
        ("until 1 Dec", date(2026, 12, 1)),
        ("1st of december", date(2026, 12, 1)),
        ("December 24th, 2026", date(2026, 12, 24)),
    ],
)
def test_the_usual_ways_to_write_a_day_are_understood(text: str, day: date) -> None:
    assert until(text) == day


def test_two_numbers_that_are_both_ask_and_begin_with_what_one_is_used_to() -> None:
    april, march = date(2027, 4, 3), date(2027, 3, 4)
    assert until("3/4") == SkipEither(likely=april, other=march)
    assert until("3/4", first=True) == SkipEither(likely=march, other=april)
    assert until("until 3.4.", first=True) == SkipEither(likely=march, other=april)
    assert month_first("en-US")
    assert month_first("ja_JP")
    assert not any(month_first(one) for one in ("en-GB", "de-DE", "pt-BR", ""))
    assert is_numeric("until 3/4 payments")
    assert not is_numeric("until 2026-12-01")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("until 20.11.", "20 November 2026 is not in the future"),
        ("until 1 nov", "1 November 2026 is not in the future"),
        ("until 24.12.2031", "24 December 2031 is more than a year away"),
        ("99 months", "is more than a year away"),
        ("29 feb", "29 February 2028 is more than a year away"),
        ("30.2.", "There is no day 30.2."),
        ("until 31 june", "There is no day 31 june"),
        ("until 13/13", "There is no day 13/13"),
        ("until doomsday", "I understand `skip`"),
        ("until 5", "I understand `skip`"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(text: str, sentence: str) -> None:
    found = until(text)
    assert isinstance(found, str)
    assert sentence in found
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "count"),
    [("next 2", 2), ("next two rounds", 2), ("the next 3 rounds", 3), ("twice", 2), ("my turn", 1)],
)
def test_rounds_in_words_are_counted(text: str, count: int) -> None:
    assert until(text) == SkipRounds(count=count)


@given(day=st.dates(date(2026, 11, 24), date(2027, 11, 20)), first=st.booleans())
def test_however_a_day_is_written_it_is_that_day_or_asked_about(day: date, *, first: bool) -> None:
    spelt = spelled(day).casefold()
    for text in (day.isoformat(), spelt, f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"):
        found = typed_days(text, today=date(2026, 11, 22), month_first=first)
        if isinstance(found, EitherDay):
            assert day in (found.likely, found.other)
            assert found.likely != found.other
        else:
            # One of the two readings may be over already; then it is the other one.
            assert getattr(found, "first", None) is not None
            if text in (day.isoformat(), spelt):
                assert getattr(found, "first", None) == day


@given(text=st.text(max_size=40), first=st.booleans())
def test_whatever_is_typed_is_understood_or_answered(text: str, *, first: bool) -> None:
    assert until(text, first=first)
