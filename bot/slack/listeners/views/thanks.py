"""Save of the form of one's thank-yous."""

from bot.core.thanks_form import MANAGER, TELL_HOST, TELL_MANAGER, WISHES
from bot.slack.door import Door
from bot.slack.form_values import one_value, several_values
from bot.slack.payloads import Submitted
from bot.slack.submitting import Kept, Saved
from bot.usecases.name_manager import save_thanks


async def save_thanks_form(door: Door, submitted: Submitted) -> Saved | Kept:
    """Keep it; a manager is asked before they hear of anything."""
    wishes = several_values(submitted.values, WISHES)
    manager = one_value(submitted.values, MANAGER) if TELL_MANAGER in wishes else ""
    if TELL_MANAGER in wishes and not manager:
        return Kept(problems={MANAGER: "Please choose your manager."})
    problems = await door.run(
        save_thanks,
        by=await door.people.person(submitted.user_id),
        manager=await door.people.person(manager) if manager else None,
        tell_host=TELL_HOST in wishes,
        at=door.now(),
    )
    return Kept(problems=problems.problems) if problems else Saved()
