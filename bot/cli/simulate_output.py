"""What a simulation prints."""

import json
from dataclasses import asdict

from bot.core.simulation import Held
from bot.core.simulation_summary import Summary


def round_line(held: Held) -> str:
    """One round as a line of JSON."""
    return json.dumps(
        {
            "at": held.at.isoformat(),
            "pairs": [
                {
                    "member": pick.member_id,
                    "contact": pick.contact_id,
                    "role": pick.role,
                    "reason": pick.reason,
                }
                for pick in held.pairs
            ],
            "waiting": held.waiting,
        },
        ensure_ascii=False,
    )


def summary_line(summary: Summary) -> str:
    """The summary as a line of JSON."""
    return json.dumps({"summary": asdict(summary)}, ensure_ascii=False)


def table(name: str, summary: Summary) -> str:
    """The summary for people."""
    width = max([len(one.member) for one in summary.members] + [len("member")])
    counts = f"{summary.rounds} rounds, {summary.contacts} contacts"
    left = f"{summary.waiting} waiting at the end, {summary.unfilled} seats unfilled"
    lines = [
        f"{name}: {counts}, {left}",
        "",
        f"{'member':<{width}}  contacts    owed  deviation  longest gap",
    ]
    lines += [
        f"{one.member:<{width}}  {one.contacts:>8}  {one.owed:>6.1f}  {one.deviation:>+9.1f}  "
        f"{one.longest_gap_days:>6.1f} days"
        for one in summary.members
    ]
    largest = f"largest deviation {summary.largest_deviation:.1f} contacts"
    lines += ["", f"{largest}, longest gap {summary.longest_gap_days:.1f} days"]
    return "\n".join(lines)
