"""``/firsthand setup``: the modal that makes a rotation."""

from bot.core.person import cannot_take_part
from bot.core.replies import Refusal
from bot.core.rotation_form import RotationForm
from bot.slack.channels import channel_for
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed, Typed
from bot.views.forms import setup_form

TITLE = "New rotation"
_CHANNELS = ("C", "G")


async def set_up_from_home(door: Door, pressed: Pressed) -> None:
    """Open the modal that asks for the channel, too, unless the button was for one."""
    typed = Typed(
        user_id=pressed.user_id,
        channel_id=pressed.value if pressed.value.startswith(_CHANNELS) else "",
        word="setup",
        rest="",
        trigger_id=pressed.trigger_id,
    )
    await setup(door, typed)


async def setup(door: Door, typed: Typed) -> None:
    """Open the modal; where no rotation can be, it says why."""
    await open_modal(door, typed.trigger_id, TITLE, _form(door, typed))


async def _form(door: Door, typed: Typed) -> Json | Refusal:
    owner = await door.people.person(typed.user_id)
    if (reason := cannot_take_part(owner)) is not None:
        return Refusal(sentence=reason)
    if not typed.channel_id.startswith(_CHANNELS):  # from Home or a direct message: the form asks
        return setup_form("", RotationForm(zone=owner.zone))
    channel = await channel_for(door, typed.channel_id)
    if isinstance(channel, str):
        return Refusal(sentence=channel)
    return setup_form(typed.channel_id, RotationForm(zone=owner.zone))
