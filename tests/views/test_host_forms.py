"""The forms of a host, and of one's thank-yous."""

from typing import Any, get_args

import pytest

from bot.core.example_values import CALL, TICKET
from bot.core.host_form import UnsuitedForm
from bot.core.longest_examples import LONGEST
from bot.core.messages import ManagerState
from bot.core.thanks_form import ThanksForm
from bot.sandbox.blockkit import check_view
from bot.views.forms import thanks_form, unsuited_form

LONG_CARD = TICKET.model_copy(update={"person": LONGEST, "company": LONGEST})


@pytest.mark.parametrize(
    "view",
    [
        unsuited_form(UnsuitedForm(contact_id="c" * 40, card=CALL, user_id="U0ADA")),
        unsuited_form(UnsuitedForm(contact_id="c" * 40, card=LONG_CARD)),
        thanks_form(ThanksForm(tell_host=False)),
        *(
            thanks_form(ThanksForm(manager_user_id="U0GRACE", state=state))
            for state in get_args(ManagerState)
        ),
    ],
)
def test_slack_accepts_it(view: dict[str, Any]) -> None:
    assert check_view(view) == []


def test_a_host_may_call_it_off_without_saying_why() -> None:
    view = unsuited_form(UnsuitedForm(contact_id="c1", card=CALL))
    assert [one["optional"] for one in view["blocks"] if one["type"] == "input"] == [True]
    assert "Whoever was asked reads" in view["blocks"][-1]["elements"][0]["text"]


def test_what_was_agreed_is_ticked() -> None:
    view = thanks_form(ThanksForm(manager_user_id="U0GRACE", state="agreed"))
    ticked = [one["value"] for one in view["blocks"][0]["element"]["initial_options"]]
    assert ticked == ["tell_manager", "tell_host"]
    over = thanks_form(ThanksForm(manager_user_id="U0GRACE", state="declined", tell_host=False))
    assert "initial_options" not in over["blocks"][0]["element"]
    assert over["blocks"][1]["element"]["initial_user"] == "U0GRACE"
