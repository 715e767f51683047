import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.redaction import plain_line, plain_text, redact

WORTH_HIDING = [
    ("write to Ada.L+x@mail.example.co.uk.", "write to [email]."),
    ("mailto:bob@shop.example, please", "mailto:[email], please"),
    ("<müller@bücher.example>", "<[email]>"),
    ("pay to DE89 3704 0044 0532 0130 00 BIC COBADEFF", "pay to [iban] BIC COBADEFF"),
    ("GB29NWBK60161331926819", "[iban]"),
    ("nl91abna0417164300", "[iban]"),
    ("card 4111 1111 1111 1111 exp 12/28", "card [card] exp 12/28"),
    ("12 4111-1111-1111-1111", "12 [card]"),
    ("1234 4111 1111 1111 1111", "1234 [card]"),
    ("amex 3782 822463 10005", "amex [card]"),
    ("5555555555554444", "[card]"),
    ("call +49 30 1234567 or", "call [phone] or"),
    ("+1 (555) 123-4567", "[phone]"),
    ("0044 20 7946 0958", "[phone]"),
    ("(555) 123-4567", "[phone]"),
    ("555-123-4567", "[phone]"),
    ("1-800-555-0199", "[phone]"),
    ("ring 020 7946 0958.", "ring [phone]."),
    ("0171/2345678", "[phone]"),
    ("06 12 34 56 78", "[phone]"),
    ("06.12.34.56.78", "[phone]"),
    ("my phone number is 5551234567", "my phone number is [phone]"),
    ("Tel: 555 0199 22", "Tel: [phone]"),
    ("xoxb-123456789012-abcdefGHIJ", "[token]"),
    ("key sk_live_4eC39HqLyjWDarjtT1zdp7dc!", "key [token]!"),
    ("AKIAIOSFODNN7EXAMPLE", "[token]"),
    ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[token]"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "[token]"),
    ("Authorization: Bearer abcdef0123456789abcd", "Authorization: Bearer [token]"),
    ("password: hunter22", "password: [token]"),
    ("https://zoom.example/j/1?pwd=Q0FmZQ&x=1", "https://zoom.example/j/1?pwd=[token]&x=1"),
    ("d41d8cd98f00b204e9800998ecf8427e", "[token]"),
    ("wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12345", "[token]"),
    ("-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----ok", "[token]ok"),
    ("a -----BEGIN PRIVATE KEY-----\nabc and no end", "a [token]"),
]

WORTH_KEEPING = [
    "order 4111111111111112",  # not a card: wrong check digit
    "order number 0123-456789",
    "Order #100-200-3000",
    "invoice 2026-000123",
    "Your billing zip code is: 71701.",
    "ZIP 71701-1234, 80331 München",
    "version 1.8.3 and 10.15.7.1234",
    "lodash@4.17.21 with @decorator",
    "it costs $1,234,567.89 or 1.234.567,89 €",
    "1 234 567 890 visitors",
    "on 2026-11-21 at 10:30, or 21.11.2026, 11/21/2026, 01-02-2026",
    "2026-11-21T10:30:00+01:00",
    "03/04/2026 1200",
    "case 00123456",
    "f47ac10b-58cc-4372-a567-0e02b2c3d479",
    "IP 192.168.100.123, error 0x80070005",
    "DE00 3704 1144 1532 1130 22",  # wrong checksum
    "XX89 3704",
    "DE89 3704  1144 1532 1130 22",
    "DE89 3704 0044",
    "room 01-234-567",
    "https://example.com/docs/How-to-Configure-the-Thing-In-2024-and-2025-Again",
    "reset my password, the token is gone",
    "20260101000000",
]


@pytest.mark.parametrize(("text", "redacted"), WORTH_HIDING)
def test_what_identifies_or_unlocks_is_marked(text: str, redacted: str) -> None:
    assert redact(text) == redacted


@pytest.mark.parametrize("text", WORTH_KEEPING)
def test_ordinary_numbers_stay(text: str) -> None:
    assert redact(text) == text


ALPHABET = st.text(alphabet="aZ0419+-(). /@:=\n[]xoDE_é", max_size=120)


@given(ALPHABET)
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


@given(st.text(alphabet="ab @.-0", max_size=20), st.text(alphabet="ab @.-0", max_size=20))
def test_an_address_between_blanks_never_survives(before: str, after: str) -> None:
    assert "ada@shop.example" not in redact(f"{before} ada@shop.example {after}")


def test_a_line_loses_controls_direction_marks_and_breaks() -> None:
    assert plain_line("  a\x00b\u202e c\r\n\td\u200b ", 50) == "ab c d"


def test_a_line_keeps_what_emoji_are_made_of() -> None:
    family = "👩\u200d👩\u200d👧"
    assert plain_line(family, 50) == family


def test_a_lone_surrogate_is_removed() -> None:
    assert plain_line("a\ud83db", 50) == "ab"


@given(st.text(), st.integers(min_value=1, max_value=30))
def test_a_line_is_one_line_within_its_limit(text: str, limit: int) -> None:
    line = plain_line(text, limit)
    assert len(line) <= limit
    assert line.splitlines() in ([], [line])


def test_a_long_line_ends_in_an_ellipsis() -> None:
    assert plain_line("word " * 5, 10) == "word word…"


@given(st.text(max_size=60))
def test_no_control_survives_in_a_line_or_a_text(text: str) -> None:
    for plain in (plain_line(text, 100), plain_text(text, 100).replace("\n", "")):
        assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in plain)


def test_text_keeps_its_lines_and_one_empty_line() -> None:
    assert plain_text("a \r\n\r\n\r\n\r\nb\x07\rc", 50) == "a\n\nb\nc"
