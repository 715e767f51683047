from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.scenario import Scenario
from bot.core.simulated_contacts import arrivals_of, chance
from bot.core.simulation import Held, rounds_of, simulate
from bot.core.simulation_summary import Summary, Tally
from tests.core.scenarios import CADENCE, scenario


def played(told: Scenario) -> tuple[list[Held], Summary]:
    tally = Tally([one.name for one in told.members])
    rounds = list(simulate(told))
    for one in rounds:
        tally.add(one)
    return rounds, tally.summary()


def of(summary: Summary) -> dict[str, int]:
    return {one.member: one.contacts for one in summary.members}


def members(**by_name: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"name": name, **fields} for name, fields in by_name.items()]


def test_each_round_of_the_cadence_is_held_once() -> None:
    rounds, summary = played(scenario())
    assert [one.at for one in rounds] == rounds_of(scenario())
    assert (summary.rounds, rounds[0].at) == (16, datetime(2026, 1, 5, 9, tzinfo=UTC))


def test_everybody_gets_their_share() -> None:
    _, summary = played(scenario(weeks=26))
    assert summary.contacts > 90
    assert summary.largest_deviation <= 1
    halves = members(Ada={}, Bo={"weight": 0.5}, Cy={"weight": 0.5})
    _, weighted = played(scenario(weeks=26, members=halves, settings={"seats": 1}))
    assert of(weighted)["Ada"] == pytest.approx(of(weighted)["Bo"] * 2, abs=2)


def test_the_same_scenario_gives_the_same_and_another_seed_another() -> None:
    assert played(scenario(seed=3)) == played(scenario(seed=3))
    assert played(scenario(seed=3))[0] != played(scenario(seed=4))[0]


def test_joiners_and_leavers_are_on_the_roster_only_between_their_days() -> None:
    roster = members(Ada={}, Bo={"joins": "2026-01-20"}, Cy={"leaves": "2026-01-20"})
    rounds, _ = played(scenario(members=roster))
    for held in rounds:
        names = {pick.member_id for pick in held.pairs}
        assert ("Cy" if held.at >= datetime(2026, 1, 20, tzinfo=UTC) else "Bo") not in names


def test_nobody_absent_is_on() -> None:
    away = [{"since": "2026-01-12", "until": "2026-02-02", "reason": "status"}]
    rounds, _ = played(scenario(members=members(Ada={"absences": away}, Bo={"skips": ["thu"]})))
    for held in rounds:
        names = {pick.member_id for pick in held.pairs}
        if datetime(2026, 1, 12, tzinfo=UTC) <= held.at < datetime(2026, 2, 1, tzinfo=UTC):
            assert "Ada" not in names
        assert held.at.weekday() == 0 or "Bo" not in names


def test_a_roster_of_nobody_leaves_all_waiting() -> None:
    rounds, summary = played(scenario(members=[]))
    assert summary.contacts == 0
    assert summary.waiting == len(rounds[-1].waiting) > 20
    assert summary.unfilled > 0
    assert (summary.largest_deviation, summary.longest_gap_days) == (0, 0)


def test_given_contacts_are_taken_when_they_have_come() -> None:
    given_ = [
        {"name": "t", "arrives": "2026-01-06T09:00", "customer": "acme"},
        {
            "name": "c",
            "kind": "call",
            "arrives": "2026-01-05T08:00:00+00:00",
            "starts": "2026-01-14T14:00",
        },
        {"name": "h", "arrives": "2026-01-06T09:00", "host": "Ada"},
    ]
    told = scenario(arrivals=None, contacts=given_, members=members(Ada={}, Bo={}))
    rounds, summary = played(told)
    taken = {
        pick.contact_id: (held.at.day, pick.member_id) for held in rounds for pick in held.pairs
    }
    assert taken["t"][0] == 8
    assert taken["c"][0] == 12
    assert taken["h"] == (8, "Bo")
    assert summary.contacts == 3


def test_a_call_nobody_can_take_is_gone_when_it_begins() -> None:
    night = {
        "name": "c",
        "kind": "call",
        "arrives": "2026-01-05T08:00",
        "starts": "2026-01-14T23:00",
    }
    rounds, summary = played(scenario(arrivals=None, contacts=[night]))
    assert summary.contacts == 0
    assert [held.waiting for held in rounds[:4]] == [("c",), ("c",), ("c",), ()]


def test_what_is_declined_goes_to_the_next_best_and_then_waits() -> None:
    never = {"declines": 1, "seats": 1}
    rounds, summary = played(scenario(settings=never, weeks=1))
    assert summary.contacts == 0
    assert rounds[-1].waiting
    some = {"declines": 0.3, "seats": 1}
    _, summary = played(
        scenario(settings=some, weeks=40, members=members(Ada={}, Bo={}, Cy={}, Di={}))
    )
    assert summary.contacts > 70
    assert max(of(summary).values()) - min(of(summary).values()) <= 4


def test_newcomers_climb_the_ladder() -> None:
    roster = members(Ada={}, Bo={}, Cy={"experienced": False})
    steps = {"shadowing": True, "shadows": 2, "accompanied": 1, "seats": 1}
    rounds, _ = played(scenario(members=roster, settings=steps))
    mine = [
        (pick.role, len(held.pairs))
        for held in rounds
        for pick in held.pairs
        if pick.member_id == "Cy"
    ]
    assert mine[:2] == [("shadow", 2), ("shadow", 2)]
    assert mine[2] == ("lead", 2)
    assert mine[3] == ("lead", 1)


def test_a_thousand_people_are_no_trouble() -> None:
    roster = [{"name": f"p{number}"} for number in range(1000)]
    _, summary = played(
        scenario(members=roster, weeks=1, arrivals={"per_week": 200}, settings={"seats": 50})
    )
    assert max(of(summary).values()) == 1


@settings(max_examples=40)
@given(st.integers(0, 9), st.sampled_from([0, 0.3, 1]), st.sampled_from([0.5, 3, 20]))
def test_contacts_that_are_made_up_come_in_evenly_and_calls_when_people_work(
    seed: int, calls: float, per_week: float
) -> None:
    made = arrivals_of(
        scenario(seed=seed, arrivals={"per_week": per_week, "calls": calls, "tags": ["x", "y"]})
    )
    assert len(made) == int(per_week * 8)
    assert [one.at for one in made] == sorted(one.at for one in made)
    kinds = Counter(one.contact.kind for one in made)
    assert calls not in {0, 1} or len(kinds) == 1
    for one in made:
        assert one.contact.tags <= {"x", "y"}
        if one.contact.starts_at is not None:
            assert one.contact.starts_at.weekday() < 5
            assert 8 <= one.contact.starts_at.hour <= 14
            assert one.contact.starts_at - one.at > timedelta(days=6)


def test_chance_is_even() -> None:
    drawn = [chance(1, "x", number) for number in range(4000)]
    assert all(0 <= one < 1 for one in drawn)
    assert 0.48 < sum(drawn) / len(drawn) < 0.52


def test_a_cadence_that_has_no_later_round_takes_its_calls_in_the_last() -> None:
    yearly = {**CADENCE, "days": [], "month": {"counted": "day", "nth": [29], "months": [2]}}
    call = {
        "name": "c",
        "kind": "call",
        "arrives": "2028-01-05T08:00",
        "starts": "2028-03-06T11:00",
    }
    rounds, _ = played(
        scenario(start="2028-01-03", weeks=9, arrivals=None, contacts=[call], cadence=yearly)
    )
    assert [pick.contact_id for held in rounds for pick in held.pairs] == ["c"]
