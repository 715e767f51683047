"""``firsthand simulate``."""

import json
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from matplotlib.image import imread

from bot.cli.simulate import simulate_file
from bot.core.person import Person
from bot.store import rotations
from bot.store.database import Database
from bot.usecases.choosing import Where
from bot.usecases.join_rotation import join_rotation
from tests.cli.conftest import AT
from tests.cli.terminal import Terminal
from tests.core.scenarios import told

TOML = """
name = "Payments"
start = 2026-01-05
weeks = 4

[cadence]
days = ["mon"]
time = "10:00"
zone = "Europe/Berlin"

[settings]
shadowing = true

[arrivals]
per_week = 2

[[members]]
name = "Ada"

[[members]]
name = "Bo"
experienced = false
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "payments.toml"
    path.write_text(TOML)
    return path


def as_json(path: Path, **fields: Any) -> Path:  # noqa: ANN401 - the scenario checks them
    file = path / "scenario.json"
    file.write_text(json.dumps(told(**fields)))
    return file


def test_a_summary_is_printed_for_people(terminal: Terminal, file: Path) -> None:
    lines = terminal("simulate", str(file)).splitlines()
    assert lines[0].startswith("Payments: 4 rounds, ")
    assert lines[2].split() == ["member", "contacts", "owed", "deviation", "longest", "gap"]
    assert [line.split()[0] for line in lines[3:5]] == ["Ada", "Bo"]
    assert lines[-1].startswith("largest deviation ")


def test_json_is_one_line_a_round_and_a_summary(terminal: Terminal, file: Path) -> None:
    lines = [json.loads(line) for line in terminal("simulate", str(file), "--json").splitlines()]
    *rounds, last = lines
    assert [one["at"] for one in rounds] == [
        f"2026-01-{day:02}T09:00:00+00:00" for day in (5, 12, 19, 26)
    ]
    pairs = [pair for one in rounds for pair in one["pairs"]]
    assert {pair["role"] for pair in pairs} == {"lead", "shadow"}
    assert set(pairs[0]) == {"member", "contact", "role", "reason"}
    assert all(set(one) == {"at", "pairs", "waiting"} for one in rounds)
    summary = last["summary"]
    assert summary["contacts"] == len(pairs)
    assert set(summary["members"][0]) == {
        "member",
        "contacts",
        "owed",
        "deviation",
        "longest_gap_days",
    }


def test_a_scenario_may_be_json(terminal: Terminal, tmp_path: Path) -> None:
    assert "Simulation: 16 rounds" in terminal("simulate", str(as_json(tmp_path)))


def test_the_plot_shows_who_was_on_when(terminal: Terminal, file: Path, tmp_path: Path) -> None:
    plot = tmp_path / "out.png"
    terminal("simulate", str(file), "--plot", str(plot))
    drawn = imread(plot)
    assert (drawn[..., :3].min(axis=2) < 0.5).mean() > 0.005
    many = as_json(tmp_path, members=[{"name": f"p{number}"} for number in range(60)], weeks=1)
    terminal("simulate", str(many), "--plot", str(plot))
    assert imread(plot).shape != drawn.shape
    nobody = as_json(tmp_path, members=[], weeks=1)
    terminal("simulate", str(nobody), "--plot", str(plot))


def test_a_misspelt_key_names_the_nearest(terminal: Terminal, file: Path) -> None:
    file.write_text(TOML.replace("experienced", "experience"))
    assert terminal.fails("simulate", str(file)).endswith(
        "members[1].experience: there is no such key; did you mean 'experienced'?"
    )


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.toml", "= 1", "a.toml: "),
        ("a.json", "{", "a.json: "),
        ("a.json", "[]", "a scenario is an object with keys"),
        ("a.yaml", "", "a scenario's name ends in .toml or .json"),
        ("a.toml", None, "there is no file"),
    ],
)
def test_what_is_no_scenario_is_refused_in_one_sentence(
    terminal: Terminal, tmp_path: Path, name: str, text: str | None, sentence: str
) -> None:
    file = tmp_path / name
    if text is not None:
        file.write_text(text)
    assert sentence in terminal.fails("simulate", str(file))


def test_text_that_is_not_utf_8_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"\xff\xfe")
    assert "is not UTF-8 text" in terminal.fails("simulate", str(file))
    assert "cannot be read" in terminal.fails("simulate", str(tmp_path))


def test_a_place_for_no_plot_is_refused_before_anything_is_simulated(
    terminal: Terminal, file: Path, tmp_path: Path
) -> None:
    said = terminal.fails("simulate", str(file), "--plot", str(tmp_path / "a.jpg"))
    assert "does not end in .png" in said
    said = terminal.fails("simulate", str(file), "--plot", str(tmp_path / "no" / "a.png"))
    assert "there is no folder" in said


class Screen(StringIO):
    """A terminal somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("weeks", "shown"), [(30, True), (3, False)])
def test_a_long_run_shows_how_far_it_is_to_whoever_looks(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    weeks: int,
    shown: bool,
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    simulate_file(as_json(tmp_path, weeks=weeks), as_json=False, plot=None)
    assert ("Rounds" in screen.getvalue()) == shown
    assert "largest deviation" in capsys.readouterr().out


def test_a_living_rotation_is_played_on(terminal: Terminal, db: Database) -> None:
    grace = Person(user_id="U2", name="Grace", zone="Europe/Berlin")
    where = Where(channel_id="C1", text="payments")
    db.call(join_rotation, "T1", person=grace, where=where, at=AT)
    said = terminal("simulate", "--rotation", "payments", "--weeks", "2").splitlines()
    assert said[0].startswith("Payments: 4 rounds, ")
    assert said[3].split()[:1] == ["Grace"]
    *rounds, _ = terminal("simulate", "--rotation", "Payments", "--weeks", "2", "--json").split(
        "\n"
    )
    assert {pair["member"] for pair in json.loads(rounds[0])["pairs"]} == {"Grace"}


def test_an_unknown_rotation_and_a_paused_one_are_named(terminal: Terminal, db: Database) -> None:
    assert "There are: “Payments”, “Search”" in terminal.fails("simulate", "--rotation", "Nope")
    (payments, _) = db.peek(rotations.living, "T1")
    db.call(lambda tx: rotations.change(tx, payments.id, state="paused"), "T1")
    said = terminal.fails("simulate", "--rotation", "payments")
    assert said.endswith("“Payments” is paused, so no round is to come.")


def test_a_rotation_that_has_ended_says_so(terminal: Terminal, db: Database) -> None:
    (payments, _) = db.peek(rotations.living, "T1")
    db.call(lambda tx: rotations.change(tx, payments.id, ends=date(2020, 1, 1)), "T1")
    said = terminal.fails("simulate", "--rotation", "payments")
    assert said.endswith("holds no round in these weeks; look at its days, end and pause.")


def test_a_file_or_a_rotation_is_needed_and_not_both(terminal: Terminal, file: Path) -> None:
    sentence = "Give either a scenario file or --rotation NAME."
    assert terminal.fails("simulate").endswith(sentence)
    assert terminal.fails("simulate", str(file), "--rotation", "Payments").endswith(sentence)
