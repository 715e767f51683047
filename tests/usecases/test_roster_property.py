"""However a roster changes, nobody else feels it."""

import shutil
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import ledger, member, pairing
from tests.usecases.world import World, call, on

PEOPLE = ("ada", "ben", "cleo", "dan", "eve")
ACTS = ("join", "leave", "skip", "back", "zone", "deactivated", "active")
CHANGES = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ACTS)), min_size=1, max_size=12
)


def change(world: World, user: str, act: str) -> None:
    match act:
        case "join":
            world.join(user)
        case "leave":
            world.says(user, "leave")
        case "skip":
            world.says(user, "skip", "2")
        case "back":
            world.says(user, "back")
        case "zone":
            world.person_becomes(user, "active", zone="Asia/Tokyo")
        case "deactivated":
            world.person_becomes(user, "deactivated")
        case _:
            world.person_becomes(user, "active")


def begun(world: World, but: str) -> list[sa.Row[object]]:
    """Pairings of everybody else, and what that person has accepted."""
    return [row for row in world.table(pairing) if row.user_id != but or row.state == "accepted"]


def owed(world: World, but: str) -> list[tuple[object, ...]]:
    """The passes and the ledger lines of everybody else."""
    members = {row.id: row for row in world.table(member) if row.user_id != but}
    passes = [(row.id, row.weight, row.virtual_pass) for row in members.values()]
    return [*passes, *(tuple(row) for row in world.table(ledger) if row.member_id in members)]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changes=CHANGES, accepting=st.integers(0, 3))
def test_a_roster_change_never_touches_a_pairing_that_has_begun_nor_anyone_elses_ledger(
    sqlite_template: Path, tmp_path: Path, changes: list[tuple[str, str]], accepting: int
) -> None:
    """Joining, leaving, pausing, coming back, moving and being deactivated change only one's own.

    In whatever order: of everybody else neither a pairing nor a ledger line nor a pass changes,
    and what somebody has accepted stays theirs unless they are gone from Slack.
    """
    path = tmp_path / "roster.sqlite3"
    shutil.copy(sqlite_template, path)
    database = Database(make_engine(f"sqlite:///{path}"))
    event.listen(database.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
    try:
        world = World(database)
        world.set_up(seats=3)
        world.join(*PEOPLE)
        world.tickets("one", "two")
        world.bring(call("three", on(26, 13)))
        world.until(on(23, 10, 5))
        held = [user for user in PEOPLE if world.offers(user)]
        assert len(held) == 3
        for user in held[:accepting]:
            world.press(user, "accept")
        for user, act in changes:
            kept, before = begun(world, user), owed(world, user)
            change(world, user, act)
            if act == "deactivated":
                kept = [row for row in kept if row.user_id != user]
            assert [row for row in begun(world, user) if row in kept] == kept, (user, act)
            assert owed(world, user) == before, (user, act)
    finally:
        database.close()
