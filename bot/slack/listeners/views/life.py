"""Save of the forms about a rotation's owners, its end and its coming back."""

import asyncio

from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.slack.channels import channel_for
from bot.slack.door import Door
from bot.slack.form_values import chosen, chosen_several
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved, Shown
from bot.usecases.archive_rotation import archive_rotation
from bot.usecases.bring_back_rotation import archived_and_owned, bring_back_rotation
from bot.usecases.edit_owners import edit_owners
from bot.views import form_ids
from bot.views.forms import problem_form
from bot.views.ownership import ARCHIVE_TITLE


async def save_owners(door: Door, submitted: Submitted) -> Saved | Kept:
    """Add and remove owners."""
    shown = set(filter(None, words(submitted.metadata, form_ids.SHOWN).split(",")))
    typed = set(chosen_several(submitted.values, form_ids.OWNERS))
    added = await asyncio.gather(*(door.people.person(one) for one in sorted(typed - shown)))
    outcome = await door.run(
        edit_owners,
        rotation_id=words(submitted.metadata, form_ids.ROTATION_ID),
        user_id=submitted.user_id,
        shown=shown,
        removed=shown - typed,
        added=added,
        at=door.now(),
    )
    if isinstance(outcome, FormProblems):
        return Kept(problems=outcome.problems)
    return Saved(reply=outcome)


async def save_archive(door: Door, submitted: Submitted) -> Saved | Shown:
    """Archive it; the form has nothing typed in it that could be lost."""
    outcome = await door.run(
        archive_rotation,
        rotation_id=words(submitted.metadata, form_ids.ROTATION_ID),
        user_id=submitted.user_id,
        at=door.now(),
    )
    if isinstance(outcome, Refusal):
        return Shown(view=problem_form(ARCHIVE_TITLE, outcome.sentence))
    return Saved(reply=outcome)


async def save_bring_back(door: Door, submitted: Submitted) -> Saved | Kept:
    """Bring it back; its owner gets the preview in the channel."""
    rotation_id = chosen(submitted.values, form_ids.ROTATION)
    found = await door.look(archived_and_owned, rotation_id, submitted.user_id)
    if isinstance(found, Refusal):
        return Kept(problems={form_ids.ROTATION: found.sentence})
    wanted = chosen(submitted.values, form_ids.CHANNEL_ID) or found.channel_id
    channel = await channel_for(door, wanted)
    if isinstance(channel, str):
        return Kept(problems={form_ids.CHANNEL_ID: channel})
    outcome = await door.run(
        bring_back_rotation,
        rotation_id=rotation_id,
        user_id=submitted.user_id,
        channel=channel,
        at=door.now(),
    )
    if isinstance(outcome, FormProblems):
        return Kept(problems=outcome.problems)
    return Saved(reply=outcome, channel_id=wanted)
