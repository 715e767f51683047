import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import keep_compiled

keep_compiled()
settings.register_profile(
    "here", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("here")  # how loaded the machine is says nothing about the program


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real exports that lie beside the checkout, or where FIRSTHAND_SHARED_DATA says."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    found = Path(os.environ.get("FIRSTHAND_SHARED_DATA", beside))
    if not found.is_dir():
        pytest.skip("The shared data is not here; set FIRSTHAND_SHARED_DATA to its folder.")
    return found


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """One more than there are cores: whoever waits for a lease to end leaves one idle."""
    chosen = "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ
    return None if chosen else (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Thousands of tests are garbage of nobody: looking through them again takes a tenth longer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
