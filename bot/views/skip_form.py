"""The form that skips more than the next turn."""

from typing import Final

from bot.core.hours_text import DAY_NAMES
from bot.core.skip_form import DAYS, MOST_OFFERED, ROUNDS, UNTIL
from bot.views import action_ids, form_ids, inputs, texts
from bot.views.blocks import Block, context
from bot.views.modals import form

TITLE: Final = "Skip"


def skip_form(rotation_id: str) -> Block:
    """Rounds, a day, or weekdays: one of them."""
    rounds = [(str(n), texts.count(n, "round")) for n in range(1, MOST_OFFERED + 1)]
    weekdays = [(str(number), name) for number, name in enumerate(DAY_NAMES)]
    blocks = [
        inputs.field(ROUNDS, "Rounds", inputs.menu(rounds, None, "How many rounds"), optional=True),
        inputs.field(UNTIL, "Or until: back on", inputs.day(None), optional=True),
        inputs.field(DAYS, "Or every", inputs.checkboxes(weekdays, ()), optional=True),
        context("What you have accepted stays yours. Skipping costs nothing."),
    ]
    about = {form_ids.ROTATION_ID: rotation_id}
    return form(TITLE, action_ids.SKIP_FORM, about, blocks, submit="Skip")
