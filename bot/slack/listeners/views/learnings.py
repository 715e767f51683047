"""Search typed into its modal, and Save of an owner's themes."""

from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.core.theme_form import ThemeChoice
from bot.slack.door import Door
from bot.slack.form_values import theme_choice
from bot.slack.learned import learned, results_view
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved, Shown
from bot.usecases.edit_themes import edit_themes
from bot.views import form_ids


async def search_learnings(door: Door, submitted: Submitted) -> Kept | Shown:
    """Show what was found where it was asked for."""
    typed = words(submitted.values, form_ids.WORDS, form_ids.VALUE, "value")
    reply = await learned(door, submitted.user_id, typed, hurry=True)
    if isinstance(reply, Refusal):
        return Kept(problems={form_ids.WORDS: reply.sentence})
    return Shown(view=results_view(reply))


async def save_themes(door: Door, submitted: Submitted) -> Saved | Kept:
    """Rename a theme or merge it into another."""
    choice = theme_choice(submitted.values)
    if not isinstance(choice, ThemeChoice):
        return Kept(problems=choice.problems)
    outcome = await door.run(
        edit_themes,
        rotation_id=words(submitted.metadata, form_ids.ROTATION_ID),
        user_id=submitted.user_id,
        choice=choice,
        at=door.now(),
    )
    if isinstance(outcome, FormProblems):
        return Kept(problems=outcome.problems)
    return Saved(reply=outcome)
