"""What the life of a rotation and its channel brings: shared, archived, left."""

from typing import Final

from bot.core.example_values import GRACE, PAIRING, ROTATION, ROTATION_ID, ROUNDS, TICKET
from bot.core.messages import (
    Hello,
    MemberNotice,
    Message,
    Offer,
    OwnerNotice,
    OwnershipNotice,
    RotationCard,
    Welcome,
)

_CARD: Final = RotationCard(
    rotation_id=ROTATION_ID,
    name=ROTATION,
    kinds=("ticket", "call"),
    rhythm="Mondays and Thursdays at 10:00 (Europe/Berlin)",
    seats=2,
    next_round=ROUNDS[0].at,
)

LIFE: Final[dict[str, Message]] = {
    "welcome": Welcome(),
    "welcome after setting up": Welcome(rotation=ROTATION),
    "hello in a channel": Hello(channel_id="C0SUPPORT"),
    "hello where a rotation lives": Hello(channel_id="C0SUPPORT", rotation=ROTATION),
    "rotation card that outsiders read": _CARD.model_copy(update={"nameless": 7}),
    "rotation card of nobody that outsiders read": _CARD.model_copy(update={"nameless": 0}),
    "rotation card archived": _CARD.model_copy(update={"archived": True, "user_ids": (GRACE,)}),
    "offer withdrawn": Offer(
        pairing_id=PAIRING, rotation=ROTATION, card=TICKET, state="cancelled", withdrawn=True
    ),
    "channel shared": OwnerNotice(rotation=ROTATION, about="channel_shared"),
    **{
        f"owner {about}": OwnershipNotice.model_validate(
            {
                "about": about,
                "rotation_id": ROTATION_ID,
                "rotation": ROTATION,
                "by_user_id": GRACE,
            }
        )
        for about in ("added", "removed", "archived")
    },
    "left the channel": MemberNotice(
        about="left_channel", rotation_id=ROTATION_ID, rotation=ROTATION
    ),
    "lost the private channel": MemberNotice(
        about="lost_channel", rotation_id=ROTATION_ID, rotation=ROTATION
    ),
}
