"""Picking, measured: how long one round takes, and how fair a year of them is beside others."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter

from bot.core.candidate import Candidate, Waiting
from bot.core.plan import Round
from bot.core.rotation import plan_round
from bot.core.ruling import rule_out, rule_out_of
from bot.core.scenario import Scenario
from bot.core.scenario_reading import read_scenario
from bot.core.simulated_contacts import chance
from bot.core.simulation import Held, Policy, simulate
from bot.core.simulation_summary import Summary, Tally
from bot.core.worktime import WorkCalendar
from tests.bench.policies import at_random, longest_since_last, round_robin

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
SIZES = ((20, 20), (200, 100), (1000, 300))
PEOPLE = 200
DAYS = 365
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney")
TAGS = ("billing", "api", "search")


def say(line: str = "") -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print one table for the time of a round and one for a year of daily rounds."""
    say("One round, median of 5 runs (people with four zones, tags and passes)")
    for people, contacts in SIZES:
        seconds = median(_time(people, contacts) for _ in range(5))
        say(f"  {people:>5} people x {contacts:>3} contacts  {seconds * 1000:8.1f} ms")
    say()
    say(f"A year of daily rounds for {PEOPLE} people, the same contacts for each way to pick:")
    say("largest deviation from what is owed by share, in contacts; longest gap in days, and the")
    say("same times the share, since half a share waits twice as long; seats left unfilled; rounds")
    say("in which somebody was given what a hard rule forbids them")
    say(f"  {'':<20} {'deviation':>9} {'gap':>5} {'by share':>9} {'unfilled':>9} {'broke':>6}")
    told = scenario()
    for name, policy in policies().items():
        summary, broken = year(told, policy)
        say(
            f"  {name:<20} {summary.largest_deviation:>9.2f} {summary.longest_gap_days:>5.0f} "
            f"{gap_by_share(told, summary):>9.0f} {summary.unfilled:>9} {broken:>6}"
        )


def policies() -> dict[str, Policy]:
    """Ours and those it is measured against, each as if it had never picked before."""
    return {
        "Firsthand": plan_round,
        "round robin": round_robin(),
        "longest since last": longest_since_last,
        "random": at_random,
    }


def gap_by_share(told: Scenario, summary: Summary) -> float:
    """The longest gap, each member's counted by their share."""
    both = zip(told.members, summary.members, strict=True)
    return max(one.weight * found.longest_gap_days for one, found in both)


def year(told: Scenario, policy: Policy) -> tuple[Summary, int]:
    """Play it; the summary, and how many rounds gave somebody what a hard rule forbids."""
    tally, broken = Tally([one.name for one in told.members]), 0
    for held in simulate(told, policy):
        tally.add(held)
        broken += _breaks_a_rule(held)
    return tally.summary(), broken


def scenario(people: int = PEOPLE, days: int = DAYS) -> Scenario:
    """Many zones, shares, leaves and sicknesses, joiners and leavers, calls and tickets."""
    return read_scenario(
        {
            "name": "A year",
            "start": "2025-01-01",
            "weeks": days // 7,
            "seed": 1,
            "cadence": {
                "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                "time": "10:00",
                "zone": "Europe/Berlin",
            },
            "settings": {"seats": 10, "ceiling": 4, "declines": 0.1},
            "arrivals": {"per_week": 63, "calls": 0.25, "customers": 150, "tags": list(TAGS)},
            "members": [_member(number) for number in range(people)],
        }
    )


def _member(number: int) -> dict[str, object]:
    def drawn(what: str, count: int) -> int:
        return int(chance(2, what, number) * count)

    first = date(2025, 1, 6)
    away = [
        {"since": since, "until": since + timedelta(days=3 + 4 * (drawn("length", 3) + part))}
        for part in range(3)
        for since in [first + timedelta(days=120 * part + drawn(f"leave {part}", 90))]
    ]
    late, early = drawn("joins", 10) == 0, drawn("leaves", 10) == 0
    return {
        "name": f"member {number:03}",
        "zone": ZONES[number % len(ZONES)],
        "weight": (1, 1, 1, 0.5)[drawn("weight", 4)],
        "tags": [TAGS[drawn("tag", len(TAGS))]],
        "absences": away,
        "joins": first + timedelta(days=drawn("day", 200)) if late else None,
        "leaves": first + timedelta(days=200 + drawn("last day", 150)) if early else None,
        "skips": ["fri"] if drawn("skips", 12) == 0 else [],
    }


def _breaks_a_rule(held: Held) -> bool:
    people = {one.member_id: one for one in held.candidates}
    desk = {one.contact_id: one for one in held.due}
    for pick in held.pairs:
        one = people[pick.member_id]
        ruled = rule_out(one, held.at) or rule_out_of(one, desk[pick.contact_id])
        if ruled is not None:
            return True
    return False


def _time(people: int, contacts: int) -> float:
    team, desk = _team(people), _desk(contacts)
    began = perf_counter()
    plan_round(team, desk, Round(at=AT, seats=contacts, v=0))
    return perf_counter() - began


def _team(count: int) -> Sequence[Candidate]:
    return [
        Candidate(
            member_id=str(number),
            user_id=f"U{number}",
            calendar=WorkCalendar(zone=ZONES[number % len(ZONES)]),
            virtual_pass=int(chance(3, "pass", number) * 4) * 1_000_000,
            tags=frozenset({TAGS[number % len(TAGS)]}),
            last_contact_at=AT - timedelta(days=1 + number % 40),
        )
        for number in range(count)
    ]


def _desk(count: int) -> Sequence[Waiting]:
    return [
        Waiting(
            contact_id=str(number),
            stable_id=str(number),
            kind="call" if number % 4 == 0 else "ticket",
            since=AT - timedelta(hours=number),
            starts_at=AT + timedelta(days=2, minutes=number) if number % 4 == 0 else None,
            ends_at=AT + timedelta(days=2, minutes=number + 30) if number % 4 == 0 else None,
            tags=frozenset({TAGS[number % len(TAGS)]}),
        )
        for number in range(count)
    ]


if __name__ == "__main__":
    main()
