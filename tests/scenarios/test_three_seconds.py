"""Slack waits three seconds, whatever the database and its own answers take (SLACK.md A.5, A.6)."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from bot.slack.listeners.commands.firsthand import COMMANDS
from bot.slack.submitting import STILL_SAVING
from tests.scenarios.forms import Form
from tests.scenarios.program import Json
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand

T = TypeVar("T")

SLOW = pytest.mark.parametrize("seconds", [3.2, pytest.param(5.0, marks=pytest.mark.slow)])
"""Above Slack's patience; five seconds are waited for with what is slow."""
STILL = STILL_SAVING.problems[""]
IN_FORMS = {"setup": "ada", "log": "bob", "swap": "bob"}
"""Who types the commands that open a form; the others are Cleo's."""


def _late(call: Callable[..., T], seconds: float) -> Callable[..., T]:
    def after_a_while(*args: object, **kwargs: object) -> T:
        time.sleep(seconds)  # noqa: TID251 -- being slow is what it is for
        return call(*args, **kwargs)

    return after_a_while


@contextmanager
def slow_database(world: Firsthand, seconds: float) -> Iterator[None]:
    """Every transaction begins so much later."""
    assert world.program.bot is not None
    db = world.program.bot.db
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "call", _late(db.call, seconds))
        patch.setattr(db, "peek", _late(db.peek, seconds))
        yield


@contextmanager
def slow_answers(world: Firsthand, seconds: float) -> Iterator[None]:
    """Slack does at once what it is asked, and its answers take so long."""
    world.act("faults", kind="slow_body", seconds=seconds, times=9999)
    yield
    world.act("faults/clear")


def at_once(world: Firsthand, *acts: tuple[str, Json]) -> list[Json]:
    """Everything in one instant; Slack's answers, before what follows from it."""

    async def together() -> list[Json]:
        told = [world.program.tell(act, **fields) for act, fields in acts]
        return await asyncio.gather(*told)

    return world.engine(together())


def typed(word: str, by: str, channel: str) -> tuple[str, Json]:
    return "act/slash", {
        "user": by,
        "channel": channel,
        "command": "/firsthand",
        "text": f"{word} @dora" if word == "swap" else word,
    }


def finish(world: Firsthand) -> None:
    """Wait until every listener has come to its end."""
    assert world.program.bot is not None
    world.engine(world.program.bot.door.busy.idle())


@SLOW
def test_every_command_and_button_is_acknowledged_and_every_form_opens_in_time(
    world: Firsthand, seconds: float
) -> None:
    payments = rotation(world, "bob", seats=2)
    world.import_tickets([ticket(1), ticket(2)], payments)
    world.travel_to("2026-11-23 10:05")
    offers = [world.user("bob").expects("Would you help")]
    home = world.user("ada").opens_home()
    world.user("cleo").types("/firsthand join").sees("Welcome! You are in")
    home_view = {"user": "ada", "view_id": home.view()["id"]}
    buttons = [
        ("act/action", {**home_view, **home.found(label)})
        for label in ("Edit", "Roster", "My time", "Search")
        if label in home.buttons
    ]
    buttons.append(("act/action", offers[0].pressed("I'm in", by="bob")))
    commands = [typed(word, IN_FORMS.get(word, "cleo"), world.channel_name) for word in COMMANDS]
    with slow_database(world, seconds), slow_answers(world, seconds):
        answers = at_once(world, *commands, *buttons)
        assert [one for one in answers if not one.get("acked", True)] == []
        finish(world)
    world.engine(world.program.settle())
    said = [one.text for one in world.read_everything()]
    wrong = [text for text in said if "failed with" in text or "too long" in text]
    assert wrong == []
    for name in ("ada", "bob"):
        for view in world.see("views", user=name)["modals"]:
            assert "One moment" not in str(view["blocks"])
    assert world.user("ada").form().text
    assert world.user("bob").form().text


@SLOW
def test_a_form_that_cannot_be_saved_in_time_stays_open_says_so_and_is_saved_once(
    world: Firsthand, seconds: float
) -> None:
    rotation(world, "bob")
    bob = world.user("bob")
    form = _logging(world)
    save = ("act/submit", {"user": "bob", "view_id": form.view()["id"], "values": form.typed})
    with slow_database(world, seconds):
        (first,) = at_once(world, save)
        assert list(first["errors"].values()) == [STILL]
        (again,) = at_once(world, save)  # joins what is under way, and is there when it ends
        assert again["ok"]
        finish(world)
    world.engine(world.program.settle())
    bob.expects("Did it happen with you there?")
    assert world.see("views", user="bob")["modals"] == []

    form = _logging(world)
    save = ("act/submit", {"user": "bob", "view_id": form.view()["id"], "values": form.typed})
    with slow_database(world, seconds):
        at_once(world, save)
        finish(world)
    world.engine(world.program.settle())
    bob.expects("Did it happen with you there?")
    assert "Saved. You can close this." in form.text


def _logging(world: Firsthand) -> Form:
    world.user("bob").types("/firsthand log")
    return world.user("bob").form().fill(who="Marisa from Harbour Clinic", about="Exports")
