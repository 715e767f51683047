from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.booking import (
    Because,
    completed,
    joined,
    logged,
    returned,
    reversal,
    weight_changed,
)
from bot.core.ledger import SCALE, balance
from tests.core.making import AT


def test_a_contact_done_charges_its_stride_and_a_shadow_pays_like_a_lead() -> None:
    lead = completed(amount=SCALE, role="lead", at=AT, pairing_id="p")
    shadow = completed(amount=SCALE, role="shadow", at=AT, pairing_id="p")
    assert (lead.kind, lead.amount, lead.why) == ("charge", SCALE, "a contact done")
    assert (shadow.amount, shadow.why) == (SCALE, "a contact you shadowed")


def test_whoever_takes_over_is_charged_and_told_so() -> None:
    entry = completed(amount=SCALE, role="lead", at=AT, pairing_id="p", handed_over=True)
    assert entry.why == "a contact done, taken over from a colleague"


@pytest.mark.parametrize("because", get_args(Because))
def test_what_did_not_happen_is_taken_back_and_says_why(because: Because) -> None:
    charge = completed(amount=3, role="lead", at=AT, pairing_id="p")
    other = completed(amount=5, role="lead", at=AT, pairing_id="q")
    back = reversal([charge, other], pairing_id="p", because=because, at=AT)
    assert back is not None
    assert (back.kind, back.amount, back.pairing_id) == ("reversal", -3, "p")
    assert len(back.why) > 10
    assert balance([charge, other, back]) == 5


def test_nothing_is_taken_back_twice() -> None:
    charge = completed(amount=3, role="lead", at=AT, pairing_id="p")
    assert reversal([], pairing_id="p", because="moved", at=AT) is None
    back = reversal([charge], pairing_id="p", because="moved", at=AT)
    assert back is not None
    assert reversal([charge, back], pairing_id="p", because="moved", at=AT) is None
    again = completed(amount=3, role="lead", at=AT, pairing_id="p")
    third = reversal([charge, back, again], pairing_id="p", because="cancelled", at=AT)
    assert third is not None
    assert third.amount == -3


@given(st.integers(-9, 9).map(lambda n: n * SCALE), st.integers(0, 9).map(lambda n: n * SCALE))
def test_a_logged_contact_puts_nobody_more_than_a_stride_ahead_and_says_if_it_is_cut(
    own: int, v: int
) -> None:
    entry = logged(own=own, v=v, cost=1, weight=0.5, at=AT)
    assert own + entry.amount <= max(own, v + 2 * SCALE)
    assert ("at most" in entry.why) == (entry.amount < 2 * SCALE)


def test_a_joiner_starts_at_v() -> None:
    assert joined(v=7, at=AT).amount == 7


def test_a_return_and_a_new_share_say_why() -> None:
    back = returned(amount=4, at=AT)
    assert (back.kind, back.amount, back.why) == (
        "returned",
        4,
        "you were away and are owed one turn at most",
    )
    entry = weight_changed(old=1, new=0.5, at=AT)
    assert (entry.amount, entry.why) == (0, "your share is 0.5 from now on, and was 1")
    with pytest.raises(ValueError, match=r"^weight: "):
        weight_changed(old=1, new=0, at=AT)
