"""The form that hands a pairing on: to one colleague, or to whoever is first in the channel."""

from collections.abc import Sequence
from typing import Final

from bot.core.handing_on import Open, SwapForm
from bot.views import action_ids, card, form_ids, inputs
from bot.views.blocks import Block, context, plain
from bot.views.modals import form

TITLE: Final = "Hand it on"
_HOW: Final = (("colleague", "One colleague"), ("channel", "The channel: whoever is first"))


def swap_form(asked: SwapForm) -> Block:
    """Which one (asked only where there are several), whom to ask, and what happens then."""
    several = len(asked.open) > 1 or bool(asked.open[0].holder)
    blocks = [
        *([_which(asked.open)] if several else []),
        inputs.field("how", "Whom shall I ask?", inputs.radio(_HOW, asked.how), optional=False),
        inputs.field(
            "to",
            "Colleague",
            inputs.person(asked.to_user_id),
            optional=True,
            hint="Leave it empty if I ask the channel.",
        ),
        context(
            "It stays where it is until somebody takes it; then it counts for them."
            " Nobody in the channel? Then I ask the next person."
        ),
    ]
    only = "" if several else asked.open[0].pairing_id
    drawn = form(TITLE, action_ids.SWAP_FORM, {form_ids.PAIRING_ID: only}, blocks)
    return drawn | {"submit": plain("Ask")}


def _which(open_ones: Sequence[Open]) -> Block:
    choices = [(one.pairing_id, _named(one)) for one in open_ones]
    return inputs.field(
        "pairing", "Which one?", inputs.menu(choices, None, "Choose"), optional=False
    )


def _named(one: Open) -> str:
    about = card.plain_about(one.card)
    return f"{one.holder}: {about}" if one.holder else about
