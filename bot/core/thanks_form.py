"""What somebody has said about thank-yous and hosting, for the form that changes it."""

from typing import Final

from bot.core.message_parts import Value
from bot.core.thanks_messages import ManagerState

MANAGER: Final = "manager"
WISHES: Final = "thanks_wishes"
TELL_MANAGER: Final = "tell_manager"
TELL_HOST: Final = "tell_host"


class ThanksForm(Value):
    """What counts now."""

    manager_user_id: str = ""
    state: ManagerState = "ended"
    tell_host: bool = True
    """They hear of who comes to the contacts they host."""

    @property
    def tell_manager(self) -> bool:
        """Whether they want their manager to hear of thank-yous."""
        return self.state in ("asked", "agreed")
