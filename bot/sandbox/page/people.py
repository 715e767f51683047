"""Avatars drawn locally: initials on a colour that belongs to the id, as no picture is fetched."""

import hashlib
from typing import Final

from markupsafe import Markup

HUES: Final = 12
"""How many avatar colours the stylesheet knows (`hue-0` … `hue-11`)."""


def avatar(identity: str, name: str) -> Markup:
    """The small square that stands for somebody; screen readers get the name beside it."""
    square = Markup('<span class="avatar hue-{}" aria-hidden="true">{}</span>')
    return square.format(hue(identity), initials(name))


def initials(name: str) -> str:
    """One or two letters for an avatar: of the first and the last word. `?` when there is none."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in ends).upper()


def hue(identity: str) -> int:
    """The number of the avatar colour of a user id, the same in every process."""
    return hashlib.sha256(identity.encode()).digest()[0] % HUES
