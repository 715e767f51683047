"""Search in what was learned, from a command, a modal or a button."""

import html

from bot.core.replies import Found, Refusal, Reply
from bot.slack.door import Door
from bot.slack.payloads import Json
from bot.store import people
from bot.store.learning_words import anything_waiting
from bot.usecases.find_learnings import bring_up_to_date, find_learnings
from bot.views.forms import problem_form, results_form
from bot.views.learned_forms import SEARCH_TITLE


async def learned(
    door: Door, user_id: str, text: str, page: int = 0, *, hurry: bool = False
) -> Found | Refusal:
    """Find one page of what fits; Slack's own escaping is undone first.

    What waits to be indexed (after an upgrade it may be years) comes first; in a ``hurry``,
    before an acknowledgement, only a part of it.
    """
    while await door.look(anything_waiting):
        if not await door.run(bring_up_to_date) or hurry:
            break
    known = await door.look(people.find_person, user_id)
    person = known or await door.people.person(user_id)
    return await door.look(find_learnings, text=html.unescape(text), person=person, page=page)


def results_view(reply: Reply) -> Json:
    """Draw results, or why there are none, as a modal."""
    if isinstance(reply, Found):
        return results_form(reply)
    sentence = reply.sentence if isinstance(reply, Refusal) else "Please search again."
    return problem_form(SEARCH_TITLE, sentence)
