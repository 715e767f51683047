"""The benchmark runs, and says clearly when a floor is missed."""

from pathlib import Path

import pytest

from tests.bench.answers import main
from tests.bench.figures import Floor, Waits, line, missed, waits

FLOOR = Floor(p99=100, ratio=5)


def test_half_and_all_but_one_of_a_hundred() -> None:
    found = waits([number / 1000 for number in range(101)])
    assert (round(found.p50), round(found.p99)) == (50, 99)


def test_a_floor_that_is_reached_needs_no_words() -> None:
    assert missed(1, Waits(p50=10, p99=20), Waits(p50=50, p99=100), FLOOR) == []


def test_a_floor_that_is_missed_is_said() -> None:
    said = missed(20, Waits(p50=10, p99=20), Waits(p50=51, p99=101), FLOOR)
    assert said == [
        "MISSED at 20 at once: p99 is 101 ms, the floor is 100.",
        "MISSED at 20 at once: p50 is 5.1 times the bare app's, the floor is 5.",
    ]


def test_a_row_shows_both_apps_and_their_ratio() -> None:
    row = line(1, Waits(p50=10, p99=20), Waits(p50=30, p99=80), FLOOR)
    assert row.split() == ["1", "10", "20", "30", "80", "3.0", "4.0", "100", "5"]


async def test_both_apps_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    await main(tmp_path, {1: 2, 20: 1})
    printed = capsys.readouterr().out
    assert "20 with 500 tickets waiting" in printed
    assert printed.count("\n") == 5
