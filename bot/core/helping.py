"""Somebody else to be there with a newcomer who leads, once whoever was to be cannot come."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.assignment import draw
from bot.core.candidate import Candidate, Waiting
from bot.core.entrant import Entrant
from bot.core.plan import Pick, Round
from bot.core.ruling import is_resting, rule_out, rule_out_of
from bot.core.shadowing import Led, shadow


def helper_for(
    candidates: Sequence[Candidate], contact: Waiting, lead_user_id: str, round_: Round
) -> Pick | None:
    """The experienced member who is to be there now, by the rules of a round; None if nobody can.

    Whoever rests is asked only where nobody else can.

    Args:
        candidates: everybody on the roster.
        contact: what the newcomer leads.
        lead_user_id: the newcomer.
        round_: now, and the salt of the draw.
    """
    lead = next((one for one in candidates if one.user_id == lead_user_id), None)
    if lead is None:
        return None
    led = Led(contact=contact, number=0, lead=replace(lead, step="accompanied"))
    able = [
        Entrant(candidate=one, able=1, rests=False)
        for one in sorted(candidates, key=lambda one: draw(round_.salt, one.user_id, ""))
        if one.user_id != lead_user_id
        and rule_out(one, round_.at) is None
        and rule_out_of(one, contact) is None
    ]
    rested = [one for one in able if not is_resting(one.candidate, round_.at)]
    for people in (rested, able):
        found = shadow([led], people, round_.salt).pairs
        if found:
            return found[0]
    return None
