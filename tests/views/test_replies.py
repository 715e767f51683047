from typing import Any

from bot.core.replies import ChooseRotation, Help, NextRounds
from bot.slack.listeners.commands.firsthand import COMMANDS as UNDERSTOOD
from bot.views import action_ids
from bot.views.commands import COMMANDS
from bot.views.render import render_reply
from tests.views.seen import walk


def menu(reply: ChooseRotation) -> dict[str, Any]:
    drawn = render_reply(reply)
    return next(each for each in walk(drawn.blocks) if each.get("type") == "static_select")


def test_the_menu_carries_the_command_on() -> None:
    chosen = menu(
        ChooseRotation(command="skip", text="until 2026-12-01", rotations=(("r1", "Payments"),))
    )
    assert chosen["action_id"] == action_ids.ROTATION_CHOSEN
    assert [each["value"] for each in chosen["options"]] == ["skip|r1|until 2026-12-01"]


def test_the_menu_takes_a_hundred_rotations_and_no_more() -> None:
    many = tuple((f"r{number}", f"Rotation {number}") for number in range(120))
    assert len(menu(ChooseRotation(command="join", rotations=many))["options"]) == 100


def test_help_names_every_command_and_fits_one_screen() -> None:
    said = render_reply(Help(unknown="jion", nearest="join")).text
    assert all(f"`/firsthand {word}`" in said for word in UNDERSTOOD)
    assert len(said.splitlines()) <= 24
    assert max(map(len, said.splitlines()[:-1])) <= 100


def test_an_unknown_word_is_answered_with_the_nearest_command_and_the_list() -> None:
    said = render_reply(Help(unknown="jion", nearest="join")).text
    assert said.startswith("I don't know “jion”. Did you mean `/firsthand join`?")
    assert all(f"/firsthand {word}`" in said for word, _ in COMMANDS)


def test_help_lists_exactly_the_commands_there_are() -> None:
    assert {word for word, _ in COMMANDS} == set(UNDERSTOOD)


def test_what_is_waiting_is_counted_only_where_something_waits() -> None:
    reply = NextRounds(rotation="Payments", rounds=(), waiting_tickets=12)
    assert render_reply(reply).text.endswith("Waiting: 12 tickets.")
    both = reply.model_copy(update={"waiting_calls": 1})
    assert render_reply(both).text.endswith("Waiting: 12 tickets and 1 call.")
    none = reply.model_copy(update={"waiting_tickets": 0})
    assert render_reply(none).text.endswith("No contact is waiting.")
