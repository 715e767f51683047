"""No statement of a use case leaves its workspace, and two workspaces never meet."""

import re
from datetime import datetime

from bot.core.export_request import ExportRequest
from bot.core.replies import Done, Refusal
from bot.core.theme_form import ThemeChoice, ThemeForm
from bot.store.database import Database
from bot.store.tables import metadata
from bot.store.transaction import Tx
from bot.usecases.edit_themes import edit_themes, open_themes
from bot.usecases.export_learnings import (
    may_export,
    operators_rotations,
    operators_rows,
    owners_file,
)
from bot.usecases.keep_promise import keep_promise
from bot.usecases.people_change import channel_changed
from bot.usecases.record_answer import open_form
from bot.usecases.share_learning import share_learning
from tests.usecases.learnt import found, learn
from tests.usecases.statements import statements_of
from tests.usecases.world import CHANNEL, DAY, HOUR, World, call, date, on, ticket

# The agenda and the outbox are taken from over all workspaces, by the one who serves them all.
MACHINERY = {"agenda", "outbox"}
_TABLE = re.compile(r'\b(?:FROM|JOIN|UPDATE|INTO)\s+"?(\w+)"?', re.IGNORECASE)


def unbound(statement: str) -> set[str]:
    """The tables a statement reads or changes without naming their workspace."""
    named = {name for name in _TABLE.findall(statement) if name in metadata.tables} - MACHINERY
    if statement.upper().startswith("INSERT"):
        into = _TABLE.findall(statement)[0]
        head = statement.split("VALUES", maxsplit=1)[0]
        return {into} & named if "workspace_id" not in head else set()
    # What is bound in a join counts: it is bound to a table that is bound itself.
    _, _, bound = statement.partition(" FROM " if statement.startswith("SELECT") else " WHERE ")
    return {
        name
        for name in named
        if f"{name}.workspace_id =" not in bound and f"= {name}.workspace_id" not in bound
    }


def test_the_check_finds_what_it_looks_for() -> None:
    assert unbound("SELECT member.workspace_id FROM member WHERE member.id = ?") == {"member"}
    assert unbound("UPDATE member SET workspace_id=? WHERE member.id = ?") == {"member"}
    assert unbound("DELETE FROM member WHERE member.id = ?") == {"member"}
    assert unbound("INSERT INTO member (id) VALUES (?)") == {"member"}
    assert unbound("INSERT INTO member (workspace_id, id) VALUES (?, ?)") == set()
    assert unbound("SELECT 1 FROM member WHERE member.workspace_id = ?") == set()
    assert unbound(
        "SELECT 1 FROM member JOIN person ON person.id = member.id WHERE member.workspace_id = ?"
    ) == {"person"}


def everything(world: World) -> None:
    """A story in which everything happens once."""
    world.join("ada", "bob")
    world.source_id = world.add_source("customer contact", name="calendar", polled=True)
    world.bring(*(ticket(name, customer_ref="acme") for name in "abcdef"))
    world.bring(*(ticket(name, customer_ref="acme") for name in "abcdef"), call("demo", on(26, 15)))
    for user in ("ada", "bob"):
        world.home(user)
        world.next(user)
    world.until(on(23, 10))
    first = world.holder("a")
    assert first is not None
    world.press(first, "later")
    world.until(on(23, 11, 30))
    world.press(first, "decline")
    world.until(world.at)
    second = world.holder("a")
    assert second is not None
    pairing_id = next(
        one.pairing_id for one in world.offers(second) if one.card.subject == "About a"
    )
    world.press_on(second, "accept", pairing_id)
    world.press_on(second, "done", pairing_id)
    world.until(world.at)
    world.fill(second, promise_text="find out", promise_due=date(2026, 11, 30), theme="x")
    followup_id = world.question(second).followup_id
    world.see(open_form, followup_id=followup_id, user_id=second)
    world.until(on(24, 10))
    world.says(first, "skip", "2")
    world.says(first, "back")
    world.until(on(26, 9))
    caller = world.holder("demo")
    if caller is not None:
        world.press(caller, "accept")
    world.until(on(27, 16))
    (promise,) = world.promises()
    world.do(keep_promise, promise_id=promise.id, user_id=second, at=world.at)
    learned(world, second, followup_id)
    world.withdraw(second)
    world.bring(ticket("a", customer_ref="acme", state="solved"))
    world.do(channel_changed, channel_id=CHANNEL, change="archived", at=world.at)
    world.do(channel_changed, channel_id=CHANNEL, change="unarchived", at=world.at)
    world.person_becomes(first, "deactivated")
    world.says(second, "leave")
    world.join(second)
    world.until(on(4, 16, month=12))


def learned(world: World, user: str, followup_id: str) -> None:
    """What was learned is searched, shared, kept in order and taken out."""
    for typed in ("x -y from:me theme:x kind:bug since:2026", "customer:1"):
        found(world, typed, user)
    world.do(share_learning, followup_id=followup_id, user_id=user, at=world.at)
    ids = {"rotation_id": world.rotation_id, "user_id": "boss"}
    form = world.see(open_themes, **ids)
    assert isinstance(form, ThemeForm)
    renamed = ThemeChoice(theme_id=form.themes[0][0], name="y")
    assert isinstance(world.do(edit_themes, **ids, choice=renamed, at=world.at), Done)
    learn(world, user, "more", theme="z, w")
    form = world.see(open_themes, **ids)
    assert isinstance(form, ThemeForm)
    (one, *_), (other, *_) = form.themes[:2]
    merged = ThemeChoice(theme_id=one, into_id=other)
    assert isinstance(world.do(edit_themes, **ids, choice=merged, at=world.at), Done)
    found(world, "z", user)
    for what in ("learnings", "promises"):
        request = ExportRequest(what=what)
        chosen = world.do(may_export, request=request, user_id="boss", at=world.at)
        assert not isinstance(chosen, Refusal)
        world.see(owners_file, request=request, chosen=chosen, user_id="boss")
        world.do(taken_out, request, world.at)


def taken_out(tx: Tx, request: ExportRequest, at: datetime) -> int:
    """The operator's file; how many rows it has."""
    chosen = operators_rotations(tx, request=request, at=at)
    return len(list(operators_rows(tx, request=request, chosen=chosen)))


def test_every_statement_names_its_workspace(quick_database: Database) -> None:
    world = World(quick_database)
    world.set_up(seats=2)
    with statements_of(quick_database) as statements:
        everything(world)
    assert len(set(statements)) > 60
    assert {text: unbound(text) for text in statements if unbound(text)} == {}


def test_two_workspaces_with_the_same_names_never_meet(quick_database: Database) -> None:
    ours, theirs = World(quick_database, "T1"), World(quick_database, "T2")
    for world in (ours, theirs):
        world.set_up()
        world.join("ada", "bob")
        world.bring(ticket("a", customer_ref="acme"), call("demo", on(26, 15)))
    before = theirs.snapshot()
    ours.says("ada", "skip", "2")
    ours.says("bob", "leave")
    ours.bring(ticket("a", customer_ref="acme", state="gone"))
    ours.person_becomes("ada", "deactivated")
    ours.do(channel_changed, channel_id=CHANNEL, change="archived", at=ours.at)
    assert theirs.snapshot() == before
    theirs.until(on(23, 10))
    pairing_ids = [one.pairing_id for user in ("ada", "bob") for one in theirs.offers(user)]
    (user,) = [user for user in ("ada", "bob") if theirs.offers(user)]
    before = theirs.snapshot()
    ours.at = theirs.at
    for button in ("accept", "decline", "later", "done", "hand_back"):
        reply = ours.press_on(user, button, pairing_ids[0])
        assert "not there any more" in repr(reply)
    assert theirs.snapshot() == before
    assert ours.offers("ada") == ours.offers("bob") == []


def history(world: World, rounds: int) -> None:
    for _ in range(rounds):
        world.until(world.rotation_next())
        for user in ("ada", "bob"):
            if world.offers(user) and world.offer(user).state == "offered":
                world.meet(user)
                world.until(world.at + HOUR)
                world.tap(user, "solved")


def test_the_number_of_statements_does_not_grow_with_history(quick_database: Database) -> None:
    world = World(quick_database)
    world.set_up(ceiling=None)
    world.join("ada", "bob")
    world.bring(*(ticket(f"t{number:03}", customer_ref=f"c{number % 4}") for number in range(60)))
    counted = []
    world.home("ada")
    for rounds in (4, 14):
        history(world, rounds)
        world.until(world.rotation_next() - DAY / 24)
        with statements_of(quick_database) as following:
            world.next("ada")
        with statements_of(quick_database) as home:
            world.home("ada")
        friday = world.at + DAY * ((4 - world.at.weekday()) % 7)
        with statements_of(quick_database) as round_:
            world.until(world.rotation_next())
        history(world, 1)
        world.until(friday.replace(hour=14, minute=59))
        with statements_of(quick_database) as digest:
            world.until(friday.replace(hour=15))
        counted.append([len(one) for one in (following, home, round_, digest)])
    assert counted[0] == counted[1]
    assert max(counted[0]) < 70
