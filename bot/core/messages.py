"""Everything Firsthand says in Slack, as data.

A message is a frozen value with what it wants to say; ``bot.views`` draws it. It is stored as
JSON in the outbox (``MESSAGES``), so a field may be added with a default but never renamed.
Instants are aware UTC; texts are plain text, not yet escaped: views escape them.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.core.calendar_messages import CalendarFile, CallEntry, PromiseEntry
from bot.core.channel_messages import Occurrence, RotationCard, SharedLearning
from bot.core.digest_messages import (
    Coverage,
    Digest,
    DigestLists,
    DigestMore,
    Left,
    Quote,
    Thanks,
    Theme,
    WeekFigure,
)
from bot.core.duty_messages import DutyCard, OnDuty
from bot.core.followup_messages import PromiseHandover, PromiseNudge, Question, Reminders
from bot.core.home_message import Home, HomeRotation, HomeSource, HomeTime
from bot.core.host_messages import HostAnswer, HostNotice, HostState
from bot.core.message_parts import (
    Card,
    ContactKind,
    HandoverState,
    NudgeKind,
    PairingState,
    PromiseLine,
    PromiseState,
    Value,
)
from bot.core.notice_messages import CalendarNotice, MemberNotice, OwnerNotice, OwnershipNotice
from bot.core.offer_messages import (
    CallReminder,
    CoverPost,
    HandoverNews,
    Offer,
    OfferReminder,
    StillOnIt,
    TakeOver,
)
from bot.core.thanks_messages import ManagerRequest, ManagerState, ThanksItem, ThanksNotice
from bot.core.welcome_messages import Hello, Welcome

__all__ = [
    "MESSAGES",
    "CalendarFile",
    "CalendarNotice",
    "CallEntry",
    "CallReminder",
    "Card",
    "ContactKind",
    "CoverPost",
    "Coverage",
    "Digest",
    "DigestLists",
    "DigestMore",
    "DutyCard",
    "HandoverNews",
    "HandoverState",
    "Hello",
    "Home",
    "HomeRotation",
    "HomeSource",
    "HomeTime",
    "HostAnswer",
    "HostNotice",
    "HostState",
    "Left",
    "ManagerRequest",
    "ManagerState",
    "MemberNotice",
    "Message",
    "NudgeKind",
    "Occurrence",
    "Offer",
    "OfferReminder",
    "OnDuty",
    "OwnerNotice",
    "OwnershipNotice",
    "PairingState",
    "PromiseEntry",
    "PromiseHandover",
    "PromiseLine",
    "PromiseNudge",
    "PromiseState",
    "Question",
    "Quote",
    "Reminders",
    "Removed",
    "RotationCard",
    "SharedLearning",
    "StillOnIt",
    "TakeOver",
    "Thanks",
    "ThanksItem",
    "ThanksNotice",
    "Theme",
    "Value",
    "WeekFigure",
    "Welcome",
]


class Removed(Value):
    """What stands in Slack where a message was about a customer who has been forgotten."""

    type: Literal["removed"] = "removed"


Message = Annotated[
    Offer
    | OfferReminder
    | CallReminder
    | StillOnIt
    | TakeOver
    | CoverPost
    | HandoverNews
    | Question
    | Reminders
    | PromiseHandover
    | OwnerNotice
    | HostNotice
    | ThanksNotice
    | ManagerRequest
    | OwnershipNotice
    | CalendarNotice
    | CalendarFile
    | MemberNotice
    | RotationCard
    | DutyCard
    | SharedLearning
    | Digest
    | DigestMore
    | Home
    | Welcome
    | Hello
    | Removed,
    Field(discriminator="type"),
]
MESSAGES: TypeAdapter[Message] = TypeAdapter(Message)
"""Reads and writes any message as JSON; unknown types raise ``pydantic.ValidationError``."""
