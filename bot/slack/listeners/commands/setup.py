"""``/firsthand setup``: the modal that makes a rotation."""

from bot.core.person import cannot_take_part
from bot.core.replies import Refusal
from bot.core.rotation_form import RotationForm
from bot.slack.channels import channel_problem
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Typed
from bot.views.forms import setup_form

TITLE = "New rotation"


async def setup(door: Door, typed: Typed) -> None:
    """Open the modal; where no rotation can be, it says why."""
    await open_modal(door, typed.trigger_id, TITLE, _form(door, typed))


async def _form(door: Door, typed: Typed) -> Json | Refusal:
    owner = await door.people.person(typed.user_id)
    problem = cannot_take_part(owner) or await channel_problem(door, typed.channel_id)
    if problem:
        return Refusal(sentence=problem)
    return setup_form(typed.channel_id, RotationForm(zone=owner.zone))
