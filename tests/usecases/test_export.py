"""What owners and the operator take out: never what others keep to themselves."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.core.export_request import ExportRequest, parse_export
from bot.core.export_table import exported
from bot.core.replies import Refusal
from bot.core.retention import Retention
from bot.store import rotations
from bot.store.database import Database
from bot.store.tables import audit
from bot.store.transaction import Tx
from bot.usecases.export_learnings import (
    may_export,
    operators_rotations,
    operators_rows,
    owners_file,
)
from bot.usecases.forget_customer import find_customers, forget_customer
from bot.usecases.purge import PURGE, plan_purge, purge_by
from bot.usecases.record_answer import withdraw
from bot.usecases.run_agenda import run_due
from tests.usecases.learnt import learn
from tests.usecases.world import DAY, World, date


@pytest.fixture
def world(database: Database) -> World:
    made = World(database)
    made.set_up(name="Payments")
    made.join("ada", "bob")
    return made


def taken_out(world: World, user: str = "boss", text: str = "json") -> list[dict[str, object]]:
    request = parse_export(text)
    assert isinstance(request, ExportRequest)
    chosen = world.do(may_export, request=request, user_id=user, at=world.at)
    assert not isinstance(chosen, Refusal), chosen
    data = world.see(owners_file, request=request, chosen=chosen, user_id=user)
    return [json.loads(line) for line in data.decode().splitlines()]


def by_operator(tx: Tx, world: World, request: ExportRequest) -> list[dict[str, object]]:
    chosen = operators_rotations(tx, request=request, at=world.at)
    rows = operators_rows(tx, request=request, chosen=chosen)
    lines = exported(request.what, request.format, rows)
    return [json.loads(line) for line in lines]


def test_a_file_holds_what_its_reader_may_see_and_says_so_in_the_audit_log(world: World) -> None:
    for user, visibility in (("ada", "channel"), ("ada", "team"), ("ada", "me"), ("bob", "team")):
        learn(world, user, f"{user} {visibility}", visibility=visibility, customer="Customer 3")
    gone = learn(world, "bob", "gone")
    world.do(withdraw, followup_id=gone, user_id="bob", at=world.at)
    world.set_up(name="Search", channel="C2", owner="lead")
    expected = {"ada channel", "ada team", "bob team"}
    rows = taken_out(world)
    assert {row["learning"] for row in rows} == expected
    assert {row["customer"] for row in rows} == {"Customer 3"}
    assert {row["name"] for row in rows} == {"Ada", "Bob"}
    request = ExportRequest(format="json", rotation="PAYMENTS")
    assert {row["learning"] for row in world.do(by_operator, world, request)} == expected
    assert taken_out(world, "lead") == []
    noted = {(line.user_id, line.action) for line in world.table(audit)}
    assert {("boss", "export_learnings"), ("operator", "export_learnings")} <= noted
    assert "Mina" not in json.dumps(rows)


def test_promises_are_read_like_the_answer_they_were_made_in(world: World) -> None:
    for visibility in ("channel", "me"):
        learn(
            world,
            "ada",
            promise_text=f"for {visibility}",
            promise_due=date(2026, 11, 30),
            visibility=visibility,
            customer="Customer 3",
        )
    (row,) = taken_out(world, text="promises json")
    assert (row["promise"], row["due_on"], row["state"]) == ("for channel", "2026-11-30", "open")


def test_a_long_history_comes_whole_and_a_day_leaves_out_what_was_before(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.export_rows._BATCH", 2)
    for number in range(5):
        learn(world, "ada", f"{number}", theme="x, y")
        world.at += DAY if number > 2 else DAY * 0
    assert [row["learning"] for row in taken_out(world, text="json since:2026-11-24")] == ["4"]
    rows = taken_out(world)
    assert sorted(str(row["learning"]) for row in rows) == ["0", "1", "2", "3", "4"]
    assert all(row["themes"] == ["x", "y"] for row in rows)


def test_whoever_owns_nothing_of_that_name_is_told_kindly(world: World) -> None:
    for user, text, told in (
        ("ada", "", "Only the owners"),
        ("boss", "search", "You own no rotation of that name; you own “Payments”."),
    ):
        request = parse_export(text)
        assert isinstance(request, ExportRequest)
        refused = world.do(may_export, request=request, user_id=user, at=world.at)
        assert isinstance(refused, Refusal)
        assert told in refused.sentence


def test_a_file_is_of_one_moment_while_what_is_old_goes_and_somebody_is_forgotten(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.export_rows._BATCH", 2)
    world.do(rotations.change, world.rotation_id, names_allowed=True)
    for number in range(3):
        learn(world, "ada", f"old {number}", quote="why?", customer="Customer 1")
    world.at += 200 * DAY
    for number in range(3):
        learn(world, "ada", f"new {number}", quote="why?", customer="Customer 2")
    request = ExportRequest(format="json")
    chosen = world.do(operators_rotations, request=request, at=world.at)

    def meanwhile() -> None:
        """The night comes, and Customer 2 asks to be forgotten."""
        world.do(plan_purge, at=world.at - DAY)
        run_due(world.database, {PURGE: purge_by(Retention())}, world.at)
        (known,) = world.see(find_customers, "Customer 2", secrets=world.secrets)
        world.do(forget_customer, known, user_id="operator", at=world.at)

    with world.database.read(world.workspace) as tx, ThreadPoolExecutor(1) as beside:
        rows = operators_rows(tx, request=request, chosen=chosen)
        begun = [next(rows)]
        beside.submit(meanwhile).result()
        whole = [*begun, *rows]
    assert {row["customer"] for row in whole} == {"Mina Okafor (Northwind)"}
    assert [row["their_words"] for row in whole] == ["why?"] * 6
    after = world.do(by_operator, world, request)
    assert [row["customer"] for row in after] == ["Customer 1"] * 3 + ["Former customer 3"] * 3
    assert [row["their_words"] for row in after] == ["why?"] * 3 + [""] * 3


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_no_file_is_made_of_nothing(world: World, format_: str) -> None:
    request = parse_export(format_)
    assert isinstance(request, ExportRequest)
    chosen = world.do(may_export, request=request, user_id="boss", at=world.at)
    assert isinstance(chosen, tuple)
    assert world.see(owners_file, request=request, chosen=chosen, user_id="boss") == b""
