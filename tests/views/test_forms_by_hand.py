"""The forms that hand a contact on, log one, or bring one from a message."""

from datetime import date
from typing import Any

import pytest

from bot.core.bring_form import Origin, started
from bot.core.example_values import CALL, TICKET
from bot.core.handing_on import Open, SwapForm
from bot.core.log_form import LogStart
from bot.core.longest_examples import LONGEST
from bot.sandbox.blockkit import check_view
from bot.views.forms import bring_form, log_form, swap_form

ROTATIONS = tuple((f"r{number}", LONGEST[:60]) for number in range(40))
ORIGIN = Origin(
    channel_id="C" * 20, ts="1795000000.000100", url="https://acme.example/" + "p" * 300
)
LONG_CARD = TICKET.model_copy(update={"person": LONGEST, "subject": LONGEST})

LOG = LogStart(log_id="f" * 32, rotations=(("r1", "Payments"),), today=date(2026, 11, 23))


@pytest.mark.parametrize(
    "view",
    [
        swap_form(SwapForm(open=(Open(pairing_id="p1", card=CALL),))),
        swap_form(
            SwapForm(
                open=tuple(Open(pairing_id=f"p{n}", card=LONG_CARD) for n in range(50)),
                how="channel",
                to_user_id="U0GRACE",
            )
        ),
        log_form(LOG),
        log_form(LOG.model_copy(update={"rotations": ROTATIONS})),
        bring_form(started(ORIGIN, "Export fails", ROTATIONS[:1])),
        bring_form(started(ORIGIN, LONGEST, ROTATIONS)),
        bring_form(started(ORIGIN, "", ROTATIONS)),
    ],
)
def test_slack_accepts_it(view: dict[str, Any]) -> None:
    assert check_view(view) == []


def test_a_message_can_be_paired_without_typing_anything() -> None:
    view = bring_form(started(ORIGIN, "Export fails\nfor everybody", ROTATIONS[:1]))
    assert [each["block_id"] for each in view["blocks"]] == ["subject", "excerpt", "when"]
    assert [each.get("optional") for each in view["blocks"]] == [False, True, False]
    assert view["blocks"][0]["element"]["initial_value"] == "Export fails"


def test_the_rotation_is_asked_only_where_there_are_several() -> None:
    several = LOG.model_copy(update={"rotations": (("r1", "Payments"), ("r2", "Search"))})
    assert log_form(LOG)["blocks"][0]["block_id"] == "who"
    asked = log_form(several)["blocks"][0]
    assert asked["element"]["initial_option"]["value"] == "r1"
