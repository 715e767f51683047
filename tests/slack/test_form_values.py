"""Forms as Slack sends them back, as values or as sentences at their fields."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.questions import FollowupDetails
from bot.core.rotation_form import FormProblems, RotationForm
from bot.slack.form_values import followup_details, my_time_form, rotation_form
from bot.views import form_ids


def text(value: str | None) -> dict[str, Any]:
    return {"value": {"type": "plain_text_input", "value": value}}


def chosen(value: str | None) -> dict[str, Any]:
    option = None if value is None else {"text": {"type": "plain_text"}, "value": value}
    return {"value": {"type": "static_select", "selected_option": option}}


def ticked(*values: str) -> dict[str, Any]:
    options = [{"value": value} for value in values]
    return {"value": {"type": "checkboxes", "selected_options": options}}


SETUP = {
    "name": text("  Payments "),
    "kinds": ticked("ticket"),
    "weekdays": ticked("3", "0"),
    "local_time": {"value": {"type": "timepicker", "selected_time": "09:30"}},
    "zone": chosen("Europe/Berlin"),
    "every_weeks": chosen("2"),
    "seats": text("3"),
    "mode": chosen("assign"),
    "shadowing": ticked("yes"),
    "country": chosen("DE"),
    "target_contacts": text("1"),
    "target_weeks": text("4"),
    "ceiling": text(None),
    "digest_weekday": chosen("4"),
    "digest_time": {"value": {"type": "timepicker", "selected_time": "16:00"}},
}


def test_a_filled_set_up_form_is_a_rotation() -> None:
    assert rotation_form(SETUP) == RotationForm(
        name="Payments",
        kinds=("ticket",),
        weekdays=(0, 3),
        local_time=time(9, 30),
        zone="Europe/Berlin",
        every_weeks=2,
        seats=3,
        mode="assign",
        shadowing=True,
        country="DE",
        target_contacts=1,
        target_weeks=4,
        ceiling=None,
        digest_weekday=4,
        digest_time=time(16),
    )


def test_no_holidays_is_a_choice() -> None:
    form = rotation_form(SETUP | {"country": chosen(form_ids.NO_COUNTRY)})
    assert isinstance(form, RotationForm)
    assert form.country == ""


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("weekdays", ticked(), "Please choose at least one."),
        ("kinds", ticked(), "Please choose at least one."),
        ("seats", text("0"), "This must be at least 1."),
        ("seats", text("1000"), "This can be at most 50."),
        ("seats", text("many"), "This must be a whole number."),
        ("name", text("x" * 61), "This can be at most 60 characters long."),
        ("zone", chosen("Mars/Base"), "“Mars/Base” is not a time zone; use a name like"),
        ("mode", chosen("maybe"), "I do not understand this value"),
    ],
)
def test_a_wrong_value_is_a_sentence_at_its_field(
    field: str, value: dict[str, Any], sentence: str
) -> None:
    form = rotation_form(SETUP | {field: value})
    assert isinstance(form, FormProblems)
    assert list(form.problems) == [field]
    assert form.problems[field].startswith(sentence)


def test_several_wrong_values_are_each_told() -> None:
    form = rotation_form(SETUP | {"seats": text("0"), "kinds": ticked()})
    assert isinstance(form, FormProblems)
    assert set(form.problems) == {"seats", "kinds"}


def test_a_filled_follow_up_is_its_details() -> None:
    details = followup_details(
        {
            "outcome": chosen("solved"),
            "quote": text("It just works"),
            "kinds": ticked("bug", "idea"),
            "promise_text": text("find out"),
            "promise_kind": chosen("fix"),
            "promise_due": {"value": {"type": "datepicker", "selected_date": "2026-12-01"}},
            "promise_update": {"value": {"type": "datepicker", "selected_date": None}},
            "thanks_to": {"value": {"type": "users_select", "selected_user": "U2"}},
            "good_puzzle": chosen("yes"),
            "minutes": text("25"),
            "feeling": chosen("good"),
            "visibility": chosen("me"),
        }
    )
    assert details == FollowupDetails(
        outcome="solved",
        minutes=25,
        quote="It just works",
        kinds=("bug", "idea"),
        promise_text="find out",
        promise_kind="fix",
        promise_due=date(2026, 12, 1),
        thanks_to="U2",
        feeling="good",
        visibility="me",
        good_puzzle=True,
    )


def test_an_untouched_follow_up_keeps_the_defaults() -> None:
    untouched: dict[str, Any] = dict.fromkeys(form_ids.FOLLOWUP_FIELDS, text(None))
    details = followup_details(untouched | {"outcome": chosen("attended"), "kinds": ticked()})
    assert details == FollowupDetails(outcome="attended")


@given(
    st.dictionaries(
        st.sampled_from(form_ids.SETUP_FIELDS + form_ids.FOLLOWUP_FIELDS),
        st.none()
        | st.text(max_size=3)
        | st.just({"value": None})
        | st.dictionaries(
            st.just("value"),
            st.dictionaries(
                st.sampled_from(["value", "selected_option", "selected_options", "selected_date"]),
                st.none() | st.text(max_size=3) | st.lists(st.none(), max_size=2),
            ),
        ),
    )
)
def test_no_state_whatever_its_shape_breaks_the_reading(values: dict[str, Any]) -> None:
    assert isinstance(rotation_form(values), RotationForm | FormProblems)
    assert isinstance(followup_details(values), FollowupDetails | FormProblems)


def test_hours_that_make_no_sense_are_told_at_their_day_and_nothing_else() -> None:
    typed = {"monday": text("9-17"), "tuesday": text("nine"), "own_country": chosen("rotation")}
    assert my_time_form(typed) == FormProblems(
        problems={
            "tuesday": "Write the hours like 09:00-17:00, or 09:00-12:30, 13:30-17:00, and leave a"
            " day off empty."
        }
    )


def test_a_week_of_empty_days_is_told_at_the_last_of_them() -> None:
    read = my_time_form({"sunday": text(None)})
    assert isinstance(read, FormProblems)
    assert list(read.problems) == ["sunday"]
