"""The modal of one's own time."""

import json
from datetime import date
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.core.my_time_form import LONGEST_ADDRESS, MyTimeForm, filled_in
from bot.core.own_time import OwnTime
from bot.core.week_rule import WeekRule
from bot.sandbox.blockkit import check_view
from bot.slack.form_values import my_time_form as read_form
from bot.views import form_ids
from bot.views.forms import my_time_form
from bot.views.my_time_form import Calendar
from tests.views.seen import words

TODAY = date(2026, 11, 23)
USUAL = filled_in(OwnTime(), TODAY)
RARE = filled_in(
    OwnTime(
        focus=WeekRule(weekdays=(2, 4), every_weeks=2),
        country="DE-BY",
        calls_outside_hours=True,
        remind_day_before=True,
    ),
    TODAY,
)


def drawn(filled: MyTimeForm = USUAL, calendar: Calendar = "none") -> dict[str, Any]:
    return my_time_form(filled, zone="Europe/Berlin", calendar=calendar, problem="", version="v")


def saved_at_once(view: dict[str, Any]) -> dict[str, Any]:
    """What Slack sends when Save is pressed and nothing was touched."""
    return {
        block["block_id"]: {
            form_ids.VALUE: {
                "value": block["element"].get("initial_value"),
                "selected_option": block["element"].get("initial_option"),
                "selected_options": block["element"].get("initial_options", []),
            }
        }
        for block in view["blocks"]
        if block["type"] == "input"
    }


@pytest.mark.parametrize(
    "filled", [USUAL, RARE, filled_in(OwnTime(country=""), TODAY), MyTimeForm(monday="9-12, 13-24")]
)
def test_pressing_save_at_once_changes_nothing(filled: MyTimeForm) -> None:
    assert read_form(saved_at_once(drawn(filled))) == filled


def test_the_form_has_the_agreed_fields_in_order() -> None:
    assert tuple(saved_at_once(drawn(calendar="read"))) == form_ids.MY_TIME_FIELDS
    assert set(form_ids.MY_TIME_FIELDS) == set(MyTimeForm.model_fields)
    assert "remove_calendar" not in saved_at_once(drawn())


def test_it_knows_what_it_was_filled_in_from() -> None:
    assert json.loads(drawn()["private_metadata"]) == {"version": "v"}


@pytest.mark.parametrize("calendar", ["none", "new", "read", "failing"])
def test_slack_takes_it_however_the_calendar_is(calendar: Calendar) -> None:
    view = my_time_form(
        RARE, zone="America/Argentina/Ushuaia", calendar=calendar, problem="x" * 3000, version=""
    )
    assert check_view(view) == []
    assert ("x" * 100 in words(view)) == (calendar == "failing")


def test_an_address_fits_into_its_field() -> None:
    (address,) = (one for one in drawn()["blocks"] if one.get("block_id") == "address")
    assert address["element"]["max_length"] == LONGEST_ADDRESS <= 3000


def test_it_looks_as_it_did(as_json: SnapshotAssertion) -> None:
    assert drawn(RARE, "read") == as_json
