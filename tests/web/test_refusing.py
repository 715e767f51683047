"""Strangers cannot fill the log."""

from structlog.testing import capture_logs

from bot.web.refusing import Refusals


def test_refusals_are_told_at_once_and_then_once_a_minute_with_their_number() -> None:
    now = 1000.0
    refusals = Refusals(lambda: now)
    with capture_logs() as told:
        for _ in range(100):
            refusals.note()
        now += 60
        refusals.note()
        refusals.note()
    assert [line["requests"] for line in told] == [1, 100]
