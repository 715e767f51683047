"""The measure itself, small enough for every run."""

from pathlib import Path

from tests.bench.digest import measure


def test_a_digest_over_a_history_is_measured(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bench.sqlite3'}"
    assert measure(url, people=10, pairings=60, a_week=6) > 0
