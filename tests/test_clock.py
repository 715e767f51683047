"""The clock that can be set forward."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import MovableClock, SystemClock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Hands:
    instant: datetime = NOON

    def now(self) -> datetime:
        return self.instant


def test_the_system_clock_tells_aware_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta()


def test_a_movable_clock_runs_on_with_the_real_one() -> None:
    hands = Hands()
    clock = MovableClock(hands)
    clock.set_forward(NOON + timedelta(days=7))
    hands.instant += timedelta(seconds=3)
    assert clock.now() == NOON + timedelta(days=7, seconds=3)


def test_a_movable_clock_never_goes_back() -> None:
    clock = MovableClock(Hands())
    clock.set_forward(NOON - timedelta(days=1))
    assert clock.now() == NOON
