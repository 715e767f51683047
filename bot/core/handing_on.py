"""What the form that hands a pairing on begins with."""

from typing import Literal

from bot.core.messages import Card, Value


class Open(Value):
    """A pairing that may be handed on."""

    pairing_id: str
    card: Card
    holder: str = ""
    """Whose it is, where it is not its reader's own."""


class SwapForm(Value):
    """Which pairings there are to hand on, and what was said already."""

    open: tuple[Open, ...]
    """One or more."""
    how: Literal["colleague", "channel"] = "colleague"
    to_user_id: str = ""
