"""The form of what one wants to be told, and whom: thank-yous, and who comes to one's contacts."""

from typing import Final

from bot.core.thanks_form import MANAGER, TELL_HOST, TELL_MANAGER, WISHES, ThanksForm
from bot.views import action_ids, inputs, texts
from bot.views.blocks import Block, context
from bot.views.modals import form

TITLE: Final = "Thank-yous"
_CHOICES: Final = (
    (TELL_MANAGER, "My manager hears when somebody thanks me"),
    (TELL_HOST, "I hear who comes to the contacts I host"),
)


def thanks_form(now: ThanksForm) -> Block:
    """Two wishes, and who the manager is."""
    wishes = [
        name
        for name, wanted in ((TELL_MANAGER, now.tell_manager), (TELL_HOST, now.tell_host))
        if wanted
    ]
    blocks = [
        inputs.field(WISHES, "What suits you", inputs.checkboxes(_CHOICES, wishes), optional=True),
        inputs.field(
            MANAGER,
            "My manager",
            inputs.person(now.manager_user_id),
            optional=True,
            hint="I ask them first, and either of you can end it at any time.",
        ),
        context(_state(now)),
    ]
    return form(TITLE, action_ids.THANKS_FORM, {}, blocks)


def _state(now: ThanksForm) -> str:
    who = texts.mention(now.manager_user_id) if now.manager_user_id else ""
    match now.state:
        case "asked":
            return f"{who} has not answered yet."
        case "agreed":
            return f"{who} has agreed."
        case "declined":
            return f"{who} would rather not hear of it."
        case "ended":
            return "Nobody but you hears of it now."
