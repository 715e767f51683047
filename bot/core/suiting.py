"""The soft score: how well a member suits a contact, by five yes/no rules."""

from typing import Literal

from bot.core.candidate import Candidate, Waiting

SoftRule = Literal["tags", "promise", "not_met", "partner", "not_previous"]

WEIGHTS: dict[SoftRule, int] = {
    "tags": 16,
    "promise": 8,
    "not_met": 4,
    "partner": 2,
    "not_previous": 1,
}
"""Each rule weighs more than all that follow it together."""

BEST_SCORE = sum(WEIGHTS.values())


def suits(candidate: Candidate, contact: Waiting) -> dict[SoftRule, bool]:
    """What each rule says of this member with this contact, the first weighing most."""
    customer = contact.customer_id
    return {
        "tags": not contact.tags or not contact.tags.isdisjoint(candidate.tags),
        "promise": customer in candidate.promised_customers,
        "not_met": customer is not None and customer not in candidate.met_customers,
        "partner": contact.host_user_id not in candidate.recent_partners,
        "not_previous": not candidate.in_previous_round,
    }


def soft_score(candidate: Candidate, contact: Waiting) -> int:
    """The score, from 0 to `BEST_SCORE`."""
    return sum(WEIGHTS[rule] for rule, holds in suits(candidate, contact).items() if holds)


def deciding_rule(candidate: Candidate, other: Candidate, contact: Waiting) -> SoftRule | None:
    """The first rule on which two members differ for a contact."""
    mine, theirs = suits(candidate, contact), suits(other, contact)
    return next((rule for rule in WEIGHTS if mine[rule] != theirs[rule]), None)
