"""Save of the edit form and of its second page."""

from bot.core.rotation_form import FormProblems
from bot.slack.door import Door
from bot.slack.form_values import rotation_edit
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.usecases.edit_rotation import edit_rotation
from bot.views import form_ids


async def save_edit(door: Door, submitted: Submitted) -> Saved | Kept:
    """Change the rotation; its owner is told what changed, with the rounds to come."""
    return await _save(door, submitted, form_ids.SETUP_FIELDS)


async def save_more(door: Door, submitted: Submitted) -> Saved | Kept:
    """The same for the second page; what was typed on the first is still there."""
    return await _save(door, submitted, form_ids.MORE_FIELDS, leaves_others=True)


async def _save(
    door: Door, submitted: Submitted, fields: tuple[str, ...], *, leaves_others: bool = False
) -> Saved | Kept:
    edit = rotation_edit(submitted.values, words(submitted.metadata, form_ids.SHOWN), fields)
    if isinstance(edit, FormProblems):
        return Kept(problems=edit.problems)
    outcome = await door.run(
        edit_rotation,
        rotation_id=words(submitted.metadata, form_ids.ROTATION_ID),
        user_id=submitted.user_id,
        edit=edit,
        at=door.now(),
    )
    if isinstance(outcome, FormProblems):
        return Kept(problems=outcome.problems)
    return Saved(reply=outcome, leaves_others=leaves_others)
