"""Save of the set-up form."""

from bot.core.rotation_form import FormProblems
from bot.slack.channels import channel_for
from bot.slack.door import Door
from bot.slack.form_values import chosen, rotation_form
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.usecases.set_up_rotation import set_up_rotation
from bot.views import form_ids


async def save_setup(door: Door, submitted: Submitted) -> Saved | Kept:
    """Make the rotation; its owner gets the preview where they asked for the form."""
    form = rotation_form(submitted.values)
    if isinstance(form, FormProblems):
        return Kept(problems=form.problems)
    asked_in = words(submitted.metadata, form_ids.CHANNEL_ID)
    channel_id = asked_in or chosen(submitted.values, form_ids.CHANNEL_ID)
    channel = await channel_for(door, channel_id)
    if isinstance(channel, str):
        return Kept(problems={"": channel})
    owner = await door.people.person(submitted.user_id)
    outcome = await door.run(
        set_up_rotation,
        form=form,
        channel_id=channel_id,
        owner=owner,
        at=door.now(),
        private=channel.private,
        shared=channel.shared,
    )
    if isinstance(outcome, FormProblems):
        return Kept(problems=outcome.problems)
    return Saved(reply=outcome, channel_id=asked_in)
