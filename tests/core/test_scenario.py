from datetime import UTC, datetime, time
from typing import Any

import pytest

from bot.core.cadence import next_occurrence
from bot.core.scenario_hours import read_hours
from bot.core.scenario_reading import ScenarioError, cadence_of, read_scenario
from tests.core.scenarios import CADENCE, scenario, told


def refusal(**fields: Any) -> str:  # noqa: ANN401 - what is refused
    with pytest.raises(ScenarioError) as raised:
        scenario(**fields)
    said = str(raised.value)
    assert "\n" not in said
    assert said.endswith((".", "?"))
    return said


def member(**fields: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - the scenario checks them
    return [{"name": "Ada", **fields}]


def test_a_scenario_says_when_its_rounds_are() -> None:
    first = next_occurrence(cadence_of(scenario()), datetime(2025, 1, 1, tzinfo=UTC))
    assert first == datetime(2026, 1, 5, 9, tzinfo=UTC)
    month = {"counted": "weekday", "nth": [1]}
    tuesdays = scenario(cadence={**CADENCE, "days": ["tue"], "month": month})
    after = datetime(2026, 1, 7, tzinfo=UTC)
    assert next_occurrence(cadence_of(tuesdays), after) == datetime(2026, 2, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"membres": []}, "membres: there is no such key; did you mean 'members'?"),
        (
            {"cadence": {**CADENCE, "evry_weeks": 2}},
            "cadence.evry_weeks: there is no such key; did you mean 'every_weeks'?",
        ),
        ({"settings": {"seat": 3}}, "settings.seat: there is no such key; did you mean 'seats'?"),
        (
            {"members": member(wieght=1)},
            "members[0].wieght: there is no such key; did you mean 'weight'?",
        ),
        (
            {"members": member(absences=[{"since": "2026-01-01", "untill": "2026-01-02"}])},
            "members[0].absences[0].untill: there is no such key; did you mean 'until'?",
        ),
    ],
)
def test_a_misspelt_key_is_answered_with_the_nearest(fields: dict[str, Any], sentence: str) -> None:
    assert refusal(**fields) == sentence


def test_a_key_like_no_other_is_answered_with_those_there_are() -> None:
    assert refusal(arrivals={"per_week": 1, "xyz": 2}) == (
        "arrivals.xyz: there is no such key; "
        "it knows per_week, calls, call_minutes, call_notice_days, customers, tags."
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"cadence": {**CADENCE, "zone": "Mars/Base"}}, "cadence.zone: there is no time zone"),
        ({"cadence": {**CADENCE, "days": []}}, "cadence.weekdays: choose at least one"),
        ({"cadence": {**CADENCE, "days": ["someday"]}}, "cadence.days[0]: "),
        ({"cadence": {**CADENCE, "country": "XX"}}, "cadence.country: "),
        (
            {
                "cadence": {
                    **CADENCE,
                    "month": {"counted": "day", "nth": [30], "months": [2]},
                }
            },
            "cadence.nth: the months chosen have 29 days at most",
        ),
        ({"members": member(weight=-1)}, "members[0].weight: choose a number from 0.01"),
        ({"members": member(weight=float("nan"))}, "members[0].weight: choose a number"),
        ({"members": member(zone="Nowhere")}, "members[0].zone: there is no time zone"),
        ({"members": member(country="XX")}, "members[0].country: "),
        ({"members": member(hours={"mon": ["9 to 5"]})}, "members[0].hours: '9 to 5' is no span"),
        (
            {"members": member(hours={"mon": ["12:00-09:00"]})},
            "members[0].hours: a working day ends after it starts",
        ),
        (
            {"members": member(absences=[{"since": "2026-02-02", "until": "2026-02-02"}])},
            "members[0].absences[0].until: an absence ends after it starts",
        ),
        (
            {"members": member(absences=[{"since": "2026-02-02"}, {"since": "2026-02-05"}])},
            "members[0].absences: two of them overlap",
        ),
        (
            {"members": member(joins="2026-02-02", leaves="2026-02-02")},
            "members[0].leaves: a member leaves after they join",
        ),
        ({"members": [{"name": "A"}, {"name": "A"}]}, "members: 'A' is there twice"),
        ({"members": [{}]}, "members[0].name: this key is missing."),
        ({"weeks": 0}, "weeks: input should be greater than or equal to 1, not 0."),
        (
            {"contacts": [{"name": "c", "kind": "call", "arrives": "2026-01-05T09:00"}]},
            "contacts[0].starts: a call has a start",
        ),
        ({"settings": {"declines": 2}}, "settings.declines: "),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_that_names_the_field(
    fields: dict[str, Any], sentence: str
) -> None:
    assert refusal(**fields).startswith(sentence)


def test_a_member_may_have_a_zone_and_a_country_of_their_own() -> None:
    (ada,) = scenario(members=member(zone="Asia/Tokyo", country="JP")).members
    assert (ada.zone, ada.country) == ("Asia/Tokyo", "JP")
    assert scenario(members=member(country="")).members[0].country == ""


def test_a_missing_section_is_named() -> None:
    data = told()
    del data["cadence"]
    with pytest.raises(ScenarioError, match=r"^cadence: this key is missing\.$"):
        read_scenario(data)


def test_hours_are_read_by_weekday_and_a_day_not_named_is_off() -> None:
    hours = read_hours({"mon": ("09:00-12:30", "13:30-00:00"), "tue": ("10:00 - 11:00",)})
    assert hours.spans(0) == ((time(9), time(12, 30)), (time(13, 30), time(0)))
    assert hours.spans(1) == ((time(10), time(11)),)
    assert hours.spans(2) == ()
    assert read_hours(None).spans(4) == ((time(9), time(17)),)
