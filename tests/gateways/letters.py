"""Letters and digests for the gateways' tests."""

from datetime import date

from bot.core.messages import Coverage, Digest, Message, WeekFigure
from bot.ports import Letter
from bot.store.ids import new_id
from tests.store.moments import TEAM, saying


def letter(
    conversation: str, message: Message | None = None, *, outbox_id: str | None = None
) -> Letter:
    return Letter(
        workspace_id=TEAM,
        outbox_id=outbox_id or new_id(),
        conversation=conversation,
        message=message or saying("hello"),
    )


def digest(contacts: int = 3) -> Digest:
    return Digest(
        rotation_id="r1",
        rotation="Payments",
        week="2026-W47",
        starts_on=date(2026, 11, 16),
        ends_on=date(2026, 11, 22),
        coverage=Coverage(developers=3, roster=8, call_minutes=50, answered=2, asked=3),
        weeks=tuple(
            WeekFigure(week=f"2026-W{week}", contacts=contacts, coverage=0.5) for week in (46, 47)
        ),
    )
