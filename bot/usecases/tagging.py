"""The themes somebody gives an answer: chosen from what exists, or in their own words."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.plain import plain_line
from bot.core.questions import FollowupDetails
from bot.store import themes, visibility
from bot.store.followups import Followup
from bot.store.themes import Theme
from bot.store.transaction import Tx

MOST_THEMES = 10
CHOICES = 100
"""What a menu of Slack's can hold; a theme beyond that is found by typing its name."""


def themes_meant(
    tx: Tx, rotation_id: str, details: FollowupDetails, *, at: datetime
) -> tuple[Theme, ...]:
    """The themes of an answer, at most ten; those that are new are made.

    Several in somebody's own words stand between commas.
    """
    chosen = [one for one in themes.of_ids(tx, details.themes) if one.rotation_id == rotation_id]
    typed = [plain_line(name, themes.LONGEST) for name in details.theme.split(",")]
    room = max(MOST_THEMES - len(chosen), 0)
    made = [themes.named(tx, rotation_id, name, at=at) for name in typed if name][:room]
    return tuple({one.id: one for one in (*chosen, *made)}.values())[:MOST_THEMES]


def joined(tagged: Sequence[Theme]) -> str:
    """Their names as one text, as versions before themes of their own read it."""
    return ", ".join(one.name for one in tagged)[: themes.LONGEST]


def choices(tx: Tx, rotation_id: str, followup: Followup) -> tuple[tuple[str, str], ...]:
    """The themes to choose from, the most used first, as pairs of id and name."""
    who = visibility.reader(tx, followup.user_id)
    known = themes.known(tx, rotation_id, who, limit=CHOICES)
    return tuple((one.id, one.name) for one in known)


def as_filled_in(
    tx: Tx, followup_id: str, offered: Sequence[tuple[str, str]], written: str
) -> dict[str, object]:
    """What the form shows as chosen and as typed, for an answer that has themes already."""
    tagged = themes.of_answers(tx, [followup_id]).get(followup_id)
    if tagged is None:  # none, or an older replica's one
        return {"themes": (), "theme": written}
    ids = {theme_id for theme_id, _ in offered}
    return {
        "themes": tuple(one.id for one in tagged if one.id in ids),
        "theme": ", ".join(one.name for one in tagged if one.id not in ids),
    }
