"""What doctor and agenda show."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.clock import SystemClock
from bot.store import agenda, outbox
from bot.store.database import Database
from bot.store.tables import agenda as agenda_table
from bot.store.tables import outbox as outbox_table
from bot.store.tables import person, rotation, source
from bot.usecases.quieten import quieten_workspace
from bot.wiring.doctor import examine_database
from bot.wiring.finding import Finding
from tests.cli.terminal import Terminal
from tests.store.moments import saying

NOW = SystemClock().now()
HOUR = timedelta(hours=1)


def mends(db: Database) -> dict[str, str]:
    return {one.says: one.mend for one in examine_database(db) if not one.fine}


def clean(db: Database) -> None:
    """Nothing is due and nothing to be said."""
    with db.writing() as connection:
        connection.execute(agenda_table.update().values(due_at=NOW + HOUR))
        connection.execute(outbox_table.delete())


def test_all_is_well_in_a_fresh_database(db: Database) -> None:
    clean(db)
    assert mends(db) == {}


def test_a_moment_that_is_late_is_shown(db: Database) -> None:
    clean(db)
    with db.write("T1") as tx:
        agenda.put(tx, "round", "x", SystemClock().now() - HOUR)
    assert [says.endswith("1 h 0 min late") for says in mends(db)] == [True]


def test_parked_moments_are_listed_and_tried_again(db: Database, terminal: Terminal) -> None:
    clean(db)
    with db.write("T1") as tx:
        agenda.put(tx, "round", "x", NOW + HOUR)
        tx.run(
            agenda_table.update()
            .where(agenda_table.c.subject == "x")
            .values(parked_at=NOW, error="KeyError", attempts=8)
        )
    said = mends(db)
    assert "parked: round x, KeyError, 8 tries" in said
    assert "agenda --retry" in said["parked: 1 moments"]
    assert terminal("agenda", "--retry").startswith("1 moments are tried again.")
    assert not any(says.startswith("parked: round") for says in mends(db))


@pytest.mark.parametrize(
    ("state", "error", "says", "mend"),
    [
        ("unknown", "", "1 without an answer", "looked up"),
        ("failed", "channel: is_archived", "channel: is_archived", "unarchive"),
        ("failed", "person: user_disabled", "person: user_disabled", "has left"),
        ("failed", "bug: invalid_blocks", "bug: invalid_blocks", "report it"),
        ("failed", "never found", "never found", "not said twice"),
    ],
)
def test_messages_that_were_lost_or_given_up_are_shown(
    db: Database, state: str, error: str, says: str, mend: str
) -> None:
    clean(db)
    with db.write("T1") as tx:
        outbox.put(tx, key="x", conversation="C1", message=saying("x"), at=SystemClock().now())
        tx.run(outbox_table.update().values(state=state, error=error))
    ((said, how),) = mends(db).items()
    assert says in said
    assert mend in how


def test_quiet_workspaces_and_pauses_are_shown(db: Database) -> None:
    clean(db)
    db.call(quieten_workspace, "T1", why="x", at=NOW)
    ((said, how),) = mends(db).items()
    assert said.startswith("workspace: Acme is quiet since ")
    assert "30 days" in how


def test_doctor_prints_a_line_each_and_says_by_its_code_that_something_is_wrong(
    db: Database, terminal: Terminal
) -> None:
    clean(db)
    result = terminal.run(["doctor"], None)
    assert result.exit_code == 1  # there are no tokens
    lines = result.stdout.splitlines()
    assert all(line.startswith(("well  ", "MEND  ")) for line in lines)
    assert [line for line in lines if line.startswith("MEND")] == [
        line for line in lines if "SLACK_BOT_TOKEN is not set" in line
    ]


def test_a_database_without_tables_is_one_finding_among_others(terminal: Terminal) -> None:
    result = terminal.run(["doctor"], None)
    assert result.exit_code == 1
    mend = [line for line in result.stdout.splitlines() if line.startswith("MEND")]
    assert "not up to date" in mend[0]
    assert "SLACK_BOT_TOKEN is not set" in mend[1]
    assert "not up to date" in terminal.fails("agenda")


@pytest.mark.parametrize(
    ("name", "token", "says"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1-hidden", "an app-level token, which belongs in SLACK_APP_TO"),
        ("SLACK_APP_TOKEN", "xoxb-1-hidden", "a bot token, which belongs in SLACK_BOT_TOKEN"),
        ("SLACK_BOT_TOKEN", "xoxp-1-hidden", "a user token"),
    ],
)
def test_a_token_in_the_wrong_place_is_named(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, token: str, says: str
) -> None:
    monkeypatch.setenv(name, token)
    result = terminal.run(["doctor"], None)
    assert result.exit_code == 1
    database, tokens = [line for line in result.stdout.splitlines() if line.startswith("MEND")]
    assert "not up to date" in database  # which is looked at all the same
    assert says in tokens
    assert "hidden" not in result.output


def test_a_rotation_whose_owners_are_gone_is_named(db: Database) -> None:
    clean(db)
    with db.writing() as connection:
        connection.execute(person.update().values(state="deactivated"))
    assert set(mends(db)) == {
        "rotation: Payments has no owner who is still in Slack",
        "rotation: Search has no owner who is still in Slack",
    }
    with db.writing() as connection:
        connection.execute(rotation.update().values(state="archived"))
    assert mends(db) == {}


def test_sources_that_cannot_be_read_are_named(db: Database) -> None:
    clean(db)
    rows = {"workspace_id": "T1", "kind": "csv", "settings": b"", "created_at": NOW}
    with db.writing() as connection:
        of = connection.scalar(sa.select(rotation.c.id).limit(1))
        for name, failures in (("good", 0), ("bad", 3)):
            connection.execute(
                source.insert().values(
                    **rows, id=name, rotation_id=of, name=name, failures=failures, last_error="Gone"
                )
            )
    says = [one.says for one in examine_database(db)]
    assert "sources: 2, 1 of them cannot be read" in says
    assert mends(db) == {"source: bad cannot be read: Gone": 'then `firsthand source pull "bad"`'}


def test_clocks_apart_are_shown(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    clean(db)
    hour_ago = SystemClock().now() - HOUR

    class Slow(SystemClock):
        def now(self) -> object:  # type: ignore[override]  # it stands still
            return hour_ago

    monkeypatch.setattr("bot.wiring.doctor.SystemClock", Slow)
    ((said, how),) = mends(db).items()
    # It stands still from a moment before the database is asked.
    assert re.fullmatch(r"clock: the database is (3599|360\d) seconds ahead", said)
    assert "NTP" in how


def test_agenda_lists_what_comes_next(db: Database, terminal: Terminal) -> None:
    assert db.workspaces() == ["T1"]
    lines = terminal("agenda", "--limit", "3").splitlines()
    assert len(lines) == 3
    assert any("Round of Payments" in line for line in lines)
    with db.reading() as connection:
        kinds = connection.scalars(sa.select(agenda_table.c.kind)).all()
    assert sorted(kinds) == ["check_people", "digest", "digest", "purge", "round", "round"]


def test_a_finding_is_fine_if_nothing_must_be_done() -> None:
    assert Finding(says="x").fine
    assert not Finding(says="x", mend="y").fine
