from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.skip import MOST_ROUNDS, SkipRounds, SkipUntil, parse_skip

AT = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("  ", 1),
        ("next", 1),
        ("NEXT", 1),
        ("next round", 1),
        ("next 3", 3),
        ("2", 2),
        ("2 rounds", 2),
        ("1 time", 1),
        ("26", 26),
    ],
)
def test_rounds_are_counted(text: str, count: int) -> None:
    assert parse_skip(text, zone="UTC", at=AT) == SkipRounds(count=count)


@pytest.mark.parametrize(
    ("text", "zone", "until"),
    [
        ("until 2026-12-01", "UTC", datetime(2026, 12, 1, tzinfo=UTC)),
        ("Till  2026-12-01", "UTC", datetime(2026, 12, 1, tzinfo=UTC)),
        ("2026-12-01", "Europe/Berlin", datetime(2026, 11, 30, 23, tzinfo=UTC)),
        # It is the 23rd in New York and the 24th in Auckland.
        ("2026-11-24", "America/New_York", datetime(2026, 11, 24, 5, tzinfo=UTC)),
        # A midnight that the change of the clocks leaves out: the first instant of that day.
        ("2027-03-28", "Asia/Beirut", datetime(2027, 3, 27, 22, tzinfo=UTC)),
    ],
)
def test_a_day_is_its_start_where_one_lives(text: str, zone: str, until: datetime) -> None:
    assert parse_skip(text, zone=zone, at=AT) == SkipUntil(until=until)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rounds", "I understand `skip`"),
        ("until the end of time", "I understand `skip`"),
        ("-1", "I understand `skip`"),
        ("1.5 rounds", "I understand `skip`"),
        ("<@U1> 🎉 <!channel>", "I understand `skip`"),
        ("x" * 4000, "I understand `skip`"),
        ("9" * 4000, "I understand `skip`"),
        ("0", f"between 1 and {MOST_ROUNDS} rounds"),
        ("27", f"between 1 and {MOST_ROUNDS} rounds"),
        ("999999", f"between 1 and {MOST_ROUNDS} rounds"),
        ("until 2026-02-30", "There is no day 2026-02-30"),
        ("until 2026-11-23", "23 November 2026 is not in the future"),
        ("until 2020-01-01", "1 January 2020 is not in the future"),
        ("until 2027-11-25", "more than a year away"),
    ],
)
def test_nonsense_gets_one_sentence(text: str, words: str) -> None:
    sentence = parse_skip(text, zone="UTC", at=AT)
    assert isinstance(sentence, str)
    assert words in sentence
    assert len(sentence) < 150


def test_today_is_the_day_where_one_lives() -> None:
    assert isinstance(parse_skip("2026-11-24", zone="Pacific/Auckland", at=AT), str)
    assert isinstance(parse_skip("2026-11-24", zone="UTC", at=AT), SkipUntil)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_understood_or_answered(text: str) -> None:
    found = parse_skip(text, zone="Europe/Berlin", at=AT)
    if isinstance(found, SkipRounds):
        assert 1 <= found.count <= MOST_ROUNDS
    elif isinstance(found, SkipUntil):
        assert timedelta() < found.until - AT < timedelta(days=368)
    else:
        assert found
