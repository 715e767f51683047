"""Taking over somebody else's contact by a swap or a cover: the hard rules of picking hold."""

from datetime import datetime
from typing import Final

from bot.core.candidate import Candidate, Rule, Waiting
from bot.core.ruling import rule_out, rule_out_of
from bot.core.worktime import Period

_ABOUT: Final[dict[Rule, str]] = {
    "absent": "is away then",
    "ceiling": "has had enough contacts lately",
    "capacity": "takes no contacts at the moment",
    "newcomer": "is new and would be alone with it",
    "excluded": "cannot take this one",
    "host": "is its host",
    "clash": "is in another call then",
    "outside_hours": "does not work at that hour",
}
"""What a colleague may hear: that it does not suit, and no more than they need to ask another."""

_TO_THEM: Final[dict[Rule, str]] = {
    "absent": "you are away then; `/firsthand back` if you are not",
    "ceiling": "you have had your share of contacts for now",
    "capacity": "you take no contacts at the moment",
    "newcomer": "you are new, and nobody experienced would be there with you",
    "excluded": "you passed on this one before",
    "host": "you are its host",
    "clash": "you are in another call then",
    "outside_hours": "you do not work at that hour",
}


def keeps_from(
    candidate: Candidate, contact: Waiting, at: datetime, *, partner: Candidate | None = None
) -> Rule | None:
    """The hard rule that keeps somebody from taking a contact over, or None.

    Resting does not: whoever rests was only not to be asked first.

    Args:
        candidate: whoever would take it over.
        contact: with those whom it excludes.
        at: now.
        partner: whoever accompanies this contact now and would go on to.
    """
    ruled = rule_out(candidate, at) or rule_out_of(candidate, contact)
    if ruled is not None:
        return ruled.rule
    if candidate.step == "shadow":
        return "newcomer"
    led_alone = partner is None or partner.step != "alone"
    if candidate.step == "accompanied" and led_alone:
        return "newcomer"
    return None


def without_call(candidate_busy: tuple[Period, ...], call: Period | None) -> tuple[Period, ...]:
    """What keeps somebody busy besides a call they accompany, and would lead from now on."""
    return tuple(one for one in candidate_busy if one != call)


def about(rule: Rule) -> str:
    """The rule in words for the colleague who asks: "is away then"."""
    return _ABOUT.get(rule, "cannot take this one")


def to_them(rule: Rule) -> str:
    """The same, written to whoever would take it."""
    return _TO_THEM.get(rule, "this one does not suit you")
