"""The search's benchmark runs."""

from pathlib import Path

from tests.bench import learned


def test_search_and_scan_are_measured_over_the_same_answers(tmp_path: Path) -> None:
    one = learned.measured("SQLite", f"sqlite:///{tmp_path / 'x.db'}", number=300, asked=10)
    assert one.search.p99 > 0
    assert one.scan.p99 > 0
    assert learned.line(one).startswith("SQLite")
