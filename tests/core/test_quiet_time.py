"""Do-not-disturb as Slack tells it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiet_time import quiet_time

SINCE, UNTIL = 1795600800, 1795604400


def told(
    *, enabled: object = True, since: object = SINCE, until: object = UNTIL
) -> dict[str, object]:
    return {"dnd_enabled": enabled, "next_dnd_start_ts": since, "next_dnd_end_ts": until}


def test_the_period_that_runs_or_comes_next_is_quiet() -> None:
    assert quiet_time(told()) == (
        datetime.fromtimestamp(SINCE, UTC),
        datetime.fromtimestamp(UNTIL, UTC),
    )


def test_of_more_than_a_day_only_a_day_counts() -> None:
    begin = datetime.fromtimestamp(SINCE, UTC)
    assert quiet_time(told(until=SINCE + 30 * 86400)) == (begin, begin + timedelta(days=1))


@pytest.mark.parametrize(
    "status",
    [
        {},
        told(enabled=False),
        told(since=1, until=1),
        told(since=UNTIL, until=SINCE),
        told(since=SINCE, until=SINCE),
        told(until=10**15),
        told(since="soon"),
    ],
)
def test_whoever_has_none_is_never_quiet(status: dict[str, object]) -> None:
    assert quiet_time(status) is None


@given(st.dictionaries(st.sampled_from(sorted(told())), st.none() | st.booleans() | st.integers()))
def test_whatever_slack_tells_is_a_period_or_none(status: dict[str, object]) -> None:
    period = quiet_time(status)
    assert period is None or period[0] < period[1]
