from datetime import UTC, time

import pytest
from pydantic import ValidationError

from bot.core.rotation_form import RotationForm


def test_a_name_is_one_plain_line() -> None:
    assert RotationForm(name="  Payments\n \u202e  EU ").name == "Payments EU"


def test_days_are_sorted_and_named_once() -> None:
    assert RotationForm(weekdays=(6, 0, 6)).weekdays == (0, 6)


def test_kinds_are_named_once_and_in_order() -> None:
    assert RotationForm(kinds=("call", "ticket", "call")).kinds == ("ticket", "call")


@pytest.mark.parametrize("country", ["", "DE", "US"])
def test_a_country_is_a_known_one_or_none(country: str) -> None:
    assert RotationForm(country=country).country == country


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "at least 1 character"),
        ("name", " \u200b\n", "give the rotation a name"),
        ("name", "x" * 61, "at most 60 characters"),
        ("name", "ß" * 60, "shorter"),
        ("kinds", (), "at least 1 item"),
        ("kinds", ("letter",), "ticket"),
        ("weekdays", (), "at least 1 item"),
        ("weekdays", (7,), "0 .Monday. to 6 .Sunday."),
        ("weekdays", (-1,), "0 .Monday. to 6 .Sunday."),
        ("local_time", time(10, tzinfo=UTC), "without an offset"),
        ("digest_time", "15:00Z", "without an offset"),
        ("zone", "Mars/Olympus", "is not a time zone"),
        ("zone", "", "is not a time zone"),
        ("country", "XX", "no public holidays are known"),
        ("seats", 0, "greater than or equal to 1"),
        ("seats", 51, "less than or equal to 50"),
        ("every_weeks", 13, "less than or equal to 12"),
        ("ceiling", 0, "greater than or equal to 1"),
        ("mode", "beg", "offer"),
        ("digest_weekday", 7, "less than or equal to 6"),
    ],
)
def test_each_impossible_setting_is_refused_by_name(field: str, value: object, words: str) -> None:
    with pytest.raises(ValidationError, match=words) as raised:
        RotationForm.model_validate({field: value})
    assert {error["loc"][0] for error in raised.value.errors()} == {field}
