"""What is asked after a contact: versioned question sets, and what each first answer means.

A set is data: old answers keep the wording they were asked with, so a changed wording is a new
version, never an edit. The first prompt is answered by one button and is a complete answer; the
rest is one optional form of at most five questions.
"""

from datetime import date
from typing import Final, Literal

from pydantic import Field, field_validator

from bot.core.booking import Because
from bot.core.issue_link import issue_link
from bot.core.messages import ContactKind, PairingState, Value

PromptKind = Literal["buttons", "choices", "multi", "scale", "text", "person", "date", "number"]
LearningKind = Literal[
    "used_new_way", "asked_x_needed_y", "bug", "docs_unclear", "idea", "nothing_new"
]
PromiseKind = Literal["find_out", "update", "workaround", "fix"]
Feeling = Literal["good", "mixed", "bad"]
Visibility = Literal["channel", "team", "me"]


class Choice(Value):
    """One thing that can be picked; ``id`` is stored, ``label`` is read."""

    id: str
    label: str


class Prompt(Value):
    """One field of a question; ``field`` names the attribute of ``FollowupDetails`` it fills."""

    field: str
    kind: PromptKind
    words: str
    choices: tuple[Choice, ...] = ()
    placeholder: str = ""
    max_length: int = 0
    """Characters of a text; 0 for everything else."""


class QuestionGroup(Value):
    """One of the at most five questions: what is asked, and the fields that answer it."""

    words: str
    prompts: tuple[Prompt, ...]


class QuestionSet(Value):
    """A versioned set of questions for one kind of contact."""

    kind: ContactKind
    version: int
    first: Prompt
    """The question of the DM, one button a choice."""
    rest: tuple[QuestionGroup, ...]
    own: bool = False
    """The owners of a rotation wrote it; its versions are counted apart."""

    @property
    def key(self) -> str:
        """How a follow-up remembers what it was asked with: ``ticket:1``, or ``own:ticket:1``."""
        return f"{'own:' if self.own else ''}{self.kind}:{self.version}"


class Outcome(Value):
    """What an answer to the first question means for the pairing."""

    kind: ContactKind
    words: str
    """The answer, as it is read back."""
    happened: bool
    """A contact took place: the charge stays. Otherwise it is reversed."""
    pairing_state: PairingState
    """The state the pairing is in from now on."""
    keeps_person: bool = False
    """The contact gets a new date and stays with the same person."""
    rests: bool = False
    """The member rests as after a decline."""

    @property
    def because(self) -> Because | None:
        """Why it costs nothing after all; None if it took place."""
        if self.happened:
            return None
        if self.keeps_person:
            return "moved"
        if self.rests:
            return "member_absent"
        return "not_happened" if self.kind == "ticket" else "customer_absent"


OUTCOMES: Final[dict[str, Outcome]] = {
    "solved": Outcome(kind="ticket", words="Yes, solved", happened=True, pairing_state="done"),
    "not_yet": Outcome(
        kind="ticket",
        words="Not yet, I own the next step",
        happened=True,
        pairing_state="done",
    ),
    "handed": Outcome(
        kind="ticket", words="Handed to a colleague", happened=True, pairing_state="done"
    ),
    "not_happened": Outcome(
        kind="ticket", words="It didn't happen", happened=False, pairing_state="cancelled"
    ),
    "attended": Outcome(kind="call", words="Yes, I was there", happened=True, pairing_state="done"),
    "moved": Outcome(
        kind="call",
        words="It was moved",
        happened=False,
        pairing_state="accepted",
        keeps_person=True,
    ),
    "customer_absent": Outcome(
        kind="call",
        words="The customer didn't come",
        happened=False,
        pairing_state="cancelled",
    ),
    "could_not": Outcome(
        kind="call",
        words="I couldn't make it",
        happened=False,
        pairing_state="no_show",
        rests=True,
    ),
}
"""Every answer to a first question, by the id that buttons carry and the store keeps."""


class OwnAnswer(Value):
    """The answer to a question of the owners', in the words it was asked and is read with."""

    id: str
    words: str = ""
    answer: str = ""
    """As it is read: what was typed, or the labels of what was chosen."""
    values: tuple[str, ...] = ()
    """As it was given: ids of choices, a user id, a day."""


class FollowupDetails(Value):
    """One answer: the first question and whatever of the rest was filled in.

    Texts are as typed (the use case redacts them before storing); every field but ``outcome``
    may be left out.
    """

    outcome: str
    minutes: int | None = Field(default=None, ge=0, le=1440)
    """On the call; None for tickets or when unknown."""
    quote: str = Field(default="", max_length=3000)
    """In the customer's own words."""
    kinds: tuple[LearningKind, ...] = ()
    learning: str = Field(default="", max_length=3000)
    themes: tuple[str, ...] = Field(default=(), max_length=100)
    """Ids of themes chosen from those that exist."""
    theme: str = Field(default="", max_length=1000)
    """Themes in their own words, two or three each, several between commas."""
    issue_url: str = ""
    """Where work on it is tracked; https only."""
    promise_text: str = Field(default="", max_length=3000)
    promise_kind: PromiseKind = "find_out"
    promise_due: date | None = None
    promise_update: date | None = None
    """When the customer hears from us again, even if nothing has changed."""
    feeling: Feeling | None = None
    thanks_to: str = ""
    """A user id."""
    thanks: str = Field(default="", max_length=3000)
    visibility: Visibility = "channel"
    good_puzzle: bool = False
    own: tuple[OwnAnswer, ...] = ()
    """What the owners asked besides."""
    handed_to: str = ""
    """User id of the colleague who has the ticket now; asked apart from the form."""

    @field_validator("issue_url")
    @classmethod
    def _showable(cls, link: str) -> str:
        return issue_link(link)


class FollowupForm(Value):
    """What the optional form shows: whom it is about, and what was answered so far."""

    followup_id: str
    kind: ContactKind
    subject: str
    person: str = ""
    company: str = ""
    details: FollowupDetails
    question_set: str = ""
    """Key of the set it was asked with; empty means the newest of its kind."""
    questions: QuestionSet | None = None
    """The set itself, where it is the owners' own."""
    theme_choices: tuple[tuple[str, str], ...] = ()
    """Themes that exist, the most used first: pairs of id and name."""
    ask_puzzle: bool = False
    """Every fourth call also asks whether it was a good puzzle."""
    answered: str = ""
    """The state of the answer it shows: whether it has changed since is seen when it is saved."""


class PromiseForm(Value):
    """What the form for a promise's new dates, or for whom to hand it to, shows."""

    promise_id: str
    text: str
    customer: str = ""
    due_on: date | None = None
    update_on: date | None = None
