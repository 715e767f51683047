"""Call it off, pressed in the form of a host."""

from bot.slack.door import Door
from bot.slack.form_values import one_value
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.usecases.say_unsuited import say_unsuited
from bot.views import form_ids


async def save_unsuited(door: Door, submitted: Submitted) -> Saved | Kept:
    """End it; the messages of all who are concerned say so."""
    refusal = await door.run(
        say_unsuited,
        contact_id=words(submitted.metadata, form_ids.SUBJECT_ID),
        user_id=submitted.user_id,
        why=one_value(submitted.values, form_ids.WHY),
        at=door.now(),
    )
    return Kept(problems={form_ids.WHY: refusal.sentence}) if refusal else Saved()
