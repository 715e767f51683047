"""The card of who is on duty in each of its states."""

from datetime import timedelta
from typing import Final

from bot.core.example_values import ADA, GRACE, LINUS, NOW, ROTATION, ROTATION_ID
from bot.core.messages import DutyCard, Message, OnDuty, OwnerNotice

_CARD: Final = DutyCard(
    rotation_id=ROTATION_ID, rotation=ROTATION, next_round=NOW + timedelta(days=4)
)
DUTY: Final[dict[str, Message]] = {
    "nobody on duty": _CARD,
    "on duty": _CARD.model_copy(
        update={
            "people": (
                OnDuty(user_id=ADA, kind="ticket"),
                OnDuty(user_id=ADA, kind="call", starts_at=NOW + timedelta(days=1)),
                OnDuty(user_id=GRACE, kind="ticket", role="shadow"),
                OnDuty(user_id=LINUS, kind="call"),
            )
        }
    ),
    "on duty, posted first": _CARD.model_copy(update={"begun": False, "next_round": None}),
    "on duty where others read": _CARD.model_copy(update={"unnamed": 2}),
    "on duty no more": _CARD.model_copy(update={"over": True}),
    "user group not allowed": OwnerNotice(
        rotation=ROTATION, about="duty_group", detail="user groups need a paid plan of Slack."
    ),
    "card not pinned": OwnerNotice(
        rotation=ROTATION, about="duty_pin", detail="I am not in the channel. Invite me."
    ),
}
