"""STORIES.md: each command, button, modal, shortcut and event, and a test that walks through it.

``make stories`` writes it anew: the tests note where they came by (FIRSTHAND_STORIES names the
folder), and ``python -m tests.stories.table FOLDER`` makes the table of it. Every run of the tests
checks that each test still walks through the doors it stands at.
"""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from bot.sandbox.journal import Entry
from tests.stories.doors import listened, walked

TABLE = Path(__file__).parent / "STORIES.md"
SHOWN = 2
"""So many tests stand at a door; others may walk through it too."""

_HEAD = """# Every way in, and a story that takes it

Written by `make stories`; `make test` fails when a way in has no story, or a story does not take it
any more.

| way in | stories |
|---|---|
"""
_ROW = re.compile(r"^\| `(?P<door>[^`]+)` \| (?P<tests>.*) \|$")


def stories() -> Mapping[str, tuple[str, ...]]:
    """The tests that stand at each door, as the table has them."""
    rows = (_ROW.match(line) for line in TABLE.read_text("utf-8").splitlines())
    return {row["door"]: tuple(re.findall(r"`([^`]+)`", row["tests"])) for row in rows if row}


def doors_of(test: str) -> frozenset[str]:
    """The doors at which this test stands."""
    return frozenset(door for door, tests in stories().items() if test in tests)


def note(test: str, entries: Iterable[Entry]) -> None:
    """Check that a test has walked where the table says; write down where it did, if asked to.

    Raises:
        AssertionError: it has not.
    """
    seen = walked(entries)
    folder = os.environ.get("FIRSTHAND_STORIES")
    if folder:
        with (Path(folder) / f"{os.getpid()}.txt").open("a", encoding="utf-8") as file:
            file.writelines(f"{door}\t{test}\n" for door in sorted(seen))
        return
    missing = doors_of(test) - seen
    assert not missing, f"not walked through any more: {sorted(missing)}; run `make stories`"


def drawn(noted: Mapping[str, Collection[str]], doors: Iterable[str]) -> str:
    """The table: those tests come first that have one case, and walk through the fewest doors.

    Raises:
        SystemExit: a door has no test.
    """
    breadth = {test: sum(test in all_of for all_of in noted.values()) for test in _all(noted)}
    rows = []
    for door in sorted(doors):
        fit = [test for test in noted.get(door, ()) if "`" not in test]
        tests = sorted(fit, key=lambda test: ("[" in test, breadth[test], test))[:SHOWN]
        if not tests:
            sys.exit(f"No story walks through: {door}")
        rows.append(f"| `{door}` | {' · '.join(f'`{test}`' for test in tests)} |\n")
    return _HEAD + "".join(rows)


def _all(noted: Mapping[str, Collection[str]]) -> set[str]:
    return {test for tests in noted.values() for test in tests}


def main(folder: Path) -> None:
    """Write the table from what the tests noted."""
    noted: dict[str, set[str]] = defaultdict(set)
    for file in folder.glob("*.txt"):
        for line in file.read_text("utf-8").splitlines():
            door, _, test = line.partition("\t")
            noted[door].add(test)
    TABLE.write_text(drawn(noted, listened()), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
