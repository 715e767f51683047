"""A Home tab with something in each of its parts."""

from typing import Final

from bot.core.example_handovers import SWAP
from bot.core.example_turns import CALL_OFFER, OFFER, QUESTION, SHADOW
from bot.core.example_values import (
    ADA,
    DUE,
    GRACE,
    NOW,
    ROTATION,
    ROTATION_ID,
    ROUNDS,
)
from bot.core.messages import (
    Home,
    HomeRotation,
    HomeSource,
    HomeTime,
    Quote,
)

HOME: Final = Home(
    user_id=ADA,
    rotations=(
        HomeRotation(
            rotation_id=ROTATION_ID,
            name=ROTATION,
            member=True,
            next_round=ROUNDS[0].at,
            picked_next=True,
            owner=True,
            sources=(
                HomeSource(name="help desk", state="read", read_at=NOW),
                HomeSource(
                    name="calendar", state="failing", read_at=NOW, problem="its file is gone"
                ),
            ),
        ),
        HomeRotation(rotation_id="r2", name="Search", member=False, next_round=ROUNDS[1].at),
        HomeRotation(
            rotation_id="r3",
            name="Mobile",
            member=True,
            owner=True,
            away=True,
            away_until=ROUNDS[1].at,
        ),
        HomeRotation(rotation_id="r4", name="Maps", member=True, away=True, away_reason="status"),
        HomeRotation(
            rotation_id="r5",
            name="Billing",
            member=True,
            away=True,
            away_until=ROUNDS[1].at,
            away_reason="holiday",
        ),
        HomeRotation(
            rotation_id="r6",
            name="Admin",
            member=True,
            next_round=ROUNDS[1].at,
            skipped_weekdays=(0, 4),
        ),
        HomeRotation(rotation_id="r7", name="Reports", member=True, owner=True, sources=()),
        HomeRotation(rotation_id="r8", name="Search ads", member=True, owner=True, paused=True),
    ),
    my_time=HomeTime(
        hours="Mon-Thu 09:00-12:30, 13:30-17:00",
        zone="Europe/Berlin",
        focus="Fri (every second week)",
        calendar="read",
        calendar_read_at=NOW,
    ),
    asked=(SWAP,),
    turns=(
        OFFER.model_copy(update={"asked_user_id": GRACE}),
        CALL_OFFER.model_copy(update={"state": "accepted"}),
        OFFER.model_copy(update={"deadline": None, "state": "offered"}),
        OFFER.model_copy(update={"state": "expired"}),
        SHADOW,
    ),
    questions=(QUESTION,),
    promises=(
        DUE.model_copy(update={"owner_user_id": "", "alias": "Northwind"}),
        DUE.model_copy(update={"promise_id": "pr9", "kept": True}),
    ),
    promises_in_all=7,
    rotations_in_all=12,
    learned=(Quote(text="They export only to sort by date", alias="Northwind", user_id=ADA),),
)
