from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy with other tests is slow at times; that says nothing about an example.
settings.register_profile("core", settings.default, deadline=None)
settings.load_profile("core")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked slow runs only when asked for: `pytest -m slow tests/core`."""
    if config.option.markexpr:
        return
    here = Path(__file__).parent
    slow = [one for one in items if here in one.path.parents and one.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [one for one in items if one not in slow]
