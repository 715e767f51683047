from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.core.rotation_edit import RotationEdit, apply_edit, never_held
from bot.core.rotation_form import FormProblems, RotationForm
from bot.core.rotation_words import ALONE, LABELS, MODES, changes

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def edit(shown: RotationForm, **typed: object) -> RotationEdit:
    changed = RotationForm.model_validate(shown.model_dump() | typed)
    return RotationEdit(shown=shown, typed=changed, fields=tuple(RotationForm.model_fields))


def test_only_what_was_changed_is_changed() -> None:
    meanwhile = RotationForm(seats=5)
    found = apply_edit(edit(RotationForm(), name="Refunds"), meanwhile)
    assert found == RotationForm(name="Refunds", seats=5)


def test_whoever_would_undo_anothers_change_is_told_what_it_is() -> None:
    found = apply_edit(edit(RotationForm(), seats=3, name="Refunds"), RotationForm(seats=5))
    assert isinstance(found, FormProblems)
    assert found.problems.keys() == {"seats"}
    assert "set this to “5” since you opened this. Nothing was saved" in found.problems["seats"]


def test_two_who_choose_the_same_do_not_meet() -> None:
    assert apply_edit(edit(RotationForm(), seats=5), RotationForm(seats=5)) == RotationForm(seats=5)


def test_what_two_edits_give_together_must_make_sense() -> None:
    meanwhile = RotationForm(target_contacts=4, ceiling=8)
    found = apply_edit(edit(RotationForm(ceiling=8), ceiling=4), meanwhile)
    assert isinstance(found, FormProblems)
    assert "ceiling is below the target" in found.problems["ceiling"]


values = st.fixed_dictionaries(
    {},
    optional={
        "seats": st.integers(1, 50),
        "weekdays": st.sets(st.integers(0, 6), min_size=1).map(tuple),
        "mode": st.sampled_from(["offer", "assign"]),
        "capacity": st.integers(1, 5),
        "day_off": st.sampled_from(["hold", "leave_out", "move"]),
    },
)


@given(values, values)
def test_no_edit_ever_undoes_what_somebody_else_saved(
    mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    shown = RotationForm()
    now = RotationForm.model_validate(shown.model_dump() | theirs)
    found = apply_edit(edit(shown, **mine), now)
    typed = edit(shown, **mine).typed
    for field in RotationForm.model_fields:
        base, other, own = (getattr(one, field) for one in (shown, now, typed))
        if isinstance(found, FormProblems):
            assert (field in found.problems) == (own not in (base, other) and other != base)
        else:
            assert getattr(found, field) == (other if own == base else own)


def test_a_cadence_that_never_comes_is_refused_but_not_for_its_pause() -> None:
    anchor = date(2026, 11, 23)
    past = RotationForm(ends=date(2026, 11, 23))
    assert never_held(past, anchor, AT) == FormProblems(
        problems={"ends": "No round is left before this day; choose a later."}
    )
    holidays = RotationForm(monthly="day", nth=(1,), months=(1,), country="DE", day_off="leave_out")
    found = never_held(holidays, anchor, AT)
    assert found is not None
    assert found.problems.keys() == {"nth"}
    assert never_held(RotationForm(pause_from=date(2026, 11, 1)), anchor, AT) is None


def test_every_setting_has_a_name_and_its_changes_are_said_in_words() -> None:
    assert LABELS.keys() == ALONE.keys() == RotationForm.model_fields.keys()
    old = RotationForm()
    new = RotationForm(
        name="Refunds",
        kinds=("call",),
        weekdays=(1,),
        every_weeks=2,
        mode="assign",
        shadowing=True,
        ceiling=None,
        digest_weekday=0,
        monthly="weekday",
        nth=(1, -1),
        months=(1, 2, 3),
        day_off="move",
        starts=date(2026, 12, 1),
        country="DE",
    )
    lines = [f"{one.what}: {one.before} → {one.after}" for one in changes(old, new)]
    assert lines == [
        "Name: Customer contact → Refunds",
        "Developers meet customers in: tickets and calls → calls",
        "Days of rounds: Mondays and Thursdays → Tuesdays",
        "How often: every week → every 2 weeks",
        f"How contacts are taken: {MODES['offer']} → {MODES['assign']}",
        "Shadowing: off → on",
        "Public holidays of: none → DE",
        "At most so many a person in 28 days: 4 → no limit",
        "Day of the digest: Friday → Monday",
        "Weeks or months: By weeks → By months: these weekdays, such as the first Tuesday",
        "Which of the month: none → 1, last",
        "Which months: every month → January, February and March",
        "A round on a day off: Held all the same → Moved to the next working day",
        "Rounds from: at once → 2026-12-01",
    ]
    assert changes(old, old) == ()
