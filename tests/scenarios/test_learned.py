"""What was learned is found, shared, kept in order and taken out."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import rotation as rotation_table
from tests.scenarios.starting import rotation
from tests.scenarios.world import Firsthand
from tests.usecases.learnt import learn


class Past:
    """Answers that were given before the story begins."""

    def __init__(self, world: Firsthand) -> None:
        self.database = Database(make_engine(world.program.database_url))
        self.at = world.program.clock.now() - timedelta(days=30)
        with self.database.reading() as connection:
            known = connection.execute(sa.select(rotation_table)).one()
        self.rotation_id, self.workspace = known.id, known.workspace_id

    def do(self, usecase: Callable[..., Any], *args: object, **kwargs: object) -> Any:  # noqa: ANN401 - whatever it gives
        return self.database.call(usecase, self.workspace, *args, **kwargs)


def seven_answers(world: Firsthand) -> None:
    """Of bob, the last of them for himself only; and one of cleo's."""
    past, bob = Past(world), world.user("bob").user_id
    for number in range(1, 8):
        fields = {"visibility": "me"} if number == 7 else {"theme": "exports"}
        learn(past, bob, f"Export {number} is sorted by hand", customer="Customer 1", **fields)
        past.at += timedelta(days=1)
    words = {"quote": "=SUM(A1) is all I want", "theme": "billing"}
    learn(past, world.user("cleo").user_id, "Formulas break", **words)
    past.database.close()
    world.engine(world.program.settle())


def test_found_by_pages_shared_once_and_taken_back(world: Firsthand) -> None:
    rotation(world, "bob", "cleo")
    seven_answers(world)
    bob, cleo, dora = (world.user(name) for name in ("bob", "cleo", "dora"))

    page = dora.types("/firsthand learned EXPÓRT -spreadsheet").sees("What we learned", "Export 6")
    page.reads("Customer 1", "Themes: exports", "@bob")
    page.lacks("Export 7", "Export 1 ", "Marisa", "Previous page")
    page.click("Next page")
    page.reads("page 2", "Export 1 is sorted by hand")
    page.lacks("Export 2")
    page.click("Previous page")
    page.reads("Export 6")

    mine = bob.types("/firsthand learned 7 from:me").sees("Export 7", "seen by you only")
    mine.click("Share to channel")
    bob.sees("Shared to the channel of Payments.")
    shared = world.channel("customer-contact").expects("Learned from a customer")
    shared.reads("Export 7 is sorted by hand", "Customer 1", "heard by @bob")
    mine.click("Share to channel")
    bob.sees("That has been shared to the channel already.")

    for typed, told in (
        ('/firsthand learned "" - *', "There is no word in that to look for"),
        ("/firsthand learned " + "x" * 3000, "too long to look for"),
        ("/firsthand learned kind:grumble", "I don't know that kind"),
        ("/firsthand learned x' OR 1=1; DROP TABLE answer; --", "Nothing was learned"),
    ):
        cleo.types(typed).sees(told)
    world.user("noor").types("/firsthand learned export").sees("for full members")


def test_home_searches_and_owners_keep_order_and_take_out(world: Firsthand) -> None:
    rotation(world, "bob", "cleo")
    seven_answers(world)
    ada = world.user("ada")
    home = ada.opens_home()
    home.reads("What we learned lately", "Formulas break (a customer, @cleo)")
    form = home.click("Search").form()
    assert "too much at once" in form.fill(words="a " * 20).is_refused()["words"]
    form.fill(words="theme:exports 6").shows("Export 6 is sorted by hand")
    form.close()

    form = home.click("Themes").form()
    same = {"theme_id": "billing (1 answer)", "into_id": "billing (1 answer)"}
    refused = form.fill(**same).is_refused()
    assert refused["into_id"].startswith("A theme cannot be merged into itself")
    form.fill(into_id="exports (6 answers)").submit()
    ada.expects("“billing” is now part of “exports”")
    ada.types("/firsthand learned theme:billing formula").sees("Formulas break", "Themes: exports")

    ada.types("/firsthand export").sees("The file is in your direct messages with me.")
    message = ada.expects("Your export.")
    (file,) = message.shape()["files"]
    text = world.download(file["id"]).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["learning"] for row in rows][-1] == "Formulas break"
    assert rows[-1]["their_words"] == "'=SUM(A1) is all I want"
    assert len(rows) == 7
    world.user("bob").types("/firsthand export").sees("Only the owners of a rotation can export")
    printed = world.command("export", "--format", "json", "--rotation", "payments")
    assert printed.count('"learning":') == 7
