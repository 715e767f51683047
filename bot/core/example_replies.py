"""What an ordinary week's commands answer."""

from datetime import date
from typing import Final

from bot.core.example_digest import DIGEST
from bot.core.example_values import (
    ADA,
    DUE,
    FOLLOWUP,
    GRACE,
    NOW,
    PAIRING,
    ROTATION,
    ROTATION_ID,
    ROUNDS,
    TICKET,
)
from bot.core.replies import (
    Away,
    Back,
    ChooseRotation,
    DigestPreview,
    Done,
    Edited,
    Explained,
    Found,
    FoundLearning,
    Help,
    InHand,
    Joined,
    LedgerLine,
    Left,
    MyPromises,
    NextRounds,
    Paused,
    Refusal,
    Reply,
    Resumed,
    RosterEdited,
    SetUp,
    WhichDay,
)
from bot.core.rotation_words import Change

_AT: Final = ROUNDS[0].at

_LEARNED: Final = FoundLearning(
    followup_id=FOLLOWUP,
    alias="Customer 17",
    at=NOW,
    user_id=ADA,
    kinds=("used_new_way", "idea"),
    quote="I just want last month's numbers.",
    learning="They export to a spreadsheet only to sort by date",
    own=("Which screen? Export",),
    themes=("exports", "sorting"),
    url=TICKET.url,
    issue_url="https://issues.example.com/browse/WEB-17",
    may_share=True,
)
_MINE: Final = FoundLearning(
    followup_id="f2",
    alias="Customer 4",
    at=NOW,
    user_id=GRACE,
    learning="They never found the button",
    visibility="me",
)

REPLIES: Final[dict[str, Reply]] = {
    "promises": MyPromises(promises=(DUE, DUE.model_copy(update={"asked_user_id": GRACE}))),
    "no promises": MyPromises(),
    "refusal": Refusal(sentence="There is no rotation here yet. `/firsthand setup` starts one."),
    "done": Done(sentence="You are in. I'll ask you when it is your turn."),
    "asked for somebody away": Done(
        sentence="I ask Grace. Until they take it, it stays Ada's.", take_back=PAIRING
    ),
    "asked already": Refusal(
        sentence="I have asked Grace to take it already; press Take it back first if you want to"
        " ask somebody else.",
        take_back=PAIRING,
    ),
    "joined": Joined(rotation=ROTATION, next_round=_AT),
    "joined again": Joined(rotation=ROTATION, next_round=None, again=True),
    "left": Left(rotation=ROTATION),
    "left with one open": Left(rotation=ROTATION, open_pairings=1),
    "left with two open": Left(rotation=ROTATION, open_pairings=2),
    "away until a day": Away(rotation=ROTATION, until=_AT),
    "away for two rounds": Away(rotation=ROTATION, until=_AT, rounds=2),
    "away until they say": Away(rotation=ROTATION, until=None),
    "away on some days": Away(rotation=ROTATION, until=None, weekdays=(0, 4)),
    "a day in two ways": WhichDay(
        rotation_id=ROTATION_ID, typed="4/3", likely=date(2027, 4, 3), other=date(2027, 3, 4)
    ),
    "back": Back(rotation=ROTATION, next_round=_AT),
    "back though not away": Back(rotation=ROTATION, next_round=None, was_away=False),
    "paused": Paused(rotation=ROTATION),
    "paused with contacts open": Paused(rotation=ROTATION, open_pairings=2, again=True),
    "resumed": Resumed(rotation=ROTATION, next_round=_AT),
    "resumed without a round": Resumed(rotation=ROTATION, next_round=None, again=True),
    "digest to come": DigestPreview(digest=DIGEST, due=ROUNDS[0].at),
    "next with my turn": NextRounds(
        rotation=ROTATION, rounds=ROUNDS, mine=(_AT,), waiting_tickets=12, waiting_calls=1
    ),
    "next without my turn": NextRounds(rotation=ROTATION, rounds=ROUNDS),
    "next for a bystander": NextRounds(rotation=ROTATION, rounds=(), member=False, paused=True),
    "why I am not picked": Explained(
        rotation=ROTATION,
        next_round=_AT,
        lines=(
            "You are not picked: everybody picked has fewer contacts so far by the ledger.",
            "You count 3 in your ledger + 1 in your hands = 4; the middle of the rotation is 3.",
            "Of 8 who could be picked, 5 count less than you.",
            "Your last contact was 12 days ago.",
            "You have begun 2 of at most 4 contacts in 28 days.",
        ),
        in_hand=(InHand(subject=TICKET.subject, reason="you have not met this customer before"),),
        ledger=(
            LedgerLine(at=NOW, amount=1_000_000, why="a contact done"),
            LedgerLine(at=NOW, amount=-500_000, why="it moved; you keep it for the new date"),
        ),
        ledger_in_all=5,
    ),
    "why I would be picked": Explained(
        rotation=ROTATION,
        next_round=_AT,
        lines=(
            "You are picked as lead: fewest contacts so far by the ledger.",
            "You count 0 in your ledger; the middle of the rotation is 1.",
            "Of 8 who could be picked, 0 count less than you.",
            "You have had no contact yet.",
        ),
        none_waits=True,
    ),
    "help": Help(),
    "help with an unknown word": Help(unknown="jion", nearest="join"),
    "help with a strange word": Help(unknown="<!channel>"),
    "choose a rotation": ChooseRotation(
        command="skip", text="2", rotations=((ROTATION_ID, ROTATION), ("r2", "Search"))
    ),
    "set up": SetUp(rotation_id=ROTATION_ID, rotation=ROTATION, rounds=ROUNDS),
    "brought back": SetUp(
        rotation_id=ROTATION_ID, rotation=ROTATION, rounds=ROUNDS, roster=2, again=True
    ),
    "set up with a roster": SetUp(
        rotation_id=ROTATION_ID, rotation=ROTATION, rounds=ROUNDS, roster=3, has_source=True
    ),
    "edited": Edited(
        rotation_id=ROTATION_ID,
        rotation=ROTATION,
        changes=(
            Change(what="Developers a round", before="2", after="3"),
            Change(what="Days of rounds", before="Mondays and Thursdays", after="Tuesdays"),
        ),
        meanwhile=(Change(what="Time of rounds", before="10:00", after="09:30"),),
        rounds=ROUNDS,
    ),
    "put on a roster": RosterEdited(rotation=ROTATION, user_id=ADA, what="added"),
    "taken off a roster": RosterEdited(
        rotation=ROTATION, user_id=ADA, what="removed", open_pairings=1
    ),
    "a member changed": RosterEdited(
        rotation=ROTATION,
        user_id=ADA,
        what="changed",
        changes=(Change(what="Share of the turns", before="1", after="0.5"),),
    ),
    "a member as before": RosterEdited(rotation=ROTATION, user_id=ADA, what="changed"),
    "edited without a change": Edited(
        rotation_id=ROTATION_ID, rotation=ROTATION, changes=(), paused=True
    ),
    "found": Found(text='export "last month" -csv', items=(_LEARNED, _MINE), more=True),
    "found on the second page": Found(text="", page=1, items=(_LEARNED,)),
    "nothing found": Found(text="theme:billing"),
}
"""Every reply, by a name that says which."""
