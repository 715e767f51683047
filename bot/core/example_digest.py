"""A digest of an ordinary week, one that is too long, and one of a quiet week."""

from datetime import date
from typing import Final

from bot.core.digest_layout import spread
from bot.core.example_values import (
    ADA,
    DUE,
    GRACE,
    LINUS,
    ROTATION,
    ROTATION_ID,
    ROUNDS,
)
from bot.core.messages import (
    Coverage,
    Digest,
    PromiseLine,
    Quote,
    Thanks,
    Theme,
    WeekFigure,
)

_WEEKS: Final = tuple(
    WeekFigure(week=f"2026-W{week}", contacts=contacts, coverage=met / 9, members=met, roster=9)
    for week, contacts, met in zip(
        range(36, 48),
        (1, 0, 2, 3, 2, 4, 3, 5, 4, 6, 5, 6),
        (1, 1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6),
        strict=True,
    )
)
DIGEST: Final = Digest(
    rotation_id=ROTATION_ID,
    rotation=ROTATION,
    week="2026-W47",
    starts_on=date(2026, 11, 16),
    ends_on=date(2026, 11, 22),
    coverage=Coverage(
        developers=6, roster=9, call_minutes=135, answered=5, asked=6, calls_heard=3, calls=4
    ),
    quotes=(
        Quote(text="I just want last month's numbers.", alias="Customer 7", user_id=ADA),
        Quote(text="We print it.\nEvery Friday.", alias="Customer 12", user_id=GRACE),
    ),
    surprises=(Quote(text="They use labels as a to-do list", alias="Customer 3", user_id=LINUS),),
    learned=(Quote(text="Finance reads it on the train", alias="Customer 7", user_id=ADA),),
    themes=(
        Theme(name="exports", mentions=4, customers=3, before=2),
        Theme(name="sign-in", mentions=2, customers=2, before=2),
        Theme(name="mobile", mentions=1, customers=1),
    ),
    promises_due=(DUE.model_copy(update={"owner_user_id": "", "alias": "Customer 7"}),),
    promises_overdue=(
        PromiseLine(
            promise_id="pr2",
            text="Send the workaround",
            kind="workaround",
            due_on=date(2026, 11, 18),
            alias="Customer 5",
        ),
    ),
    promises_kept=(
        PromiseLine(
            promise_id="pr3",
            text="Say when the fix is out",
            kind="update",
            due_on=date(2026, 11, 17),
            kept=True,
            owner_user_id=LINUS,
            alias="Customer 12",
        ),
    ),
    promises_uncited=1,
    weeks=_WEEKS,
    thanks=(Thanks(from_user_id=ADA, to_user_id=GRACE, text="found the log line"),),
    puzzle=Quote(text="Empty only on the 31st", alias="Customer 9", user_id=GRACE),
    next_rounds=ROUNDS,
)
FULL_DIGEST, MORE_OF_DIGEST = spread(
    DIGEST.model_copy(
        update={
            "learned": tuple(
                Quote(text=f"They run report {number} by hand", alias="Customer 7", user_id=ADA)
                for number in range(1, 9)
            ),
            "thanks": DIGEST.thanks * 6,
        }
    )
)
QUIET_DIGEST: Final = Digest(
    rotation_id=ROTATION_ID,
    rotation=ROTATION,
    week="2026-W47",
    starts_on=date(2026, 11, 16),
    ends_on=date(2026, 11, 22),
    coverage=Coverage(developers=0, roster=1, call_minutes=0, answered=0, asked=0),
    late=True,
)
