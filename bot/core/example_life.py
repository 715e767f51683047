"""What the life of a rotation and its channel brings: shared, archived, left."""

from typing import Final

from bot.core.example_values import GRACE, ROTATION, ROTATION_ID, ROUNDS
from bot.core.messages import MemberNotice, Message, OwnerNotice, RotationCard

_CARD: Final = RotationCard(
    rotation_id=ROTATION_ID,
    name=ROTATION,
    kinds=("ticket", "call"),
    rhythm="Mondays and Thursdays at 10:00 (Europe/Berlin)",
    seats=2,
    next_round=ROUNDS[0].at,
)

LIFE: Final[dict[str, Message]] = {
    "rotation card that outsiders read": _CARD.model_copy(update={"nameless": 7}),
    "rotation card of nobody that outsiders read": _CARD.model_copy(update={"nameless": 0}),
    "rotation card archived": _CARD.model_copy(update={"archived": True, "user_ids": (GRACE,)}),
    "channel shared": OwnerNotice(rotation=ROTATION, about="channel_shared"),
    "left the channel": MemberNotice(
        about="left_channel", rotation_id=ROTATION_ID, rotation=ROTATION
    ),
    "lost the private channel": MemberNotice(
        about="lost_channel", rotation_id=ROTATION_ID, rotation=ROTATION
    ),
}
