"""Save of the forms that make a contact by hand: log one, or bring one from a message."""

from bot.core.bring_form import Origin
from bot.core.rotation_form import FormProblems
from bot.slack.door import Door
from bot.slack.form_values import bring_values, chosen, log_values
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.usecases.bring_contact import bring_contact
from bot.usecases.log_contact import log_contact
from bot.views import form_ids


async def save_log(door: Door, submitted: Submitted) -> Saved | Kept:
    """Log it; the question that follows is all there is to say."""
    form = log_values(submitted.values)
    if isinstance(form, FormProblems):
        return Kept(problems=form.problems)
    problems = await door.run(
        log_contact,
        log_id=words(submitted.metadata, form_ids.LOG_ID),
        rotation_id=_rotation(submitted),
        user_id=submitted.user_id,
        form=form,
        at=door.now(),
    )
    return Kept(problems=problems.problems) if problems else Saved()


async def save_brought(door: Door, submitted: Submitted) -> Saved | Kept:
    """Bring it; whoever did is told in that channel what happens next."""
    form = bring_values(submitted.values)
    if isinstance(form, FormProblems):
        return Kept(problems=form.problems)
    origin = Origin(
        channel_id=words(submitted.metadata, form_ids.CHANNEL_ID),
        ts=words(submitted.metadata, form_ids.MESSAGE_TS),
        url=words(submitted.metadata, form_ids.MESSAGE_URL),
    )
    outcome = await door.run(
        bring_contact,
        form=form,
        rotation_id=_rotation(submitted),
        origin=origin,
        by=await door.people.person(submitted.user_id),
        at=door.now(),
    )
    if isinstance(outcome, FormProblems):
        return Kept(problems=outcome.problems)
    return Saved(reply=outcome, channel_id=origin.channel_id)


def _rotation(submitted: Submitted) -> str:
    """The one of the menu, or the only one there was."""
    return chosen(submitted.values, "rotation") or words(submitted.metadata, form_ids.ROTATION_ID)
