"""Why this person: what set a picked member apart from those who could have been picked."""

from collections.abc import Sequence

from bot.core.assignment import draw
from bot.core.candidate import Candidate, Waiting
from bot.core.plan import Decider
from bot.core.suiting import deciding_rule, soft_score

WORDS: dict[Decider, str] = {
    "only_one": "nobody else is free to take it this round",
    "resting": "nobody else is free to take it, although you rest after the last one",
    "pass": "fewest contacts so far by the ledger",
    "tags": "you know what it is about",
    "promise": "you have an open promise to this customer",
    "not_met": "you have not met this customer before",
    "partner": "you have not worked with this host lately",
    "not_previous": "you had no contact in the round before",
    "no_contact": "you have not had a contact yet",
    "last_contact": "for you it is the longest since a contact",
    "draw": "you are level with others, and the draw decided",
    "learning": "you are new here, so you listen in while a colleague leads",
    "helping": "a newer colleague leads, and you are there to help",
}
"""Written to whoever is picked: the offer says “Why you: …”."""

AGAINST_YOU: dict[Decider, str] = {
    "pass": "everybody picked has fewer contacts so far by the ledger",
    "tags": "somebody level with you knows what it is about",
    "promise": "somebody level with you has an open promise to this customer",
    "not_met": "somebody level with you has not met this customer before",
    "partner": "somebody level with you has not worked with this host lately",
    "not_previous": "somebody level with you had no contact in the round before",
    "no_contact": "somebody level with you has not had a contact yet",
    "last_contact": "for somebody level with you it is longer since a contact",
    "draw": "somebody is level with you in everything, and the draw decided",
}
"""Written to somebody who could have taken the contact and was not picked."""

Rival = tuple[int, Candidate]
"""Somebody who could have taken the contact, is not resting and has none; with effective pass."""


def decide(
    picked: Candidate, effective: int, contact: Waiting, rivals: Sequence[Rival], salt: str
) -> Decider:
    """What set the picked member apart from the strongest of the rivals.

    Exchanging two people for one contact keeps an assignment possible, so in the best one nobody
    picked is behind a rival on the first criterion on which they differ.
    """
    if not rivals:
        return "only_one"
    level = [rival for their_pass, rival in rivals if their_pass <= effective]
    if not level:
        return "pass"

    def strength(one: Candidate) -> tuple[int, float, int]:
        last = one.last_contact_at
        since = float("-inf") if last is None else last.timestamp()
        return -soft_score(one, contact), since, draw(salt, one.user_id, contact.stable_id)

    strongest = min(level, key=strength)
    rule = deciding_rule(picked, strongest, contact)
    if rule is not None:
        return rule
    if picked.last_contact_at == strongest.last_contact_at:
        return "draw"
    return "no_contact" if picked.last_contact_at is None else "last_contact"
