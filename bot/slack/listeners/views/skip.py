"""Skip pressed in the form that skips more than the next turn."""

from bot.core.form_problems import FormProblems
from bot.core.replies import Refusal
from bot.core.skip_form import DAYS, ROUNDS, UNTIL, skip_words
from bot.slack.door import Door
from bot.slack.form_values import chosen, chosen_day, chosen_several
from bot.slack.payloads import Submitted, words
from bot.slack.roster import carry_out
from bot.slack.submitting import Kept, Saved
from bot.usecases.choosing import Where
from bot.views import form_ids


async def save_skip(door: Door, submitted: Submitted) -> Saved | Kept:
    """Skip as the command would; Home shows what came of it."""
    values = submitted.values
    typed = skip_words(
        chosen(values, ROUNDS), chosen_day(values, UNTIL), chosen_several(values, DAYS)
    )
    if isinstance(typed, FormProblems):
        return Kept(problems=typed.problems)
    rotation_id = words(submitted.metadata, form_ids.ROTATION_ID)
    where = Where(channel_id="", text=typed, rotation_id=rotation_id)
    reply = await carry_out(door, "skip", submitted.user_id, where)
    if isinstance(reply, Refusal):
        place = UNTIL if chosen(values, UNTIL) else DAYS if "day" in typed else ROUNDS
        return Kept(problems={place: reply.sentence})
    return Saved()
