"""Save of the owners' form of questions."""

from bot.core.questions_form import FIRST, SLOTS, places, typed_questions
from bot.core.replies import Done, Refusal
from bot.slack.door import Door
from bot.slack.form_values import one_value
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.usecases.edit_questions import edit_questions_of
from bot.views import form_ids


async def save_questions(door: Door, submitted: Submitted) -> Saved | Kept:
    """Ask these from now on."""
    values, metadata = submitted.values, submitted.metadata
    known = words(metadata, form_ids.IDS).split(",")
    slots = tuple(
        (
            one_value(values, f"words_{number}"),
            one_value(values, f"kind_{number}"),
            one_value(values, f"choices_{number}"),
            known[number - 1] if number <= len(known) else "",
        )
        for number in range(1, SLOTS + 1)
    )
    prefix = f"{form_ids.LABEL}_"
    labels = {
        name.removeprefix(prefix): one_value(values, name)
        for name in submitted.inputs
        if name.startswith(prefix)
    }
    outcome = await door.run(
        edit_questions_of,
        rotation_id=words(metadata, form_ids.ROTATION_ID),
        kind=words(metadata, form_ids.KIND),
        version=words(metadata, form_ids.VERSION),
        questions=typed_questions(one_value(values, FIRST), labels, slots),
        user_id=submitted.user_id,
        at=door.now(),
    )
    if isinstance(outcome, Done):
        return Saved(reply=outcome)
    if isinstance(outcome, Refusal):
        return Kept(problems={FIRST: outcome.sentence})
    return Kept(problems=places(outcome, slots))
