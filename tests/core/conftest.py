from pathlib import Path

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked slow runs only when asked for: `pytest -m slow tests/core`."""
    if config.option.markexpr:
        return
    here = Path(__file__).parent
    slow = [one for one in items if here in one.path.parents and one.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [one for one in items if one not in slow]
