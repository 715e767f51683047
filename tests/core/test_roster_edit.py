from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.ledger import SCALE
from bot.core.roster_edit import Alter, Edit, Join, Leave, RosterEffect, edited, roster_effect
from bot.core.rotation import Candidate, Round
from tests.core.making import AT, DAY, coming, person
from tests.core.test_hard_rules import people


def effect(team: list[Candidate], *edits: Edit, count: int = 4, v: int = 0) -> RosterEffect:
    rounds = [Round(at=AT + n * DAY, seats=1, v=v, salt=f"round {n}") for n in range(count)]
    return roster_effect(coming(team, rounds), edits)


def turns(found: RosterEffect) -> dict[str, tuple[int, int]]:
    return {one.user_id: (one.before, one.after) for one in found.turns}


TEAM = [person("a", 0), person("b", 1), person("c", 2)]


def test_a_joiner_takes_turns_from_the_others_and_begins_in_the_middle() -> None:
    found = effect([person("a", 0), person("b", 1)], Join(candidate=person("new", 99 * SCALE)))
    assert turns(found) == {"Ua": (2, 1), "Unew": (0, 1)} or turns(found)["Unew"] == (0, 2)
    assert [one.at for one in found.rounds] == [AT + n * DAY for n in range(4)]
    assert edited(TEAM, [Join(candidate=person("new", 99))], v=7)[-1].virtual_pass == 7


def test_whoever_leaves_leaves_their_turns_to_the_others() -> None:
    found = effect(TEAM, Leave(member_id="a"), count=3)
    assert [one.before for one in found.rounds] == [("Ua",), ("Ub",), ("Uc",)]
    assert [one.after for one in found.rounds] == [("Ub",), ("Uc",), ("Ub",)]
    assert turns(found) == {"Ua": (1, 0), "Ub": (1, 2)}


def test_a_lesser_share_means_fewer_turns() -> None:
    found = effect(TEAM, Alter(member_id="a", weight=0.25), count=12)
    before, after = turns(found)["Ua"]
    assert before == 4
    assert after < 3


def test_seats_nobody_could_take_any_more_are_counted() -> None:
    found = effect([person("a")], Alter(member_id="a", capacity=0), count=3)
    assert (found.unfilled_before, found.unfilled_after) == (0, 3)


def test_an_edit_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^member_id: nobody of that id"):
        effect(TEAM, Leave(member_id="x"))
    with pytest.raises(ValueError, match=r"^weight: "):
        effect(TEAM, Alter(member_id="a", weight=float("nan")))
    with pytest.raises(ValueError, match=r"^capacity: "):
        effect(TEAM, Alter(member_id="a", capacity=-1))


def test_more_skills_or_an_end_of_the_ceiling_count_for_them_only() -> None:
    edits = [Alter(member_id="a", tags=frozenset({"search"}), step="shadow", unlimited=True)]
    a, b, c = edited([person("a", ceiling=2), *TEAM[1:]], edits, 0)
    assert (a.tags, a.step, a.ceiling) == (frozenset({"search"}), "shadow", None)
    assert [b, c] == TEAM[1:]


def test_no_edit_has_no_effect() -> None:
    assert turns(effect(TEAM)) == {}


@settings(max_examples=60, deadline=None)
@given(people(), st.integers(0, 5), st.randoms(use_true_random=False))
def test_an_edit_changes_nobodys_ledger_and_nothing_in_hand_but_of_whom_it_names(
    team: list[Candidate], named: int, random: Random
) -> None:
    """Removing, adding, pausing, reordering: all others stand exactly where they stood."""
    random.shuffle(team)
    who = team[named % len(team)].member_id
    edits: list[Edit] = [
        Alter(member_id=who, weight=0.5, capacity=2, ceiling=3),
        Join(candidate=person("new")),
        Leave(member_id=who),
    ]
    for edit in edits:
        after = {one.member_id: one for one in edited(team, [edit], v=5)}
        for one in team:
            if one.member_id != who:
                assert after[one.member_id] == one
        if isinstance(edit, Alter):
            mine = next(one for one in team if one.member_id == who)
            assert after[who].virtual_pass == mine.virtual_pass
            assert after[who].in_hand == mine.in_hand
