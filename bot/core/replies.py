"""What a command answers to the one who typed it: values that ``bot.views`` draws.

A reply is never stored; it goes back on the response URL at once.
"""

from datetime import date, datetime
from typing import Literal

from bot.core.messages import Digest, Occurrence, PromiseLine, Value
from bot.core.rotation_words import Change


class Refusal(Value):
    """Something was not done; one sentence that says why and what to do."""

    sentence: str
    take_back: str = ""
    """The pairing about which somebody is asked, where its reader may take that back."""


class Done(Value):
    """Something was done; one or two sentences that say what happens next."""

    sentence: str
    take_back: str = ""
    """The pairing about which somebody is asked now, where no card of its reader says so."""


class Joined(Value):
    """Somebody is now in a rotation."""

    rotation: str
    next_round: datetime | None
    again: bool = False
    """They were in already: nothing changed."""


class Left(Value):
    """Somebody has left a rotation."""

    rotation: str
    open_pairings: int = 0
    """Accepted contacts that stay with them until done."""


class Away(Value):
    """Somebody will not be picked until then."""

    rotation: str
    until: datetime | None
    """None: until they say ``back``."""
    rounds: int = 0
    """How many rounds that leaves out, if it was asked for in rounds."""
    weekdays: tuple[int, ...] = ()
    """The days on which they are not picked, if it was asked for in weekdays; 0 is Monday."""


class WhichDay(Value):
    """What was typed may be one of two days; nothing is changed until one is chosen."""

    rotation_id: str
    typed: str
    likely: date
    other: date


class Back(Value):
    """Somebody can be picked again."""

    rotation: str
    next_round: datetime | None
    was_away: bool = True


class Paused(Value):
    """A rotation holds no rounds until an owner resumes it."""

    rotation: str
    open_pairings: int = 0
    """Contacts in somebody's hands; they stay there."""
    again: bool = False
    """It was paused already: nothing changed."""


class Resumed(Value):
    """A rotation holds rounds again."""

    rotation: str
    next_round: datetime | None
    again: bool = False
    """It was not paused: nothing changed."""


class NextRounds(Value):
    """The next rounds of a rotation, and the asker's own turns."""

    rotation: str
    rounds: tuple[Occurrence, ...]
    mine: tuple[datetime, ...] = ()
    waiting_tickets: int = 0
    waiting_calls: int = 0
    member: bool = True
    paused: bool = False


class InHand(Value):
    """A contact in somebody's hands, and why they were asked."""

    subject: str
    reason: str


class LedgerLine(Value):
    """One line of the asker's ledger."""

    at: datetime
    amount: int
    """Millionths of a contact, signed."""
    why: str


class Explained(Value):
    """Why the asker is or is not picked in the next round, and why they have what they have."""

    rotation: str
    next_round: datetime
    lines: tuple[str, ...]
    """What decides and its numbers; finished sentences."""
    none_waits: bool = False
    """No contact waits for it yet: this is how it would go."""
    in_hand: tuple[InHand, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    """The latest lines, the newest first."""
    ledger_in_all: int = 0
    """How many there are."""


class Help(Value):
    """What ``/firsthand`` can do; also the answer to an unknown word."""

    unknown: str = ""
    nearest: str = ""


class ChooseRotation(Value):
    """Several rotations fit: a menu that carries the command on."""

    command: Literal["join", "leave", "skip", "back", "next", "why", "pause", "resume", "digest"]
    text: str = ""
    """The rest of what was typed, for example ``2`` of ``skip 2``."""
    rotations: tuple[tuple[str, str], ...]
    """Pairs of rotation id and name."""


class FoundLearning(Value):
    """One thing learned, as a search shows it. Texts are not yet escaped."""

    followup_id: str
    alias: str
    """The customer's public name."""
    at: datetime
    user_id: str
    kinds: tuple[str, ...] = ()
    """Ids of kinds of learning."""
    quote: str = ""
    learning: str = ""
    own: tuple[str, ...] = ()
    """What a rotation's owners asked besides, each with its answer."""
    themes: tuple[str, ...] = ()
    visibility: Literal["channel", "team", "me"] = "channel"
    url: str = ""
    """Of the contact where it came from; empty for whoever is not in the rotation."""
    issue_url: str = ""
    may_share: bool = False


class Found(Value):
    """One page of what was learned."""

    text: str
    """What was looked for; empty: everything."""
    page: int = 0
    """Counted from 0."""
    items: tuple[FoundLearning, ...] = ()
    more: bool = False
    """There is another page."""


class SetUp(Value):
    """A rotation was saved; its preview for the owner."""

    rotation: str
    rounds: tuple[Occurrence, ...]
    roster: int = 0
    has_source: bool = False
    rotation_id: str = ""
    again: bool = False
    """It was archived, and is back."""


class Edited(Value):
    """An owner's edit of a rotation was saved."""

    rotation_id: str
    rotation: str
    changes: tuple[Change, ...]
    """What they changed; none: all was so already."""
    meanwhile: tuple[Change, ...] = ()
    """What somebody else had changed since they opened the form; it stands."""
    rounds: tuple[Occurrence, ...] = ()
    paused: bool = False
    """No round is to come as things stand."""


class RosterEdited(Value):
    """An owner's edit of a roster was applied."""

    rotation: str
    user_id: str
    what: Literal["added", "removed", "changed"]
    changes: tuple[Change, ...] = ()
    open_pairings: int = 0
    """Accepted contacts that stay with whoever was removed."""


class MyPromises(Value):
    """What the asker has promised and not kept yet, the next due first."""

    promises: tuple[PromiseLine, ...] = ()
    again: bool = False
    """It takes the place of the list in which something was pressed."""


class DigestPreview(Value):
    """The digest that will be posted next, for one reader only."""

    digest: Digest
    due: datetime
    """When it will be posted."""


Reply = (
    Refusal
    | DigestPreview
    | Done
    | Joined
    | Left
    | Away
    | WhichDay
    | Back
    | Paused
    | Resumed
    | NextRounds
    | Explained
    | Help
    | ChooseRotation
    | SetUp
    | Edited
    | Found
    | RosterEdited
    | MyPromises
)
