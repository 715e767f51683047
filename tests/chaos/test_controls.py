"""Take one guard away, and the very same check fails: what the chaos would show if it were gone.

That it holds with the guard, in the same stories, is looked at by ``python -m tests.chaos``; and
the guard that looks for lost answers stands in ``test_chaos`` on both databases.
"""

from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.chaos.controls import control
from tests.chaos.unguarded import Guard
from tests.databases import address, drop_database, new_database


@pytest.mark.parametrize(
    ("guard", "shows"),
    [
        ("no retries", "1 twice"),
        ("rechecking", "1 twice"),
        ("locking", "offer: "),
        ("one transaction", "offer: 0 instead of 3"),
    ],
)
async def test_without_a_guard_the_check_fails(
    postgres_server: sa.URL, tmp_path: Path, guard: Guard, shows: str
) -> None:
    name = new_database(postgres_server, "template0")
    found = await control(tmp_path, address(postgres_server, name), guard, guarded=False)
    drop_database(postgres_server, name)
    seen = (f"{found.twice} twice", *found.wrong)
    assert any(one.startswith(shows) for one in seen), seen
