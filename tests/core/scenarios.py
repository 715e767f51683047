"""A scenario with defaults, so that a test says only what matters to it."""

from typing import Any

from bot.core.scenario import Scenario
from bot.core.scenario_reading import read_scenario

CADENCE = {"days": ["mon", "thu"], "time": "10:00", "zone": "Europe/Berlin"}


def told(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - the scenario checks them
    return {
        "start": "2026-01-05",
        "weeks": 8,
        "cadence": CADENCE,
        "arrivals": {"per_week": 4},
        "members": [{"name": name} for name in ("Ada", "Bo", "Cy")],
        **fields,
    }


def scenario(**fields: Any) -> Scenario:  # noqa: ANN401 - the scenario checks them
    return read_scenario(told(**fields))
