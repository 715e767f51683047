"""Redaction reads hostile text in linear time: measured in the processor's time, as a ratio."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.redaction import redact

SHORT = 15_000
TIMES = 4
ALMOST_QUADRATIC = 12
"""Four times the text takes 4 times as long if the work is linear, 16 times if quadratic."""


def effort(text: str) -> float:
    begun = process_time()
    redact(text)
    return process_time() - begun


def growth(piece: str) -> float:
    """How many times longer four times the text takes, at best: a busy machine only adds."""
    longer = piece * (TIMES * SHORT // len(piece))
    shorter = longer[:SHORT]
    return min(effort(longer) for _ in range(2)) / max(effort(shorter) for _ in range(2))


@given(st.text(alphabet="a0@. -+(/x_=E:", min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert growth(piece) < ALMOST_QUADRATIC


@pytest.mark.parametrize(
    "piece",
    [
        *("-eyJ", "eyJaaaaaaaa.", "xoxb-", "a@b.", "a@", "bearer ", "pwd:", "DE89 ", "+1 "),
        *("4111 ", "-----BEGIN PRIVATE KEY-----"),
    ],
)
def test_many_beginnings_of_something_take_linear_time(piece: str) -> None:
    assert growth(piece) < ALMOST_QUADRATIC


def test_a_key_of_keys_without_an_end_is_one_token() -> None:
    assert redact("-----BEGIN PRIVATE KEY-----" * 10_000) == "[token]"
