"""The agenda's benchmark runs."""

from pathlib import Path

import pytest

from tests.bench import agenda, delivery, ticks


def test_claims_of_two_processes_are_counted_together(tmp_path: Path) -> None:
    assert agenda.claims(f"sqlite:///{tmp_path / 'x.db'}", 2, rows=20) > 0


def test_a_tick_is_measured_at_each_size(tmp_path: Path) -> None:
    with agenda.fresh(f"sqlite:///{tmp_path / 'x.db'}") as database:
        found = ticks.measured(database, (150, 300))
    assert list(found.found) == [150, 300]
    assert "ms among 150, " in str(found)


def test_a_tick_that_costs_what_exists_is_said() -> None:
    assert ticks.Ticks(name="SQLite", found={1: 10.0, 9: 11.0}).missed() == []
    assert ticks.Ticks(name="SQLite", found={1: 10.0, 9: 20.0}).missed() == [
        "MISSED: on SQLite a tick among many rows costs 2.00 times more."
    ]


async def test_delivery_is_measured_against_the_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "EACH", 3)
    monkeypatch.setattr(delivery, "WORKSPACES", 2)
    found = await delivery.measured(f"sqlite:///{tmp_path / 'x.db'}")
    assert (found.messages, found.refused) == (30, 0)
    assert "0.0 % of 30 calls refused by 429" in str(found)


def test_a_floor_that_is_missed_is_said() -> None:
    good = delivery.Delivered(messages=1000, seconds=10.4, refused=9, allowed_seconds=10)
    slow = delivery.Delivered(messages=1000, seconds=12.5, refused=20, allowed_seconds=10)
    assert good.missed() == []
    assert slow.missed() == [
        "MISSED: delivery reaches 80.0 % of what the limits allow.",
        "MISSED: 2.0 % of the calls are refused by 429.",
    ]
