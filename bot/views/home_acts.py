"""Where on Home each command's counterpart is: what can be typed can be pressed."""

from collections.abc import Mapping
from typing import Final

from bot.views import action_ids as ids

HOME_ACTS: Final[Mapping[str, str]] = {
    "join": ids.ROTATION_JOIN,
    "leave": ids.ROTATION_LEAVE,
    "skip": f"{ids.ROTATION_MENU}|skip",
    "back": ids.ROTATION_BACK,
    "next": f"{ids.ROTATION_MENU}|next",
    "why": f"{ids.ROTATION_MENU}|why",
    "pause": ids.ROTATION_PAUSE,
    "resume": ids.ROTATION_RESUME,
    "digest": f"{ids.ROTATION_MENU}|digest",
    "swap": ids.OFFER_SWAP,
    "cover": ids.OFFER_SWAP,
    "log": ids.CONTACT_LOG,
    "learned": ids.LEARNED_SEARCH,
    "promises": ids.MY_PROMISES,
    "export": f"{ids.ROTATION_MENU}|export",
    "setup": ids.ROTATION_SETUP,
    "help": ids.ALL_COMMANDS,
}
"""Each command with the action id of its button, or of its menu and the choice in it."""
