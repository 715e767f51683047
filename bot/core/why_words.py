"""What decided a round, said to one member in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.candidate import Candidate, RuledOut
from bot.core.ledger import SCALE
from bot.core.localtime import local_day, zone_of
from bot.core.plan import Decider, Pick
from bot.core.reasons import AGAINST_YOU


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbers:
    """Where somebody stands in a round; virtual time in millionths of a contact."""

    virtual_pass: int
    """As their ledger says."""
    returned: int
    """What coming back from absence adds in this round."""
    in_hand: int
    effective: int
    """The sum of the three: the less, the sooner."""
    v: int
    """The middle of the pack."""
    weight: float
    ahead: int
    """How many of those the round could pick have a lesser effective pass."""
    of: int
    """How many the round could pick, this person included if they are one of them."""
    begun_last_28_days: int
    ceiling: int | None
    last_contact_at: datetime | None


def decision_lines(
    me: Candidate,
    picks: Sequence[Pick],
    ruled_out: Sequence[RuledOut],
    passed_over: Decider | None,
) -> tuple[str, ...]:
    """Whether they are picked, and what decided it; one sentence each."""
    if picks:
        return tuple(_picked(pick) for pick in picks)
    zone = me.calendar.zone
    # The same rule may keep somebody from many contacts: say it once.
    rules = tuple(dict.fromkeys(_ruled(one, zone) for one in ruled_out))
    if any(one.contact_id is None for one in ruled_out):
        return tuple(_ruled(one, zone) for one in ruled_out if one.contact_id is None)
    if passed_over is not None:
        return (f"You are not picked: {AGAINST_YOU[passed_over]}.", *rules)
    return rules or ("You are not picked: no contact waits for this round.",)


def number_lines(numbers: Numbers, zone: str, at: datetime) -> tuple[str, ...]:
    """The numbers that decided; one sentence each."""
    parts = [f"{contacts(numbers.virtual_pass)} in your ledger"]
    if numbers.returned:
        parts.append(f"{contacts(numbers.returned)} for coming back in the middle of the pack")
    if numbers.in_hand:
        parts.append(f"{contacts(numbers.in_hand)} in your hands")
    total = f" = {contacts(numbers.effective)}" if len(parts) > 1 else ""
    middle = contacts(numbers.v)
    said = [
        f"You count {' + '.join(parts)}{total}; the middle of the rotation is {middle}.",
        f"Of {numbers.of} who could be picked, {numbers.ahead} count less than you.",
        _last_contact(numbers.last_contact_at, zone, at),
    ]
    if numbers.weight != 1:
        said.append(f"Your share is {numbers.weight:g}, so each contact counts for more or less.")
    if numbers.ceiling is not None:
        said.append(
            f"You have begun {numbers.begun_last_28_days} of at most {numbers.ceiling} contacts "
            "in 28 days."
        )
    return tuple(said)


def contacts(amount: int) -> str:
    """An amount of virtual time as people read it, such as 2 or 2.67."""
    return f"{amount / SCALE:.2f}".rstrip("0").rstrip(".")


def _picked(pick: Pick) -> str:
    role = "as lead" if pick.role == "lead" else "as shadow"
    return f"You are picked {role}: {pick.reason}."


def _ruled(one: RuledOut, zone: str) -> str:
    which = "You are not picked" if one.contact_id is None else "One contact is not for you"
    until = f" until {_moment(one.until, zone)}" if one.until is not None else ""
    return f"{which}: {one.yours}{until}."


def _last_contact(last: datetime | None, zone: str, at: datetime) -> str:
    if last is None:
        return "You have had no contact yet."
    days = (local_day(at, zone) - local_day(last, zone)).days
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return f"Your last contact was {ago}."


def _moment(at: datetime, zone: str) -> str:
    local = at.astimezone(zone_of(zone))
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
