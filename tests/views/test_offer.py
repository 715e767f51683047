from typing import get_args

import pytest

from bot.core.examples import MESSAGES
from bot.core.messages import Offer, PairingState
from bot.views import action_ids
from bot.views.offer import render
from tests.views.seen import buttons, labels


def example(name: str) -> Offer:
    offer = MESSAGES[name]
    assert isinstance(offer, Offer)
    return offer


def test_an_offer_asks_in_its_first_line_and_can_be_answered() -> None:
    drawn = render(example("offer of a ticket"))
    assert drawn.text.startswith("Would you help Mina Okafor (Northwind)?")
    assert labels(drawn.blocks) == ["I'm in", "Later", "Not this one", "Swap", "Open the ticket"]
    assert buttons(drawn.blocks)[0]["style"] == "primary"


def test_an_offer_tells_all_that_is_known_about_the_customer() -> None:
    said = render(example("offer of a ticket")).text
    for known in ("Host: <@U0SAM>", "They export only to sort by date", "due Tue 24 Nov", "fewest"):
        assert known in said


def test_whoever_takes_it_reads_the_five_lines_first() -> None:
    for name in ("offer of a call", "ticket accepted"):
        said = render(example(name)).text
        assert all(f"{number}. " in said for number in range(1, 6))
        assert "6. " not in said


def test_a_late_round_says_so() -> None:
    assert "Late, sorry" in render(example("offer held late")).text
    assert "Late" not in render(example("offer of a call")).text


def test_a_call_shows_its_time_and_is_never_called_done_by_hand() -> None:
    drawn = render(example("call accepted"))
    assert "When: <!date^" in drawn.text
    assert labels(drawn.blocks) == ["Swap", "Hand back", "Add to calendar", "Open the call"]


def test_an_accepted_ticket_can_be_finished_or_handed_back() -> None:
    drawn = render(example("ticket accepted"))
    found = {button["action_id"]: button.get("value") for button in buttons(drawn.blocks)}
    assert found[action_ids.PAIRING_DONE] == found[action_ids.PAIRING_HAND_BACK] == "p1"


@pytest.mark.parametrize("state", sorted(set(get_args(PairingState)) - {"offered", "accepted"}))
def test_what_is_over_has_one_sentence_and_no_buttons(state: PairingState) -> None:
    drawn = render(example(f"ticket {state}"))
    assert len(drawn.blocks) == 1
    assert labels(drawn.blocks) == []
    assert "Mina Okafor (Northwind)" in drawn.text


def test_nothing_known_leaves_no_gaps() -> None:
    said = render(example("offer of something unknown")).text
    assert said.startswith("Would you help a customer?")
    assert "Host" not in said
    assert "()" not in said
