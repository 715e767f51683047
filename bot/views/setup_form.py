"""The one modal that starts a rotation; every field is filled, so Save at once works."""

from bot.core.rotation_form import RotationForm
from bot.views import action_ids, form_ids, inputs
from bot.views.blocks import Block, section
from bot.views.modals import form
from bot.views.rotation_fields import rotation_fields


def setup_form(channel_id: str, defaults: RotationForm) -> Block:
    """The set-up modal for that channel, filled in with ``defaults``; "" asks which one."""
    return form(
        "New rotation",
        action_ids.SETUP_FORM,
        {form_ids.CHANNEL_ID: channel_id},
        [
            *([] if channel_id else [_channel()]),
            section("These values work as they are. Press Save, and change them when you like."),
            *rotation_fields(defaults),
        ],
    )


def _channel() -> Block:
    return inputs.field(
        form_ids.CHANNEL_ID,
        "Channel",
        inputs.channel(),
        optional=False,
        hint="Where its posts go. Invite me to it first: /invite @Firsthand",
    )
