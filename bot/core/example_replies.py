"""What an ordinary week's commands answer."""

from typing import Final

from bot.core.example_values import ROTATION, ROTATION_ID, ROUNDS
from bot.core.replies import (
    Away,
    Back,
    ChooseRotation,
    Done,
    Help,
    Joined,
    Left,
    NextRounds,
    Refusal,
    Reply,
    SetUp,
)

_AT: Final = ROUNDS[0].at

REPLIES: Final[dict[str, Reply]] = {
    "refusal": Refusal(sentence="There is no rotation here yet. `/firsthand setup` starts one."),
    "done": Done(sentence="You are in. I'll ask you when it is your turn."),
    "joined": Joined(rotation=ROTATION, next_round=_AT),
    "joined again": Joined(rotation=ROTATION, next_round=None, again=True),
    "left": Left(rotation=ROTATION),
    "left with one open": Left(rotation=ROTATION, open_pairings=1),
    "left with two open": Left(rotation=ROTATION, open_pairings=2),
    "away until a day": Away(rotation=ROTATION, until=_AT),
    "away for two rounds": Away(rotation=ROTATION, until=_AT, rounds=2),
    "away until they say": Away(rotation=ROTATION, until=None),
    "back": Back(rotation=ROTATION, next_round=_AT),
    "back though not away": Back(rotation=ROTATION, next_round=None, was_away=False),
    "next with my turn": NextRounds(
        rotation=ROTATION, rounds=ROUNDS, mine=(_AT,), waiting_tickets=12, waiting_calls=1
    ),
    "next without my turn": NextRounds(rotation=ROTATION, rounds=ROUNDS),
    "next for a bystander": NextRounds(rotation=ROTATION, rounds=(), member=False, paused=True),
    "help": Help(),
    "help with an unknown word": Help(unknown="jion", nearest="join"),
    "help with a strange word": Help(unknown="<!channel>"),
    "choose a rotation": ChooseRotation(
        command="skip", text="2", rotations=((ROTATION_ID, ROTATION), ("r2", "Search"))
    ),
    "set up": SetUp(rotation=ROTATION, rounds=ROUNDS),
    "set up with a roster": SetUp(rotation=ROTATION, rounds=ROUNDS, roster=3, has_source=True),
}
"""Every reply, by a name that says which."""
