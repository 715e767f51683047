"""What is said about a contact to whoever may take it or has it: see `messages`."""

from datetime import datetime
from typing import Literal

from bot.core.calendar_messages import CalendarMark
from bot.core.message_parts import (
    Card,
    ContactKind,
    HandoverState,
    PairingState,
    PromiseLine,
    Value,
)


class Offer(Value):
    """The DM that asks somebody to take a contact, for the pairing's whole life."""

    type: Literal["offer"] = "offer"
    pairing_id: str
    rotation: str
    card: Card
    state: PairingState = "offered"
    reason: str = ""
    """Why this person, in plain words."""
    deadline: datetime | None = None
    """Answer until then; afterwards the next person is asked."""
    learned: tuple[str, ...] = ()
    """What colleagues learned from this customer before, newest first, at most three."""
    promises: tuple[PromiseLine, ...] = ()
    role: Literal["lead", "shadow"] = "lead"
    partner_user_id: str = ""
    """The lead whom a shadow accompanies, or the shadow that a lead has; else empty."""
    planned_for: datetime | None = None
    """Set when the round was held late: when it should have been."""
    asked_user_id: str = ""
    """The colleague who was asked to take it over and has not answered yet."""
    asked_channel: bool = False
    """The channel was asked, and nobody has taken it yet."""
    taken_by: str = ""
    """The colleague who has taken it over."""
    unsuited: bool = False
    """It was called off because its host finds it not suitable."""
    unsuited_why: str = ""
    """Why, in the host's words."""
    in_calendar: CalendarMark = ""
    """How the calendar file they asked for stands to the call as it is now."""
    withdrawn: bool = False
    """Its rotation has been archived: nobody is asked any more."""


class OfferReminder(Value):
    """Asked for by "Later": one short nudge, same deadline."""

    type: Literal["offer_reminder"] = "offer_reminder"
    pairing_id: str
    subject: str
    person: str = ""
    deadline: datetime


class CallReminder(Value):
    """Ten minutes before a call."""

    type: Literal["call_reminder"] = "call_reminder"
    pairing_id: str
    card: Card
    early: bool = False
    """The day before, for those who want that too."""


class StillOnIt(Value):
    """Asked after five silent working days: about a ticket, or a call without a new date."""

    type: Literal["still_on_it"] = "still_on_it"
    pairing_id: str
    followup_id: str = ""
    """Of a call that was moved: where its new date is given."""
    card: Card
    state: Literal["asked", "still", "again", "over"] = "asked"
    """``still``: they are on it; ``again``: a later message asks; ``over``: nothing is left to."""
    answer_by: datetime
    """Without a word until then it is handed back."""


class TakeOver(Value):
    """The DM that asks one colleague to take a pairing over; once taken it is their offer."""

    type: Literal["take_over"] = "take_over"
    handover_id: str
    from_user_id: str
    rotation: str
    card: Card
    deadline: datetime
    state: HandoverState = "open"


class CoverPost(Value):
    """The channel post that offers a pairing to whoever is first; names no customer."""

    type: Literal["cover_post"] = "cover_post"
    handover_id: str
    rotation: str
    kind: ContactKind
    alias: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    deadline: datetime
    state: HandoverState = "open"
    taken_by: str = ""


class HandoverNews(Value):
    """Told to whoever wanted to hand a pairing on: what came of it."""

    type: Literal["handover_news"] = "handover_news"
    pairing_id: str
    """Theirs; still in their hands unless somebody took it, or nobody did in the channel."""
    card: Card
    state: Literal["taken", "declined", "expired", "nobody"]
    """``nobody``: the channel was asked in vain, and it goes to the next person."""
    user_id: str = ""
    """Who has taken it, or was asked."""
    handover_id: str = ""
    """Where it can still be undone by whoever handed it on."""
