"""Save of the follow-up form."""

from bot.core.rotation_form import FormProblems
from bot.slack.door import Door
from bot.slack.form_values import followup_details
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.usecases.record_answer import record_details
from bot.views import form_ids


async def save_followup(door: Door, submitted: Submitted) -> Saved | Kept:
    """Store what was learned and promised; the question's message says so by itself."""
    details = followup_details(submitted.values)
    if isinstance(details, FormProblems):
        return Kept(problems=details.problems)
    problems = await door.run(
        record_details,
        followup_id=words(submitted.metadata, form_ids.FOLLOWUP_ID),
        user_id=submitted.user_id,
        details=details,
        at=door.now(),
        shown=words(submitted.metadata, form_ids.ANSWERED),
    )
    return Kept(problems=problems.problems) if problems else Saved()
