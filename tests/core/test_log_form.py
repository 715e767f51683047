from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from bot.core.bring_form import BringForm, Origin, started
from bot.core.log_form import LogForm, check_day, happened_at

AT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
"""Already Tuesday in Berlin."""
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2026, 11, 24), None),
        (date(2026, 11, 25), "That day is still to come"),
        (date(2026, 10, 27), None),
        (date(2026, 10, 26), "more than 28 days ago"),
        (date(2024, 11, 24), "more than 28 days ago"),
    ],
)
def test_a_contact_of_the_last_four_weeks_of_ones_own_days_can_be_logged(
    on: date, sentence: str | None
) -> None:
    problem = check_day(on, BERLIN, AT)
    assert (problem is None) if sentence is None else (sentence in str(problem))


def test_today_is_now_and_an_earlier_day_its_noon() -> None:
    assert happened_at(date(2026, 11, 24), BERLIN, AT) == AT
    assert happened_at(date(2026, 11, 20), BERLIN, AT) == datetime(2026, 11, 20, 11, tzinfo=UTC)


@pytest.mark.parametrize("minutes", [0, -1, 24 * 60 + 1])
def test_no_contact_takes_no_time_or_more_than_a_day(minutes: int) -> None:
    with pytest.raises(ValidationError, match="minutes"):
        LogForm(who="Mina", minutes=minutes, on=date(2026, 11, 23))


def test_nobody_is_nobody_and_numbers_of_people_are_not_kept() -> None:
    with pytest.raises(ValidationError, match="say whom"):
        LogForm(who=" \u200b ", on=date(2026, 11, 23))
    form = LogForm(who="Mina, mina@northwind.example", on=date(2026, 11, 23), about="+49 30 901820")
    assert form.who == "Mina, [email]"
    assert form.about == "[phone]"


def test_the_first_line_of_a_message_is_its_subject() -> None:
    origin = Origin(channel_id="C1", ts="1.2")
    start = started(origin, "Export fails\nmina@northwind.example asks why", (("r1", "Payments"),))
    assert (start.subject, start.excerpt) == ("Export fails", "Export fails\n[email] asks why")
    assert started(origin, "Export fails", (("r1", "Payments"),)).excerpt == ""
    long = started(origin, "why " * 100, (("r1", "Payments"),))
    assert len(long.subject) == 150
    assert len(long.excerpt) == 399


def test_a_message_without_words_needs_some() -> None:
    with pytest.raises(ValidationError, match="in a few words"):
        BringForm(subject=" ")


def test_the_same_message_is_the_same_contact() -> None:
    one = Origin(channel_id="C1", ts="1.2", url="https://acme.example/p1")
    assert one.contact_id == Origin(channel_id="C1", ts="1.2").contact_id
    assert one.contact_id != Origin(channel_id="C1", ts="1.3").contact_id
    assert len(one.contact_id) == 32
