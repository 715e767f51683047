"""The clock is read in bot/clock.py and nowhere else in the bot."""

import ast
from pathlib import Path

import pytest

BOT = Path(__file__).parents[2] / "bot"
READS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
}
NAMES = {"time"}
OF_THE_LOCAL_SLACK = BOT / "sandbox"
FILES = sorted(path for path in BOT.rglob("*.py") if OF_THE_LOCAL_SLACK not in path.parents)


def readings(source: str) -> list[tuple[int, str]]:
    """Line and name of everything in the source that reads the clock, also under other names."""
    tree = ast.parse(source)
    renamed: dict[str, str] = {}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            renamed |= {each.asname or each.name: each.name for each in node.names}
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                found += [(node.lineno, each.name) for each in node.names if each.name in NAMES]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if (renamed.get(name, name), node.attr) in READS:
                found.append((node.lineno, f"{name}.{node.attr}"))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(BOT)))
def test_only_the_clock_reads_the_clock(path: Path) -> None:
    if path != BOT / "clock.py":
        assert readings(path.read_text()) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.datetime.now(x)",
        "import datetime as dt\ndt.datetime.utcnow()",
        "from datetime import date as day\nday.today()",
        "import time\ntime.time()",
        "from time import time as t\nt()",
    ],
)
def test_every_way_to_read_it_is_found(source: str) -> None:
    assert readings(source)


def test_other_uses_of_time_are_not_mistaken_for_it() -> None:
    assert readings("import time\ntime.monotonic()\nat.time()\nx.now()") == []
