"""Save of the follow-up form."""

import structlog

from bot.core.rotation_form import FormProblems
from bot.gateways.sentences import SlackProblem
from bot.slack.door import Door
from bot.slack.form_values import followup_details
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.store import people
from bot.usecases.record_answer import record_details
from bot.views import form_ids

_log = structlog.get_logger(__name__)


async def save_followup(door: Door, submitted: Submitted) -> Saved | Kept:
    """Store what was learned and promised; the question's message says so by itself."""
    details = followup_details(submitted.values)
    if isinstance(details, FormProblems):
        return Kept(problems=details.problems)
    if details.thanks_to and not await door.look(people.find_person, details.thanks_to):
        await _meet(door, details.thanks_to)
    problems = await door.run(
        record_details,
        followup_id=words(submitted.metadata, form_ids.FOLLOWUP_ID),
        user_id=submitted.user_id,
        details=details,
        at=door.now(),
        shown=words(submitted.metadata, form_ids.ANSWERED),
    )
    return Kept(problems=problems.problems) if problems else Saved()


async def _meet(door: Door, user_id: str) -> None:
    """Get to know whoever is thanked, for guests and apps are not written to."""
    try:
        person = await door.people.person(user_id)
    except SlackProblem as problem:  # the answer is worth more than the thank-you's message
        _log.warning("nobody told of a thank-you", why=str(problem))
        return
    await door.run(people.save_person, person, at=door.now())
