"""An owner's edit of a roster: Continue shows what it changes, Apply changes it."""

from bot.core.replies import Refusal
from bot.core.roster_view import EditWish, MemberView
from bot.core.rotation_form import FormProblems
from bot.slack.door import Door
from bot.slack.form_values import member_settings
from bot.slack.payloads import Json, Submitted, words
from bot.slack.submitting import Going, Kept, Saved
from bot.usecases.edit_roster import edit_roster
from bot.usecases.owning import owned
from bot.usecases.show_roster import show_effect
from bot.views import form_ids
from bot.views.forms import effect_form
from bot.views.roster import EFFECT_TITLE


async def show_what_it_changes(door: Door, submitted: Submitted) -> Going | Kept:
    """Work the effect out while the modal waits; nothing is changed."""
    typed = member_settings(submitted.values)
    if isinstance(typed, FormProblems):
        return Kept(problems=typed.problems)
    view = MemberView.model_validate_json(words(submitted.metadata, form_ids.WISH))
    may = await door.look(owned, view.rotation_id, submitted.user_id)
    if isinstance(may, Refusal):  # what was typed stays on the screen
        return Kept(problems={"": may.sentence})
    wish = EditWish(
        rotation_id=view.rotation_id,
        user_id=view.user_id,
        shown=view.form,
        typed=typed,
        on_roster=view.on_roster,
    )
    return Going(title=EFFECT_TITLE, drawing=_effect(door, submitted.user_id, wish))


async def _effect(door: Door, user_id: str, wish: EditWish) -> Json | Refusal:
    person = await door.people.person(wish.user_id)
    found = await door.look(show_effect, user_id=user_id, wish=wish, person=person, at=door.now())
    return found if isinstance(found, Refusal) else effect_form(found)


async def apply(door: Door, submitted: Submitted) -> Saved | Going:
    """Change the roster as was shown."""
    wish = EditWish.model_validate_json(words(submitted.metadata, form_ids.WISH))
    person = await door.people.person(wish.user_id)
    outcome = await door.run(
        edit_roster, user_id=submitted.user_id, wish=wish, person=person, at=door.now()
    )
    if isinstance(outcome, Refusal):
        return Going(title=EFFECT_TITLE, drawing=_said(outcome))
    return Saved(reply=outcome)


async def _said(refusal: Refusal) -> Refusal:
    return refusal
