"""What whoever was thanked reads, and their manager."""

from typing import Final, get_args

from bot.core.example_values import ADA, GRACE, LINUS
from bot.core.messages import ManagerRequest, ManagerState, Message, ThanksItem, ThanksNotice

_THANKS: Final = ThanksItem(
    from_user_id=GRACE, to_user_id=ADA, text="You found the log line in minutes.", kind="ticket"
)

THANKS: Final[dict[str, Message]] = {
    "thanked": ThanksNotice(user_id=ADA, items=(_THANKS,)),
    "thanked by two": ThanksNotice(
        user_id=ADA,
        items=(
            _THANKS,
            ThanksItem(from_user_id=LINUS, to_user_id=ADA, kind="call"),
        ),
    ),
    "manager of whoever was thanked": ThanksNotice(user_id=LINUS, items=(_THANKS,)),
    "thanks taken back": ThanksNotice(user_id=ADA),
    **{
        f"manager {state}": ManagerRequest(user_id=ADA, state=state)
        for state in get_args(ManagerState)
    },
}
