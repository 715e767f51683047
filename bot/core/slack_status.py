"""What a person's Slack status says about being away."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.core.absence import Absence

AWAY_EMOJI: Final = frozenset(
    {
        "palm_tree",  # Slack's own "Vacationing"
        "desert_island",
        "beach_with_umbrella",
        "face_with_thermometer",  # Slack's own "Out sick"
        "sneezing_face",
        "mask",
        "hospital",
        "baby",
    }
)
"""Without colons, as Slack names them."""

_AWAY = re.compile(
    r"(?:(?:i'?m |i am )?(?:on|off on|taking) )?"
    r"(?:vacation(?:ing)?|holidays?|pto|(?:annual |parental |maternity |paternity |sick )?leave|"
    r"(?:i'?m |i am )?(?:out |off |home )?sick|ooo|out of (?:the )?office)"
    r"(?:\W*$|\W+(?:until|till|til|through|today|tomorrow|this|for|from|back|since|in|\d).*)"
)
_STILL_WORKING = re.compile(r"\b(?:work(?:ing|ation)?|remote|wfh)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackStatus:
    """A status as Slack gives it with a person's profile."""

    emoji: str = ""
    """With or without colons."""
    text: str = ""
    expires_at: datetime | None = None
    """None: until they change it."""


def absence_of_status(status: SlackStatus, at: datetime) -> Absence | None:
    """The absence that a status stands for, from `at` on; None if it stands for none.

    It is respected at once, and ends when the status does. Vacation, leave, sickness and out of
    office count, by Slack's own emoji or in plain words at the beginning of the text; "planning
    the vacation" or an island from which somebody works do not.
    """
    if status.expires_at is not None and status.expires_at <= at:
        return None
    text = _plain(status.text)
    shown = status.emoji.strip(":") in AWAY_EMOJI and not _STILL_WORKING.search(text)
    if not (says_away(text) or shown):
        return None
    return Absence(since=at, until=status.expires_at, reason="status")


def says_away(text: str) -> bool:
    """Whether a line begins by saying that whoever wrote it is away.

    "Vacation", "out sick today" and "OOO until Monday" do; "planning the vacation" does not.
    """
    return _AWAY.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().replace("\u2019", "'")
