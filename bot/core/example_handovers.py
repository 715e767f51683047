"""What swaps and covers bring, every message in each of its states."""

from datetime import timedelta
from typing import Final, get_args

from bot.core.example_values import ADA, CALL, GRACE, NOW, PAIRING, ROTATION, TICKET
from bot.core.messages import CoverPost, HandoverNews, HandoverState, Message, TakeOver

HANDOVER: Final = "h1"
_BY: Final = NOW + timedelta(hours=4)

SWAP: Final = TakeOver(
    handover_id=HANDOVER, from_user_id=ADA, rotation=ROTATION, card=TICKET, deadline=_BY
)
_COVER: Final = CoverPost(
    handover_id=HANDOVER,
    rotation=ROTATION,
    kind="call",
    alias="Customer 17",
    starts_at=CALL.starts_at,
    ends_at=CALL.ends_at,
    deadline=_BY,
)
_NEWS: Final = HandoverNews(pairing_id=PAIRING, card=CALL, state="taken", user_id=GRACE)

HANDOVERS: Final[dict[str, Message]] = {
    "swap of a ticket": SWAP,
    "swap of a call": SWAP.model_copy(update={"card": CALL}),
    **{
        f"swap {state}": SWAP.model_copy(update={"state": state})
        for state in get_args(HandoverState)
        if state != "open"
    },
    "cover of a call": _COVER,
    "cover of a ticket": CoverPost(
        handover_id=HANDOVER, rotation=ROTATION, kind="ticket", deadline=_BY
    ),
    "cover of a call without an end": _COVER.model_copy(update={"ends_at": None}),
    **{
        f"cover {state}": _COVER.model_copy(update={"state": state, "taken_by": GRACE})
        for state in get_args(HandoverState)
        if state != "open"
    },
    "news of a swap taken": _NEWS,
    "news of a swap that can be undone": _NEWS.model_copy(update={"handover_id": HANDOVER}),
    "news of a swap declined": _NEWS.model_copy(update={"state": "declined"}),
    "news of a swap without an answer": _NEWS.model_copy(update={"state": "expired"}),
    "news of a cover nobody took": _NEWS.model_copy(update={"state": "nobody", "user_id": ""}),
}
