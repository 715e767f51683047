"""Handing on: what a colleague, the channel and whoever asked can read and press."""

from typing import get_args

from bot.core.example_handovers import HANDOVERS
from bot.core.examples import MESSAGES
from bot.core.handing_on import Open, SwapForm
from bot.core.messages import HandoverState, Offer
from bot.views.forms import swap_form
from bot.views.offer import render as render_offer
from bot.views.render import render
from tests.views.seen import labels


def test_a_colleague_reads_whose_it_is_until_then() -> None:
    drawn = render(HANDOVERS["swap of a ticket"])
    assert drawn.text.startswith("Would you take over from <@U0ADA>: the ticket from Mina Okafor")
    assert "until then it stays with <@U0ADA>" in drawn.text
    assert labels(drawn.blocks) == ["I'll take it", "Not this time", "Open the ticket"]


def test_what_is_over_has_no_buttons_and_what_came_back_can_be_swapped_again() -> None:
    over = [name for name in HANDOVERS if name.split(" ", 1)[1] in get_args(HandoverState)]
    assert len(over) == 10
    assert all(labels(render(HANDOVERS[name]).blocks) == [] for name in over)
    for name in ("taken", "of a swap declined"):
        news = labels(render(HANDOVERS[f"news of a swap {name.split()[-1]}"]).blocks)
        assert news == (["Swap"] if name.endswith("declined") else [])


def test_the_channel_reads_no_name_but_the_takers() -> None:
    said = render(HANDOVERS["cover of a call"]).text
    assert said.startswith("Who can take over a call with Customer 17?")
    assert "<@" not in said
    assert "<@U0GRACE> has taken a call" in render(HANDOVERS["cover taken"]).text


def test_while_somebody_is_asked_it_can_be_taken_back() -> None:
    offer = MESSAGES["offer while a colleague is asked"]
    assert isinstance(offer, Offer)
    drawn = render_offer(offer)
    assert "I asked <@U0GRACE> to take it over. Until they do, it stays yours." in drawn.text
    assert "Take it back" in labels(drawn.blocks)
    assert "Swap" not in labels(drawn.blocks)


def test_a_shadow_has_nothing_to_swap() -> None:
    assert "Swap" not in labels(render(MESSAGES["offer to accompany"]).blocks)


def test_the_form_asks_which_one_only_where_there_are_several() -> None:
    offer = MESSAGES["offer of a call"]
    assert isinstance(offer, Offer)
    one = Open(pairing_id="p1", card=offer.card)
    other = Open(pairing_id="p2", card=offer.card)
    assert _inputs(SwapForm(open=(one,))) == ["how", "to"]
    assert _inputs(SwapForm(open=(one, other))) == ["pairing", "how", "to"]


def test_the_form_keeps_whoever_was_named() -> None:
    offer = MESSAGES["offer of a call"]
    assert isinstance(offer, Offer)
    form = swap_form(SwapForm(open=(Open(pairing_id="p1", card=offer.card),), to_user_id="U0GRACE"))
    assert form["submit"]["text"] == "Ask"
    assert form["blocks"][1]["element"]["initial_user"] == "U0GRACE"


def _inputs(form: SwapForm) -> list[str]:
    return [each["block_id"] for each in swap_form(form)["blocks"] if each["type"] == "input"]
