"""What a round looks at: the people who might be picked, and the contacts that wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.core.ladder import Step
from bot.core.ledger import Standing, check_weight
from bot.core.worktime import Period, WorkCalendar

Kind = Literal["ticket", "call"]

Rule = Literal[
    "absent",
    "ceiling",
    "capacity",
    "resting",
    "newcomer",
    "excluded",
    "host",
    "clash",
    "focus_day",
    "outside_hours",
]
"""The hard rules, in the order in which they are asked; the first that holds is named."""

MOST_CAPACITY = 50

CEILING_PERIOD = timedelta(days=28)
"""The ceiling counts what was begun in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An active member of the rotation, as a round sees them.

    Raises:
        ValueError: an impossible weight or capacity.
    """

    member_id: str
    user_id: str
    """Slack's; no two candidates of a round share one."""
    calendar: WorkCalendar
    """With their absences."""
    virtual_pass: int
    """Millionths of a contact, as the ledger says."""
    weight: float = 1
    in_hand: int = 0
    """Sum of the strides of their live pairings."""
    was_away: bool = False
    """Was in `Plan.away` of the last round: gets `returner_pass` when back."""
    rest_until: datetime | None = None
    ceiling: int | None = None
    """Most contacts begun in 28 days; None for no ceiling."""
    begun_last_28_days: int = 0
    """Over all the member's rotations."""
    begun_at: tuple[datetime, ...] = ()
    """When these were begun, as far as that is known; only a forecast asks, in which they age."""
    capacity: int = 1
    """Most contacts they take in one round; 0 for none at the moment."""
    busy: tuple[Period, ...] = ()
    """Calls already in their hands, over all rotations."""
    last_contact_at: datetime | None = None
    tags: frozenset[str] = frozenset()
    met_customers: frozenset[str] = frozenset()
    promised_customers: frozenset[str] = frozenset()
    """Customers this member has an open promise to."""
    recent_partners: frozenset[str] = frozenset()
    """User ids of hosts and partners paired with lately."""
    in_previous_round: bool = False
    """Was picked in the round before."""
    calls_outside_hours: bool = False
    """Allows calls outside their working hours, though not on focus days."""
    step: Step = "alone"
    """Where they stand on the shadow ladder; without meaning where a round has none."""
    shadowed_with: frozenset[str] = frozenset()
    """User ids of those they have shared a contact with as lead and shadow."""

    def __post_init__(self) -> None:
        """Refuse a weight that virtual time cannot be divided by, and impossible counts."""
        check_weight(self.weight)
        if not 0 <= self.capacity <= MOST_CAPACITY:
            sentence = f"capacity: choose from 0 to {MOST_CAPACITY} contacts a round."
            raise ValueError(sentence)

    @property
    def standing(self) -> Standing:
        """Where they stand in virtual time."""
        return Standing(virtual_pass=self.virtual_pass, in_hand=self.in_hand, weight=self.weight)


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A contact that waits for somebody.

    Raises:
        ValueError: a call without a start and a later end.
    """

    contact_id: str
    stable_id: str
    """The same wherever the data goes, such as source and external id: breaks ties."""
    kind: Kind
    since: datetime
    """Waiting from then on; oldest first."""
    cost: float = 1
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    customer_id: str | None = None
    host_user_id: str | None = None
    tags: frozenset[str] = frozenset()
    excluded_user_ids: frozenset[str] = frozenset()
    """Not these people, such as those who declined it."""

    def __post_init__(self) -> None:
        """Refuse a call nobody could attend."""
        if self.kind == "call" and (
            self.starts_at is None or self.ends_at is None or self.ends_at <= self.starts_at
        ):
            sentence = "starts_at: a call has a start, and an end after it."
            raise ValueError(sentence)

    @property
    def period(self) -> Period | None:
        """When it takes place, if it is a call."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return self.starts_at, self.ends_at


@dataclass(frozen=True, kw_only=True, slots=True)
class RuledOut:
    """A hard rule that kept a member from a contact, or from the whole round."""

    member_id: str
    contact_id: str | None
    """None: from every contact of the round."""
    rule: Rule
    reason: str
    """Plain words about them."""
    yours: str
    """The same, written to them."""
    until: datetime | None = None
    """When the rule ends, where that is known."""
