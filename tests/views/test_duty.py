"""Who is on duty: the card, and what owners choose."""

from typing import Any

import pytest

from bot.core.messages import DutyCard, OnDuty
from bot.core.rotation_form import RotationForm
from bot.sandbox.blockkit import check_blocks, check_view
from bot.views.duty_card import MOST, render
from bot.views.forms import more_form
from tests.views.test_forms import fields

GROUPS = [(f"S0{number}", f"@{'g' * 80}{number}: {'漢' * 90}") for number in range(300)]


def choices(form: RotationForm, groups: Any) -> tuple[list[str], str]:  # noqa: ANN401 -- as the view takes them
    view = more_form("r1", form, groups)
    assert check_view(view) == []
    menu = fields(view)["user_group"]
    return [one["value"] for one in menu["options"]], menu["initial_option"]["value"]


def test_owners_choose_among_groups_a_new_one_and_none() -> None:
    assert choices(RotationForm(), GROUPS[:2]) == (["none", "new", "S00", "S01"], "none")
    offered, chosen = choices(RotationForm(user_group="S0250"), GROUPS)
    assert (len(offered), chosen) == (100, "S0250")


@pytest.mark.parametrize("group", ["", "S0GONE"])
def test_without_the_permission_what_is_set_stays_and_can_be_ended(group: str) -> None:
    offered, chosen = choices(RotationForm(user_group=group), None)
    assert offered == (["none", group] if group else ["none"])
    assert chosen == (group or "none")


@pytest.mark.parametrize("typed", ["s0low", "@here", "S0" + "A" * 40, "new "])
def test_a_group_is_slacks_id_or_nothing(typed: str) -> None:
    with pytest.raises(ValueError, match="user_group"):
        RotationForm(user_group=typed)


def test_a_line_each_and_no_more_than_fit() -> None:
    people = tuple(OnDuty(user_id=f"U{n:03}", kind="ticket") for n in range(60))
    twice = OnDuty(user_id="U000", kind="call", role="shadow")
    drawn = render(DutyCard(rotation_id="r1", rotation="Payments", people=(*people, twice)))
    assert list(check_blocks(drawn.blocks, "message")) == []
    assert "• <@U000>: a ticket, a call (listening in)" in drawn.text
    assert f"+{60 - MOST} more" in drawn.text
    assert f"<@U{MOST:03}>" not in drawn.text
