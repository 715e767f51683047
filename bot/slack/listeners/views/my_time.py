"""Save of the form of one's own time."""

from bot.core.form_problems import FormProblems
from bot.slack.door import Door
from bot.slack.form_values import my_time_form
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.usecases.my_time import save_my_time
from bot.views import form_ids


async def save_own_time(door: Door, submitted: Submitted) -> Saved | Kept:
    """Keep what was filled in; Home shows it."""
    form = my_time_form(submitted.values)
    if isinstance(form, FormProblems):
        return Kept(problems=form.problems)
    problems = await door.run(
        save_my_time,
        user_id=submitted.user_id,
        form=form,
        version=words(submitted.metadata, form_ids.VERSION),
        secrets=door.secrets,
        at=door.now(),
    )
    return Kept(problems=problems.problems) if problems else Saved()
