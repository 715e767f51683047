from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.ledger import SCALE
from bot.core.rotation import Candidate, Plan, Waiting
from tests.core.making import AT, DAY, person, plan, rules, ticket


def taught(people: Sequence[Candidate], waiting: Sequence[Waiting], seats: int = 1) -> Plan:
    return plan(people, waiting, seats=seats, shadowing=True)


def new(name: str, virtual_pass: int = 0, **fields: Any) -> Candidate:  # noqa: ANN401 - the value checks them
    return person(name, virtual_pass, step="shadow", **fields)


def half(name: str, virtual_pass: int = 0, **fields: Any) -> Candidate:  # noqa: ANN401 - the value checks them
    return person(name, virtual_pass, step="accompanied", **fields)


def roles(made: Plan) -> dict[str, tuple[str | None, str | None]]:
    """Contact to lead and shadow."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for pick in made.pairs:
        lead, shadow = found.get(pick.contact_id, (None, None))
        found[pick.contact_id] = (
            (pick.member_id, shadow) if pick.role == "lead" else (lead, pick.member_id)
        )
    return found


def test_a_newcomer_shadows_somebody_experienced_and_pays_like_a_lead() -> None:
    made = taught([new("n"), person("old", 9)], [ticket("t")])
    assert roles(made) == {"t": ("old", "n")}
    lead, shadow = made.pairs
    assert (shadow.role, shadow.decided_by, shadow.stride) == ("shadow", "learning", SCALE)
    assert shadow.reason == "you are new here, so you listen in while a colleague leads"
    assert lead.stride == shadow.stride


def test_then_they_lead_with_somebody_experienced_there() -> None:
    made = taught([half("n"), person("a", 5), person("b", 4)], [ticket("t")])
    assert roles(made) == {"t": ("n", "b")}
    assert made.pairs[1].decided_by == "helping"


def test_then_they_lead_alone() -> None:
    assert roles(taught([person("n"), person("a", 5)], [ticket("t")])) == {"t": ("n", None)}


def test_whoever_would_lead_alone_too_early_waits_for_another_round() -> None:
    away = person("gone", capacity=0)
    made = taught([half("n"), away], [ticket("t")])
    assert (made.pairs, made.unfilled) == ((), ("t",))
    assert rules(made)["n", None] == "newcomer"


def test_of_several_who_cannot_all_be_accompanied_those_behind_lead() -> None:
    people = [half("n", 0), half("m", 1), person("a", 9)]
    made = taught(people, [ticket("t"), ticket("u")], seats=2)
    led = roles(made)
    assert sorted(pair for pair in led.values()) in ([("n", "a")], [("a", None)])
    assert "m" not in {pick.member_id for pick in made.pairs}


def test_a_shadow_is_given_somebody_new_to_them_if_there_is_somebody() -> None:
    people = [new("n", shadowed_with=frozenset({"Ua"})), person("a", 0), person("b", 0)]
    made = taught(people, [ticket("t"), ticket("u")], seats=2)
    ((lead, _),) = [pair for pair in roles(made).values() if pair[1] == "n"]
    assert lead == "b"


def test_a_helper_is_somebody_new_to_them_if_there_is_somebody() -> None:
    people = [half("n", shadowed_with=frozenset({"Ua"})), person("a", 0), person("b", 9)]
    assert roles(taught(people, [ticket("t")])) == {"t": ("n", "b")}
    assert roles(taught(people[:2], [ticket("t")])) == {"t": ("n", "a")}


def test_a_newcomer_for_whom_there_was_nobody_is_told_so() -> None:
    made = taught([new("n", 0), new("m", 9), person("a", 5)], [ticket("t")])
    assert roles(made) == {"t": ("a", "n")}
    assert rules(made) == {("m", None): "newcomer"}


def test_of_shadows_who_are_level_a_draw_decides_that_differs_from_salt_to_salt() -> None:
    people = [new("n"), new("m"), person("a")]
    shadows = {
        plan(people, [ticket("t")], shadowing=True, salt=str(n)).pairs[1].member_id
        for n in range(20)
    }
    assert shadows == {"n", "m"}


def test_where_nobody_is_experienced_yet_there_is_no_ladder() -> None:
    assert roles(taught([new("n"), half("m", 9)], [ticket("t")])) == {"t": ("n", None)}


def test_without_shadowing_steps_mean_nothing() -> None:
    made = plan([new("n"), person("a", 9)], [ticket("t")])
    assert roles(made) == {"t": ("n", None)}


def test_a_newcomer_who_could_shadow_is_not_away_and_returns_as_others_do() -> None:
    pack = [person(name, 10 * SCALE) for name in "abc"]
    made = taught([*pack, new("n", 0, was_away=True)], [ticket("t")])
    assert made.away == ()
    assert [(one.member_id, one.amount) for one in made.returned] == [("n", 9 * SCALE)]
    assert made.pairs[1].effective_pass == 9 * SCALE


def test_a_newcomer_who_could_shadow_only_a_later_contact_is_not_away_either() -> None:
    waiting = [ticket("old", excluded_user_ids=frozenset({"Un"})), ticket("young")]
    made = taught([new("n"), person("a"), person("b")], waiting, seats=2)
    assert made.away == ()
    assert made.pairs[-1].member_id == "n"


def test_whoever_rests_shadows_nobody() -> None:
    made = taught([new("n", rest_until=AT + DAY), person("a")], [ticket("t")])
    assert roles(made) == {"t": ("a", None)}
    assert made.away == ("n",)


@st.composite
def teams(draw: st.DrawFn) -> list[Candidate]:
    users = [f"Up{number}" for number in range(7)]
    return [
        person(
            f"p{number}",
            draw(st.integers(0, 2)),
            step=draw(st.sampled_from(["shadow", "accompanied", "alone", "alone"])),
            capacity=draw(st.integers(0, 2)),
            shadowed_with=draw(st.frozensets(st.sampled_from(users), max_size=2)),
        )
        for number in range(draw(st.integers(1, 7)))
    ]


DESKS = st.lists(st.frozensets(st.sampled_from(["Up0", "Up1", "Up2"])), max_size=5).map(
    lambda drawn: [ticket(f"t{n}", excluded_user_ids=one) for n, one in enumerate(drawn)]
)


@settings(max_examples=120, deadline=None)
@given(teams(), DESKS, st.integers(1, 5))
def test_two_newcomers_are_never_together_and_none_is_alone(
    people: list[Candidate], waiting: list[Waiting], seats: int
) -> None:
    """Unless nobody on the roster is experienced: then there is no ladder, and no shadow."""
    made = taught(people, waiting, seats)
    steps = {one.member_id: one.step for one in people}
    if "alone" not in steps.values():
        assert all(pick.role == "lead" for pick in made.pairs)
        return
    for lead, shadow in roles(made).values():
        assert lead is not None
        beside = None if shadow is None else steps[shadow]
        assert beside in (("alone",) if steps[lead] == "accompanied" else ("shadow", None))
    shadows = [pick.member_id for pick in made.pairs if pick.role == "shadow"]
    leads = {pick.member_id for pick in made.pairs if pick.role == "lead"}
    assert len(set(shadows)) == len(shadows)
    assert leads.isdisjoint(shadows)


@settings(max_examples=60, deadline=None)
@given(teams(), DESKS, st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_order_in_which_rows_arrive_changes_no_shadow(
    people: list[Candidate], waiting: list[Waiting], seats: int, random: Random
) -> None:
    made = taught(people, waiting, seats)
    random.shuffle(people)
    random.shuffle(waiting)
    assert taught(people, waiting, seats) == made


@settings(max_examples=60, deadline=None)
@given(teams(), DESKS, st.integers(1, 5))
def test_no_newcomer_is_left_out_who_could_shadow(
    people: list[Candidate], waiting: list[Waiting], seats: int
) -> None:
    made = taught(people, waiting, seats)
    if all(one.step != "alone" for one in people):
        return
    desk = {one.contact_id: one for one in waiting}
    steps = {one.member_id: one.step for one in people}
    without = [
        desk[contact_id]
        for contact_id, (lead, shadow) in roles(made).items()
        if lead and steps[lead] == "alone" and shadow is None
    ]
    picked = {pick.member_id for pick in made.pairs}
    for one in people:
        if one.step == "shadow" and one.capacity and one.member_id not in picked:
            assert all(one.user_id in contact.excluded_user_ids for contact in without)
