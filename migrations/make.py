"""Write the next migration: ``PYTHONPATH=. python migrations/make.py "What changes"``.

The tables of ``bot.store.tables`` are compared with what the migrations so far make of a new
SQLite file. Read what comes out; the tests compare it with the tables on both databases.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from bot.store.engine import make_engine
from bot.store.schema import migrate, revise


def main() -> None:
    """Write it, and give it the project's format."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'make.sqlite3'}")
        migrate(engine)
        path = revise(engine, sys.argv[1])
        engine.dispose()
    if path is None:
        sys.exit("The migrations make these tables already.")
    for step in ("format", "check --fix-only", "format"):
        command = [sys.executable, "-m", "ruff", *step.split(), "--quiet", str(path)]
        subprocess.run(command, check=True)  # noqa: S603 -- our own file


if __name__ == "__main__":
    main()
