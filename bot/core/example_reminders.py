"""A day's reminders, and a promise that is handed over, in each of their states."""

from typing import Final, get_args

from bot.core.example_values import ADA, DUE, FOLLOWUP, GRACE, NOW, TICKET
from bot.core.messages import (
    Message,
    NudgeKind,
    PromiseHandover,
    PromiseNudge,
    PromiseState,
    Question,
    Reminders,
)

_KEY: Final = f"reminders:{ADA}:2026-11-23"
_ASKED: Final = Question(
    followup_id=FOLLOWUP,
    kind="ticket",
    subject=TICKET.subject,
    person=TICKET.person,
    company=TICKET.company,
    happened_at=NOW,
)
_LINE: Final = DUE.model_copy(update={"alias": "Mina Okafor", "update_on": DUE.due_on})
_HANDOVER: Final = PromiseHandover(
    line=_LINE.model_copy(update={"asked_user_id": GRACE}), from_user_id=ADA, to_user_id=GRACE
)


def _nudge(kind: NudgeKind, state: PromiseState = "open") -> PromiseNudge:
    return PromiseNudge(line=_LINE, nudge=kind, person="Mina Okafor", state=state)


REMINDERS: Final[dict[str, Message]] = {
    "reminders": Reminders(
        key=_KEY,
        questions=(_ASKED, _ASKED.model_copy(update={"outcome": "solved"})),
        promises=tuple(_nudge(kind) for kind in get_args(NudgeKind)),
        more=3,
        pause="asked",
    ),
    "reminders of what is done by now": Reminders(
        key=_KEY,
        questions=(_ASKED.model_copy(update={"withdrawn": True}),),
        promises=tuple(_nudge("due", state) for state in get_args(PromiseState) if state != "open"),
        pause="paused",
    ),
    "reminder of an update to nobody by name": Reminders(
        key=_KEY,
        promises=(PromiseNudge(line=DUE, nudge="update"),),
        pause="going_on",
    ),
    **{
        f"handover {state}{whom}": _HANDOVER.model_copy(
            update={"state": state, "for_giver": bool(whom)}
        )
        for state in ("asked", "accepted", "declined", "over")
        for whom in ("", " as its giver sees it")
    },
}
"""Every one of them, by a name that says which."""
