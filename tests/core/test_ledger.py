from datetime import UTC, datetime
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.ledger import (
    SCALE,
    Entry,
    Standing,
    balance,
    effective_pass,
    joiner_pass,
    logged_amount,
    middle,
    raise_v,
    returner_pass,
    stride,
)

AT = datetime(2026, 11, 21, tzinfo=UTC)
STANDINGS = st.lists(
    st.builds(
        Standing,
        virtual_pass=st.integers(-5, 5),
        in_hand=st.integers(0, 3),
        weight=st.sampled_from([0.1, 0.25, 0.5, 1, 2]),
    ),
    min_size=1,
    max_size=8,
)


def test_one_contact_of_a_full_share_is_a_million() -> None:
    assert stride(1, 1) == SCALE == 1_000_000


def test_half_a_share_pays_twice_for_the_same_contact() -> None:
    assert stride(1, 0.5) == 2 * stride(1, 1)
    assert stride(2, 0.5) == stride(1, 0.25)


def test_strides_are_rounded_half_to_even() -> None:
    assert stride(1, 3) == 333_333
    assert stride(0.0000005, 1) == 0
    assert stride(2.0**-1 * 0.000001 * 3, 1) in {1, 2}
    assert stride(1, 64) == 15_625
    assert stride(1.0, 0.3) == round(Fraction(SCALE) / Fraction(0.3))


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf"), 1e-9, 1e9])
def test_an_impossible_weight_is_refused_in_a_sentence_that_names_it(weight: float) -> None:
    with pytest.raises(ValueError, match=r"^weight: choose a number from 0.01 to 100"):
        stride(1, weight)


@pytest.mark.parametrize("cost", [-1, float("nan"), float("inf")])
def test_an_impossible_cost_is_refused_in_a_sentence_that_names_it(cost: float) -> None:
    with pytest.raises(ValueError, match=r"^cost: "):
        stride(cost, 1)


def test_the_bounds_of_a_weight_are_allowed() -> None:
    assert stride(1, 0.01) == 100 * SCALE
    assert stride(1, 100) == SCALE // 100


def test_the_pass_is_what_the_ledger_adds_up_to() -> None:
    joined = Entry(kind="joined", amount=5 * SCALE, at=AT, why="joined in the middle of the pack")
    charge = Entry(kind="charge", amount=SCALE, at=AT, why="ticket done", pairing_id="p1")
    reversal = Entry(kind="reversal", amount=-SCALE, at=AT, why="it moved", pairing_id="p1")
    assert balance(()) == 0
    assert balance((joined, charge)) == 6 * SCALE
    assert balance((joined, charge, reversal)) == 5 * SCALE


def test_what_is_in_hand_counts_as_if_it_were_done() -> None:
    assert effective_pass(Standing(virtual_pass=3, in_hand=4)) == 7


def test_the_middle_of_an_odd_pack_is_its_median() -> None:
    assert middle([Standing(virtual_pass=one) for one in (9, 1, 5)]) == 5


def test_the_middle_of_an_even_pack_is_the_lower_of_the_two() -> None:
    assert middle([Standing(virtual_pass=one) for one in (9, 1, 5, 3)]) == 3


def test_the_middle_weighs_people_by_their_share() -> None:
    heavy = Standing(virtual_pass=9, weight=2)
    light = [Standing(virtual_pass=one, weight=0.5) for one in (1, 2, 3)]
    assert middle([*light, heavy]) == 9


@given(STANDINGS, st.randoms())
def test_the_middle_has_half_the_weight_on_either_side(
    standings: list[Standing], random: Random
) -> None:
    found = middle(standings)
    total = sum(Fraction(one.weight) for one in standings)
    below = sum(Fraction(one.weight) for one in standings if effective_pass(one) < found)
    above = sum(Fraction(one.weight) for one in standings if effective_pass(one) > found)
    assert below < total / 2
    assert above <= total / 2
    assert found in {effective_pass(one) for one in standings}
    random.shuffle(standings)
    assert middle(standings) == found


def test_nobody_has_no_middle() -> None:
    with pytest.raises(ValueError, match="middle of nobody"):
        middle(())


@given(st.integers(-5, 5), STANDINGS)
def test_v_never_falls(old: int, standings: list[Standing]) -> None:
    assert raise_v(old, standings) == max(old, middle(standings))
    assert raise_v(old, ()) == old


def test_a_joiner_starts_in_the_middle_of_the_pack() -> None:
    assert joiner_pass(7) == 7


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 20))
def test_a_returner_is_owed_at_most_one_turn_and_is_spared_none(
    own: int, v: int, own_stride: int
) -> None:
    back = returner_pass(own, v, own_stride)
    assert back >= own
    assert back >= v - own_stride
    assert back in {own, v - own_stride}


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 20))
def test_a_logged_contact_charges_but_puts_nobody_more_than_a_stride_ahead(
    own: int, v: int, own_stride: int
) -> None:
    amount = logged_amount(own, v, own_stride)
    assert 0 <= amount <= own_stride
    assert own + amount <= max(own, v + own_stride)
    if own <= v:
        assert amount == own_stride
