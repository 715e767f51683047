"""What owners choose about showing who is on duty."""

from collections.abc import Sequence
from typing import Final

from bot.core.rotation_form import RotationForm
from bot.core.rotation_words import LABELS
from bot.views import form_ids, inputs
from bot.views.blocks import Block
from bot.views.inputs import field

CARD: Final = (("yes", "Names who has a contact in hand, and changes silently"),)
MOST: Final = 97
"""Groups to choose from: a menu has room for 100 in all (SLACK.md A.3)."""

_NONE: Final = (form_ids.NO_GROUP, "No user group")
_NEW: Final = ("new", "Make a new group")


def duty_fields(now: RotationForm, groups: Sequence[tuple[str, str]] | None) -> tuple[Block, ...]:
    """A switch for the card and a menu of groups; None: the app may not know the groups."""
    known = tuple((one, label) for one, label in (groups or ()) if one != now.user_group)[:MOST]
    chosen = dict(groups or ()).get(now.user_group, f"The group {now.user_group}")
    current = {"": (), "new": ()}.get(now.user_group, ((now.user_group, chosen),))
    offers_new = groups is not None or now.user_group == "new"
    options = (_NONE, *((_NEW,) if offers_new else ()), *current, *known)
    hint = (
        "Who is on duty takes the place of whoever is in it now. Needs a paid plan of Slack."
        if groups is not None
        else "Slack does not let me see its user groups: firsthand manifest --with groups"
    )
    return (
        field(
            "duty_card",
            LABELS["duty_card"],
            inputs.checkboxes(CARD, ("yes",) if now.duty_card else ()),
            optional=True,
        ),
        field(
            "user_group",
            LABELS["user_group"],
            inputs.menu(options, now.user_group or form_ids.NO_GROUP, "Choose a group"),
            optional=False,
            hint=hint,
        ),
    )
