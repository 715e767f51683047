"""``make chaos``: the guards one by one, then several seeds on both databases; minutes.

Usage: python -m tests.chaos [KILLS [SEEDS [sqlite|postgresql [FIRST SEED]]]]
"""

import asyncio
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

import sqlalchemy as sa

from tests.chaos.controls import control
from tests.chaos.run import Plan, Result, chaos
from tests.chaos.unguarded import Guard
from tests.databases import address, new_database
from tests.store.postgres import running


def main(kills: int = 60, seeds: int = 2, only: str = "", first: int = 1) -> int:
    """Run them all and print what came out; 1 if anything was wrong."""
    results: list[Result | None] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="chaos-")))
        pg = stack.enter_context(running())
        server = sa.make_url(f"postgresql+psycopg://postgres@/postgres?host={pg}")
        controlled = only == "sqlite" or _controls(folder, server)
        for seed in range(first, first + 3 * seeds, 3):
            if only != "sqlite":
                for freezing in (False, True):
                    url = address(server, new_database(server, "template0"))
                    plan = Plan(seed=seed + freezing, kills=kills, freezing=freezing)
                    results.append(_show("postgresql", folder, url, plan))
            if only != "postgresql":
                url = f"sqlite:///{folder / f'{seed}.sqlite3'}"
                plan = Plan(seed=seed + 2, kills=kills // 2, replicas=1, pause=2.0)
                results.append(_show("sqlite", folder, url, plan))
    good = [one for one in results if one is not None and one.fine]
    total = sum(one.kills for one in results if one is not None)
    sys.stdout.write(f"{total} kills in all; {len(good)} of {len(results)} runs went well\n")
    return 0 if good == results and controlled else 1


def _controls(folder: Path, server: sa.URL) -> bool:
    """Each guard's story with and without it; whether the check holds with it and only then."""
    fine = True
    for guard in get_args(Guard):
        told = []
        for guarded in (True, False):
            url = address(server, new_database(server, "template0"))
            place = folder / f"{guard} {guarded}"
            place.mkdir()
            found = asyncio.run(control(place, url, guard, guarded=guarded))
            fine &= guarded == (not found.wrong and not found.twice)
            told.append(f"{found.twice} twice {'; '.join(found.wrong)}".strip())
        sys.stdout.write(f"{guard}: with it {told[0]}, without it {told[1]}\n")
        sys.stdout.flush()
    return fine


def _show(kind: str, folder: Path, url: str, plan: Plan) -> Result | None:
    try:
        result = asyncio.run(chaos(folder, url, plan))
    except TimeoutError:
        sys.stdout.write(f"{kind} seed {plan.seed}: what was owed did not come\n")
        return None
    sys.stdout.write(f"{kind} {result}\n")
    sys.stdout.flush()
    return result


_NUMBERS = ((0, "60"), (1, "1"), (3, "1"))


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    kills, seeds, first = (int(given.get(place, default)) for place, default in _NUMBERS)
    sys.exit(main(kills, seeds, given.get(2, ""), first))
