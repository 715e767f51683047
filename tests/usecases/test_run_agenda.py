"""What the agenda promises, on both databases."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.store import agenda, outbox
from bot.store.agenda import AgendaRow
from bot.store.database import Database
from bot.store.tables import agenda as table
from bot.store.transaction import Tx
from bot.usecases.run_agenda import DELAYS, run_due
from tests.store.moments import AT, MINUTE, TEAM, saying

DAY = timedelta(days=1)


class Handled:
    """Remembers what it was called with; fails for the subjects it is told to."""

    def __init__(self, *, failing: str = "") -> None:
        self.rows: list[AgendaRow] = []
        self.failing = failing

    def __call__(self, tx: Tx, row: AgendaRow, at: datetime) -> None:
        self.rows.append(row)
        if row.subject == self.failing:
            outbox.put(tx, key="never", conversation="U1", message=saying("Ada said no"), at=at)
            msg = "Ada said no"
            raise ValueError(msg)

    @property
    def subjects(self) -> list[str]:
        return [row.subject for row in self.rows]


def plan(database: Database, *rows: tuple[str, datetime], kind: str = "round") -> None:
    with database.write(TEAM) as tx:
        for subject, due_at in rows:
            agenda.put(tx, kind, subject, due_at)


def upcoming(database: Database) -> list[AgendaRow]:
    with database.reading() as connection:
        return agenda.upcoming(connection, 100)


def test_what_is_due_happens_once_oldest_first(database: Database) -> None:
    plan(database, ("b", AT), ("c", AT + MINUTE), ("a", AT - MINUTE), ("d", AT + 2 * MINUTE))
    handled = Handled()
    assert run_due(database, {"round": handled}, AT + MINUTE) == 3
    assert run_due(database, {"round": handled}, AT + MINUTE) == 0
    assert handled.subjects == ["a", "b", "c"]
    assert [row.subject for row in upcoming(database)] == ["d"]


def test_equal_moments_come_in_the_same_order_everywhere(database: Database) -> None:
    plan(database, *((subject, AT) for subject in "dbca"))
    handled = Handled()
    run_due(database, {"round": handled}, AT)
    assert handled.subjects == ["a", "b", "c", "d"]


def test_putting_again_moves_a_moment(database: Database) -> None:
    plan(database, ("a", AT))
    plan(database, ("a", AT + DAY))
    assert [(row.subject, row.due_at, row.planned_at) for row in upcoming(database)] == [
        ("a", AT + DAY, AT + DAY)
    ]


def test_a_dropped_moment_never_comes(database: Database) -> None:
    plan(database, ("a", AT))
    with database.write(TEAM) as tx:
        assert agenda.drop(tx, "round", "a")
        assert not agenda.drop(tx, "round", "a")
        assert agenda.find(tx, "round", "a") is None
    assert run_due(database, {"round": Handled()}, AT) == 0


def test_a_handler_may_plan_the_next_moment_of_its_own_row(database: Database) -> None:
    def again(tx: Tx, row: AgendaRow, at: datetime) -> None:
        agenda.put(tx, row.kind, row.subject, at + DAY)

    plan(database, ("a", AT - DAY))
    assert run_due(database, {"round": again}, AT) == 1
    assert [row.due_at for row in upcoming(database)] == [AT + DAY]


def test_a_handler_that_plans_its_row_for_now_ends_at_the_limit(database: Database) -> None:
    def at_once(tx: Tx, row: AgendaRow, at: datetime) -> None:
        agenda.put(tx, row.kind, row.subject, at)

    plan(database, ("a", AT))
    assert run_due(database, {"round": at_once}, AT, limit=5) == 5


def test_the_handler_learns_how_late_it_is(database: Database) -> None:
    moments: list[tuple[datetime, datetime]] = []
    plan(database, ("a", AT))
    run_due(
        database, {"round": lambda _tx, row, at: moments.append((row.planned_at, at))}, AT + DAY
    )
    assert moments == [(AT, AT + DAY)]


def test_a_failing_row_changes_nothing_and_keeps_no_other_waiting(database: Database) -> None:
    plan(database, ("a", AT - MINUTE), ("b", AT))
    handled = Handled(failing="a")
    woken: list[str] = []
    database.on_outbox(lambda: woken.append("woken"))
    assert run_due(database, {"round": handled}, AT) == 2
    assert handled.subjects == ["a", "b"]
    assert woken == []
    with database.read(TEAM) as tx:
        assert outbox.body(tx, "never") is None
    (row,) = upcoming(database)
    assert (row.subject, row.due_at, row.planned_at) == ("a", AT + DELAYS[0], AT - MINUTE)
    assert row.attempts == 1


def test_a_row_that_fails_on_and_on_is_parked_without_a_customers_words(
    database: Database,
) -> None:
    plan(database, ("a", AT))
    handled = Handled(failing="a")
    moment = AT
    for _ in range(len(DELAYS) + 3):
        run_due(database, {"round": handled}, moment)
        moment += DAY
    assert len(handled.rows) == len(DELAYS) + 1
    assert upcoming(database) == []
    with database.reading() as connection:
        (parked,) = agenda.parked(connection)
        assert agenda.next_due(connection) is None
        stored = connection.execute(sa.select(table)).one()
    assert parked.row.subject == "a"
    assert parked.error == "ValueError"
    assert "Ada" not in str(stored)


def test_waiting_grows_with_each_failure() -> None:
    assert list(DELAYS) == sorted(set(DELAYS))


def test_a_parked_row_that_is_planned_again_is_open_again(database: Database) -> None:
    plan(database, ("a", AT))
    with database.writing() as connection:
        connection.execute(table.update().values(parked_at=AT, attempts=8, error="ValueError"))
    plan(database, ("a", AT))
    handled = Handled()
    run_due(database, {"round": handled}, AT)
    assert [row.attempts for row in handled.rows] == [0]


def test_a_failure_of_the_next_tries_is_forgotten_when_one_succeeds(database: Database) -> None:
    plan(database, ("a", AT))
    run_due(database, {"round": Handled(failing="a")}, AT)
    handled = Handled()
    run_due(database, {"round": handled}, AT + MINUTE)
    assert [row.attempts for row in handled.rows] == [1]
    assert upcoming(database) == []


def test_kinds_unknown_here_are_left_for_others(database: Database) -> None:
    plan(database, ("a", AT - MINUTE), kind="hologram")
    plan(database, ("b", AT))
    handled = Handled()
    assert run_due(database, {"round": handled}, AT) == 1
    assert run_due(database, {}, AT) == 0
    assert [row.kind for row in upcoming(database)] == ["hologram"]


def test_what_a_handler_says_wakes_delivery(database: Database) -> None:
    def say(tx: Tx, _row: AgendaRow, at: datetime) -> None:
        outbox.put(tx, key="a", conversation="U1", message=saying("hello"), at=at)

    woken: list[str] = []
    database.on_outbox(lambda: woken.append("woken"))
    plan(database, ("a", AT))
    run_due(database, {"round": say}, AT)
    assert woken == ["woken"]


def test_a_handler_acts_for_its_own_workspace(database: Database) -> None:
    teams: list[str] = []
    for team in ("T2", "T1"):
        with database.write(team) as tx:
            agenda.put(tx, "round", "a", AT)
    run_due(database, {"round": lambda tx, _row, _at: teams.append(tx.workspace_id)}, AT)
    assert teams == ["T1", "T2"]


def test_the_next_moment_is_known(database: Database) -> None:
    plan(database, ("a", AT + DAY), ("b", AT + MINUTE))
    plan(database, ("c", AT), kind="hologram")
    with database.reading() as connection:
        assert agenda.next_due(connection) == AT
        assert agenda.next_due(connection, ["round"]) == AT + MINUTE
        assert len(agenda.upcoming(connection, 2)) == 2


def test_a_lost_database_is_not_the_rows_fault(database: Database) -> None:
    plan(database, ("a", AT))
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE agenda RENAME TO elsewhere")
    with pytest.raises(sa.exc.DBAPIError):
        run_due(database, {"round": Handled()}, AT)


def test_the_loser_of_a_deadlock_has_its_turn_again_at_once(database: Database) -> None:
    class DeadlockError(Exception):
        sqlstate = "40P01"

    tries: list[str] = []

    def lose_once(_tx: Tx, row: AgendaRow, _at: datetime) -> None:
        tries.append(row.subject)
        if len(tries) == 1:
            query = "UPDATE agenda"
            raise sa.exc.OperationalError(query, {}, DeadlockError())

    plan(database, ("a", AT))
    run_due(database, {"round": lose_once}, AT)
    assert tries == ["a", "a"]
    assert upcoming(database) == []
