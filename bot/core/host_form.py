"""What a host says when a contact does not suit, before it is saved."""

from typing import Final

from bot.core.message_parts import Card, Value

LONGEST_WHY: Final = 300
"""Characters of a reason."""


class UnsuitedForm(Value):
    """What the form begins with."""

    contact_id: str
    card: Card
    user_id: str = ""
    """Who was to come, if somebody was."""
