import html
import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views import texts

WHOLE = ["a", "é", "e\u0301", "🎉", "👍🏽", "👩‍👩‍👧‍👦", "🇩🇪", "🇫🇷", "漢", "<", "&", "नि", "❤\ufe0f"]


def test_the_three_characters_slack_reads_are_escaped_once() -> None:
    assert texts.escape("<a> & &amp;") == "&lt;a&gt; &amp; &amp;amp;"


@given(st.text(), st.integers(2, 60))
def test_shortened_text_fits_once_escaped(text: str, limit: int) -> None:
    assert len(texts.escape(texts.shorten(text, limit))) <= limit


@given(st.text(), st.integers(2, 60))
def test_text_that_fits_is_left_alone(text: str, limit: int) -> None:
    short = texts.shorten(text, limit)
    assert (short == text) == (len(texts.escape(text)) <= limit) or short.endswith("…")


@given(st.lists(st.sampled_from(WHOLE), min_size=1), st.integers(2, 40))
def test_a_visible_character_is_never_torn_apart(characters: list[str], limit: int) -> None:
    text = "".join(characters)
    short = texts.shorten(text, limit)
    starts = {"".join(characters[:number]) for number in range(len(characters) + 1)}
    assert short == text or short.removesuffix("…") in starts


@given(st.text(), st.integers(2, 80))
def test_text_from_outside_is_one_escaped_line(text: str, limit: int) -> None:
    safe = texts.safe(text, limit)
    assert len(safe) <= limit
    assert not re.search(r"[<>`\n]|&(?!amp;|lt;|gt;)", safe)


@given(st.text())
def test_escaping_loses_nothing_but_hidden_characters(text: str) -> None:
    printable = "".join(c for c in text if c.isalnum() and c.isascii())
    again = html.unescape(texts.safe(text, 100_000))
    assert "".join(c for c in again if c.isalnum() and c.isascii()) == printable


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("ab🇩🇪🇫🇷", 4, "ab…"),
        ("ab🇩🇪🇫🇷", 5, "ab🇩🇪…"),
        ("ab👍🏽cd", 4, "ab…"),
        ("abe\u0301c", 4, "ab…"),
        ("a👩‍👩‍👧b", 6, "a…"),
        ("a & b", 4, "a…"),
        ("👩‍👩‍👧", 3, "…"),
    ],
)
def test_a_cut_goes_before_the_character_it_would_tear(text: str, limit: int, short: str) -> None:
    assert texts.shorten(text, limit) == short


def test_direction_overrides_do_not_reach_the_reader() -> None:
    assert texts.safe("\u202egnp.exe", 40) == "gnp.exe"


def test_a_quotation_marks_each_of_its_lines() -> None:
    assert texts.quoted("one\n<two> `x`", 100) == "> one\n> &lt;two&gt; 'x'"


def test_bold_text_cannot_end_its_bold() -> None:
    assert texts.bold("a*b*c", 40) == "*a∗b∗c*"  # noqa: RUF001 the look-alike is the point


@given(st.text(), st.integers(2, 60))
def test_a_label_has_no_brackets_and_fits(text: str, limit: int) -> None:
    label = texts.plain_label(text, limit)
    assert "<" not in label
    assert ">" not in label
    assert len(label) <= limit


def test_addresses_and_pings_are_broken_but_mentions_of_ours_stay() -> None:
    broken = texts.unlinked("https://evil.example @here a@b.example <@U0ADA>")
    assert "://" not in broken
    assert "@here" not in broken
    assert "a@b" not in broken
    assert broken.endswith("<@U0ADA>")


def test_lines_are_left_out_whole() -> None:
    assert texts.fit(["aaa", "", "bbb", "c"], 7) == "aaa\nbbb"
    assert texts.fit(["aaa", "bbb"], 6) == "aaa"


def test_a_moment_is_a_token_in_the_readers_zone_with_utc_as_fallback() -> None:
    berlin = datetime(2026, 11, 23, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    unix = int(berlin.timestamp())
    day = "{date_short_pretty} at {time}"
    assert texts.when(berlin) == f"<!date^{unix}^{day}|Sun 22 Nov, 23:30 UTC>"
    assert texts.clock(berlin) == f"<!date^{unix}^{{time}}|23:30 UTC>"


@pytest.mark.parametrize(("day", "said"), [(1, "Sun 1 Nov"), (23, "Mon 23 Nov")])
def test_a_day_is_said_without_a_zone(day: int, said: str) -> None:
    assert texts.weekday(date(2026, 11, day)) == said


def test_people_beyond_the_limit_are_counted() -> None:
    assert texts.mentions(("U1", "U2", "U3"), 2) == "<@U1>, <@U2> +1 more"
    assert texts.mentions(("U1", "U2"), 2) == "<@U1>, <@U2>"


def test_a_user_id_that_is_none_cannot_break_out_of_its_mention() -> None:
    assert texts.mention("U1> <!channel") == "<@U1&gt; &lt;!channel>"


def test_numbers_agree_with_their_nouns() -> None:
    assert [texts.count(n, "ticket") for n in (0, 1, 1200)] == [
        "0 tickets",
        "1 ticket",
        "1,200 tickets",
    ]


def test_utc_itself_reads_the_same() -> None:
    assert "10:05 UTC" in texts.when(datetime(2026, 11, 23, 10, 5, tzinfo=UTC))
