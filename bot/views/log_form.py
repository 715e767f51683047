"""The forms that make a contact by hand: log one that happened, bring one from a message."""

from collections.abc import Sequence
from typing import Final

from bot.core.bring_form import LONGEST_EXCERPT, BringStart
from bot.core.bring_form import LONGEST_SUBJECT as LONGEST_BROUGHT
from bot.core.log_form import LONGEST_MINUTES, LONGEST_NAME, LONGEST_SUBJECT, LogStart
from bot.views import action_ids, form_ids, inputs
from bot.views.blocks import Block, context, plain
from bot.views.modals import form

LOG_TITLE: Final = "Log a contact"
BRING_TITLE: Final = "Pair a developer"
_KINDS: Final = (("call", "A call"), ("ticket", "A ticket or message"))
_WHEN: Final = (("now", "Ask somebody now"), ("next", "Leave it to the next round"))


def log_form(start: LogStart) -> Block:
    """Who, what kind, how long, when; the rotation only where there are several."""
    blocks = [
        *_rotation(start.rotations),
        inputs.field(
            "who",
            "Whom did you talk to?",
            inputs.text("", LONGEST_NAME, "Mina of Northwind"),
            optional=False,
        ),
        inputs.field("kind", "What was it?", inputs.radio(_KINDS, "call"), optional=False),
        inputs.field(
            "minutes",
            "How many minutes?",
            inputs.number(None, 1, LONGEST_MINUTES),
            optional=True,
        ),
        inputs.field("on", "When?", inputs.day(start.today), optional=False),
        inputs.field("about", "What about?", inputs.text("", LONGEST_SUBJECT), optional=True),
        context(
            "It counts as a turn of yours, and puts you one turn ahead at most."
            " I ask how it went right after."
        ),
    ]
    metadata = {form_ids.LOG_ID: start.log_id, form_ids.ROTATION_ID: start.rotations[0][0]}
    return form(LOG_TITLE, action_ids.LOG_FORM, metadata, blocks)


def bring_form(start: BringStart) -> Block:
    """What it is about, for which rotation, and when; from a message, without people's numbers."""
    blocks = [
        inputs.field(
            "subject",
            "What is it about?",
            inputs.text(start.subject, LONGEST_BROUGHT),
            optional=False,
        ),
        inputs.field(
            "excerpt",
            "What they wrote",
            inputs.text(start.excerpt, LONGEST_EXCERPT),
            optional=True,
            hint="Whoever is asked reads this. Leave out what they need not know.",
        ),
        *_rotation(start.rotations),
        inputs.field("when", "When?", inputs.radio(_WHEN, "now"), optional=False),
    ]
    origin = start.origin
    metadata = {
        form_ids.CHANNEL_ID: origin.channel_id,
        form_ids.MESSAGE_TS: origin.ts,
        form_ids.MESSAGE_URL: origin.url,
        form_ids.ROTATION_ID: start.rotations[0][0],
    }
    drawn = form(BRING_TITLE, action_ids.BRING_FORM, metadata, blocks)
    return drawn | {"submit": plain("Pair")}


def _rotation(rotations: Sequence[tuple[str, str]]) -> list[Block]:
    if len(rotations) == 1:
        return []
    menu = inputs.menu(rotations, rotations[0][0], "Choose a rotation")
    return [inputs.field("rotation", "Rotation", menu, optional=False)]
