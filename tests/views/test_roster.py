import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.core.example_values import ADA, GRACE, ROTATION, ROTATION_ID, ROUNDS
from bot.core.member_form import MemberForm
from bot.core.roster_view import (
    EditWish,
    EffectView,
    MemberView,
    RosterLine,
    RosterView,
    TurnsLine,
)
from bot.core.rotation_words import Change
from bot.core.tags import LONGEST_TAG, MOST_TAGS, read_tags
from bot.sandbox.blockkit import check_view
from bot.usecases.show_roster import MOST_LINES
from bot.views import form_ids
from bot.views.forms import effect_form, member_form, roster_modal
from tests.views.seen import words
from tests.views.test_forms import fields

HALF = MemberForm(weight=0.5, capacity=2, ceiling=3, tags=("billing",), experienced=True)
LINES = (
    RosterLine(user_id=ADA, form=HALF, away=True, away_until=ROUNDS[0].at),
    RosterLine(user_id=GRACE, form=MemberForm(), away=True),
)
ROSTER = RosterView(rotation_id=ROTATION_ID, rotation=ROTATION, members=LINES, more=4960)
MEMBER = MemberView(
    rotation_id=ROTATION_ID,
    rotation=ROTATION,
    user_id=ADA,
    form=HALF,
    on_roster=True,
)
WISH = EditWish(
    rotation_id=ROTATION_ID, user_id=ADA, shown=MemberForm(), typed=HALF, on_roster=True
)
EFFECT = EffectView(
    wish=WISH,
    rotation=ROTATION,
    changes=(Change(what="Share of the turns", before="1", after="0.5"),),
    rounds=8,
    until=ROUNDS[0].at,
    turns=(TurnsLine(user_id=ADA, before=4, after=2), TurnsLine(user_id=GRACE, before=0, after=1)),
    unfilled_before=0,
    unfilled_after=1,
)
REMOVED = EFFECT.model_copy(
    update={"wish": WISH.model_copy(update={"typed": HALF.model_copy(update={"removed": True})})}
)
QUIET = EFFECT.model_copy(update={"turns": (), "unfilled_after": 0})


def test_the_rosters_modals_look_as_agreed(as_json: SnapshotAssertion) -> None:
    assert {
        "roster": roster_modal(ROSTER),
        "member": member_form(MEMBER),
        "effect": effect_form(EFFECT),
    } == as_json


@pytest.mark.parametrize(
    "view",
    [
        roster_modal(ROSTER),
        roster_modal(RosterView(rotation_id="r", rotation=ROTATION, members=())),
        roster_modal(ROSTER.model_copy(update={"members": LINES * (MOST_LINES // 2)})),
        member_form(MEMBER),
        member_form(MEMBER.model_copy(update={"on_roster": False, "form": MemberForm()})),
        effect_form(EFFECT),
        effect_form(QUIET),
        effect_form(REMOVED),
        effect_form(EFFECT.model_copy(update={"until": None})),
        effect_form(EFFECT.model_copy(update={"turns": EFFECT.turns * 20})),
    ],
)
def test_slack_takes_every_modal_of_the_roster(view: dict[str, object]) -> None:
    assert check_view(view) == []


def test_the_members_form_has_the_agreed_fields_and_what_stands_in_them() -> None:
    assert tuple(fields(member_form(MEMBER))) == form_ids.MEMBER_FIELDS
    joining = MEMBER.model_copy(update={"on_roster": False})
    assert "removed" not in fields(member_form(joining))
    assert fields(member_form(MEMBER))["tags"]["initial_value"] == "billing"


def test_the_effect_says_who_gains_and_who_loses() -> None:
    said = words(effect_form(EFFECT))
    assert f"<@{ADA}>: 2 turns instead of 4" in said
    assert f"<@{GRACE}>: 1 turn instead of 0" in said
    assert "Seats nobody can take: 1 instead of 0." in said
    assert "leaves the roster" in words(effect_form(REMOVED))
    assert "nobody's turns change" in words(effect_form(QUIET))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=LONGEST_TAG), max_size=MOST_TAGS))
def test_whatever_skills_are_typed_the_modal_can_carry_them(typed: list[str]) -> None:
    try:
        tags = read_tags(",".join(one[: LONGEST_TAG // 2] for one in typed))
    except ValueError:
        return
    form = MemberForm(tags=tags)
    wish = WISH.model_copy(update={"shown": form, "typed": form})
    assert check_view(effect_form(EFFECT.model_copy(update={"wish": wish}))) == []
