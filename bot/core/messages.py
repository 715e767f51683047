"""Everything Firsthand says in Slack, as data.

A message is a frozen value with what it wants to say; ``bot.views`` draws it. It is stored as
JSON in the outbox (``MESSAGES``), so a field may be added with a default but never renamed.
Instants are aware UTC; texts are plain text, not yet escaped: views escape them.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

ContactKind = Literal["ticket", "call"]
PairingState = Literal[
    "offered", "accepted", "done", "declined", "expired", "handed_over", "cancelled", "no_show"
]
HandoverState = Literal["open", "taken", "declined", "expired", "withdrawn", "moot"]
"""Of a swap or a cover; ``moot``: its pairing ended, or was taken back, meanwhile."""

NudgeKind = Literal["update", "soon", "due", "overdue"]
"""What a nudge for a promise is about: the next update, or its being due."""
PromiseState = Literal["open", "told", "moved", "kept", "handed_over", "dropped"]
"""``told``: they heard that we are still on it; ``moved``: it has new dates."""


class Value(BaseModel):
    """A frozen value: messages and their parts are compared and stored, never changed."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Card(Value):
    """A contact as the person who meets it sees it (private: names are shown)."""

    kind: ContactKind
    subject: str
    excerpt: str = ""
    person: str = ""
    company: str = ""
    url: str = ""
    host: str = ""
    """Name of the support teammate who owns the contact, if known."""
    host_user_id: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class PromiseLine(Value):
    """One open or kept promise, short enough for a card."""

    promise_id: str
    text: str
    kind: str
    due_on: date | None = None
    update_on: date | None = None
    """When the customer is to hear from us next, even if nothing has changed."""
    kept: bool = False
    owner_user_id: str = ""
    alias: str = ""
    """The customer's public name; empty where the customer is known from the card."""
    asked_user_id: str = ""
    """A colleague who was asked to take it over and has not answered yet."""


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


class Question(Value):
    """The follow-up DM: the first question, one tap each; then what was answered."""

    type: Literal["question"] = "question"
    followup_id: str
    kind: ContactKind
    subject: str
    person: str = ""
    company: str = ""
    happened_at: datetime
    outcome: str = ""
    """The id of the first question's answer; empty while unanswered."""
    detailed: bool = False
    """The optional rest has been filled in too."""
    withdrawn: bool = False
    closed: bool = False
    """Not needed any more (the contact turned out cancelled, the member forgotten)."""
    overdue: bool = False
    """Closed because it stood open for 30 days."""
    asks: str = ""
    """The first question as the rotation's owners word it; empty: as it is built in."""
    answers: tuple[tuple[str, str], ...] = ()
    """Their buttons for it, pairs of answer id and label; empty: the built-in ones."""
    snoozed_until: datetime | None = None
    """They asked to be asked again then."""
    skipped: bool = False
    """They do not want to be reminded of it; it can be answered all the same."""
    moved_to: datetime | None = None
    """The new date of a call that was moved, once it is known."""
    handed_to: str = ""
    """User id of the colleague who has the ticket now, if one was named."""


class PromiseNudge(Value):
    """One promise in the day's reminders."""

    line: PromiseLine
    """With the customer's own name as its alias: only its owner reads it."""
    nudge: NudgeKind
    person: str = ""
    """The customer's name, for the words to copy."""
    state: PromiseState = "open"


class Reminders(Value):
    """The one DM of a day with everything somebody is reminded of; it follows what they do."""

    type: Literal["reminders"] = "reminders"
    key: str
    """What its buttons name it by."""
    questions: tuple[Question, ...] = ()
    promises: tuple[PromiseNudge, ...] = ()
    more: int = 0
    """How many more of either there are; they stand on Home."""
    pause: Literal["", "asked", "paused", "going_on"] = ""
    """Asked once after two questions without an answer: shall we pause?"""


class PromiseHandover(Value):
    """A promise that somebody asks a colleague to take over, for either of them."""

    type: Literal["promise_handover"] = "promise_handover"
    line: PromiseLine
    from_user_id: str
    to_user_id: str
    state: Literal["asked", "accepted", "declined", "over"] = "asked"
    """``over``: not needed any more."""
    for_giver: bool = False
    """It tells who gives it away how that stands; else it asks the colleague."""


class OwnerNotice(Value):
    """Told to a rotation's owners, once: something only they can mend."""

    type: Literal["owner_notice"] = "owner_notice"
    rotation: str
    about: Literal[
        "nobody_available",
        "three_declines",
        "source_failing",
        "call_missed",
        "no_helper",
        "channel_closed",
        "member_gone",
        "moment_parked",
    ]
    card: Card | None = None
    detail: str = ""
    stand_in: bool = False
    """Its reader owns nothing, but no owner is left and they have been in it longest."""


class CalendarNotice(Value):
    """Told to somebody, once: the calendar they connected cannot be read."""

    type: Literal["calendar_notice"] = "calendar_notice"
    problem: str
    """A sentence that says what is wrong."""
    never_read: bool = False
    """Not since it was connected: there is nothing it said before."""
    works_again: bool = False
    removed: bool = False


class MemberNotice(Value):
    """Told to a member, once: something was done about them, or nobody can be there with them."""

    type: Literal["member_notice"] = "member_notice"
    about: Literal["added", "removed", "no_helper"]
    rotation_id: str
    rotation: str
    by_user_id: str = ""
    """The owner who did it."""
    next_round: datetime | None = None
    card: Card | None = None


class Occurrence(Value):
    """One coming round with the people who would be picked now."""

    at: datetime
    user_ids: tuple[str, ...] = ()


class RotationCard(Value):
    """The channel post with the Join button; follows the roster."""

    type: Literal["rotation_card"] = "rotation_card"
    rotation_id: str
    name: str
    kinds: tuple[ContactKind, ...]
    rhythm: str
    """"Mondays and Thursdays at 10:00 (Europe/Berlin)"."""
    seats: int
    user_ids: tuple[str, ...] = ()
    next_round: datetime | None = None
    paused: bool = False


class Quote(Value):
    """A customer's own words."""

    text: str
    alias: str
    user_id: str


class Theme(Value):
    """What keeps coming up: mentions this week and the week before."""

    name: str
    mentions: int
    customers: int
    before: int = 0


class WeekFigure(Value):
    """One week of the digest's chart."""

    week: str
    contacts: int
    coverage: float
    """Share of the roster with a contact in the six weeks before, 0 to 1."""
    members: int = 0
    """Numerator of ``coverage``."""
    roster: int = 0
    """Its denominator."""


class Thanks(Value):
    """A thank-you from one colleague to another."""

    from_user_id: str
    to_user_id: str
    text: str


class Coverage(Value):
    """The digest's one line of numbers: always numerator and denominator."""

    developers: int
    roster: int
    call_minutes: int
    answered: int
    asked: int


class Digest(Value):
    """The weekly channel message."""

    type: Literal["digest"] = "digest"
    rotation_id: str
    rotation: str
    week: str
    """ISO week, "2026-W47"."""
    starts_on: date
    ends_on: date
    """The last day, included."""
    coverage: Coverage
    quotes: tuple[Quote, ...] = ()
    surprises: tuple[Quote, ...] = ()
    """Used in ways we had not considered."""
    learned: tuple[Quote, ...] = ()
    """Everything else that was learned."""
    themes: tuple[Theme, ...] = ()
    promises_due: tuple[PromiseLine, ...] = ()
    promises_overdue: tuple[PromiseLine, ...] = ()
    promises_kept: tuple[PromiseLine, ...] = ()
    promises_uncited: int = 0
    """Promises due, overdue or kept whose words stay within the team."""
    weeks: tuple[WeekFigure, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    puzzle: Quote | None = None
    next_rounds: tuple[Occurrence, ...] = ()
    late: bool = False


class SharedLearning(Value):
    """Something learned that somebody showed to the whole channel; it follows its answer."""

    type: Literal["shared_learning"] = "shared_learning"
    followup_id: str
    shared_by: str
    """A user id."""
    user_id: str = ""
    """Who learned it."""
    alias: str = ""
    at: datetime | None = None
    kinds: tuple[str, ...] = ()
    """Ids of kinds of learning."""
    quote: str = ""
    learning: str = ""
    themes: tuple[str, ...] = ()
    issue_url: str = ""
    gone: bool = False
    """Taken back, or not for everybody any more: only that is said."""


class HomeRotation(Value):
    """One rotation as its member (or a bystander) sees it on Home."""

    rotation_id: str
    name: str
    member: bool
    away_until: datetime | None = None
    away: bool = False
    next_round: datetime | None = None
    picked_next: bool = False
    owner: bool = False
    """The reader owns it: they may edit it."""
    paused: bool = False
    """No rounds are held until an owner resumes it."""
    away_reason: Literal["", "skip", "leave", "status", "holiday", "calendar"] = ""
    skipped_weekdays: tuple[int, ...] = ()
    """Local days that come back on which they are not picked; 0 is Monday."""


class HomeTime(Value):
    """What somebody's own time is like, in short."""

    hours: str
    """"Mon-Fri 09:00-17:00"."""
    zone: str
    focus: str = ""
    """Days kept free, such as "Wed, Fri"; empty for none."""
    calendar: Literal["none", "new", "read", "failing"] = "none"
    """``new``: connected, and not read yet; ``failing``: it cannot be read."""
    calendar_read_at: datetime | None = None
    """When it last could."""
    problem: str = ""
    """A sentence that says why it cannot be read."""


class Home(Value):
    """Somebody's Home tab."""

    type: Literal["home"] = "home"
    user_id: str
    rotations: tuple[HomeRotation, ...] = ()
    asked: tuple[TakeOver, ...] = ()
    """What colleagues ask them to take over."""
    turns: tuple[Offer, ...] = ()
    questions: tuple[Question, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    learned: tuple[Quote, ...] = ()
    my_time: HomeTime | None = None
    """None for whoever is in no rotation."""


class Removed(Value):
    """What stands in Slack where a message was about a customer who has been forgotten."""

    type: Literal["removed"] = "removed"


Message = Annotated[
    Offer
    | OfferReminder
    | CallReminder
    | TakeOver
    | CoverPost
    | HandoverNews
    | Question
    | Reminders
    | PromiseHandover
    | OwnerNotice
    | CalendarNotice
    | MemberNotice
    | RotationCard
    | SharedLearning
    | Digest
    | Home
    | Removed,
    Field(discriminator="type"),
]
MESSAGES: TypeAdapter[Message] = TypeAdapter(Message)
"""Reads and writes any message as JSON; unknown types raise ``pydantic.ValidationError``."""
