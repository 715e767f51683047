"""The first steps are five, and speak of things the bot has."""

from bot.sandbox.page.guide import Step
from bot.views import action_ids
from bot.views.commands import COMMANDS
from bot.wiring.guide import FIRST_STEPS
from bot.wiring.sandbox import HINTS

ACTIONS = {value for name, value in vars(action_ids).items() if name.isupper()}


def signs(step: Step) -> tuple[str, ...]:
    return step.pressed + step.offered + step.leads


def test_there_are_five_and_each_can_be_done() -> None:
    assert len(FIRST_STEPS) == 5
    assert all(signs(step) or step.pictured for step in FIRST_STEPS)
    assert all(step.title and step.how for step in FIRST_STEPS)


def test_each_speaks_of_buttons_and_commands_that_exist() -> None:
    assert {sign for step in FIRST_STEPS for sign in signs(step)} <= ACTIONS
    words = {f"/firsthand {word}" for word, _ in COMMANDS}
    assert {typed for step in FIRST_STEPS for typed in step.typed} <= words


def test_the_message_box_completes_every_command() -> None:
    offered = HINTS["/firsthand"].split(" | ")
    assert [each.split()[0] for each in offered] == [word for word, _ in COMMANDS]
