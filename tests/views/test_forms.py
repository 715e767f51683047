import json
from datetime import date, time
from typing import Any
from zoneinfo import available_timezones

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.core.examples import ALL_REPLIES
from bot.core.longest_examples import LONGEST
from bot.core.question_sets import QUESTION_SETS
from bot.core.questions import OUTCOMES, FollowupDetails, FollowupForm
from bot.core.replies import Found
from bot.core.rotation_form import RotationForm
from bot.core.theme_form import ThemeForm
from bot.sandbox.blockkit import check_view
from bot.views import form_ids, places
from bot.views.forms import (
    followup_form,
    loading_form,
    problem_form,
    results_form,
    saved_form,
    search_form,
    setup_form,
    themes_form,
)
from tests.views.seen import walk, words

FULL = FollowupDetails(
    outcome="attended",
    minutes=45,
    quote="I just want last month's numbers.",
    kinds=("bug", "idea"),
    learning="They export only to sort by date",
    themes=("t2",),
    theme="exports",
    issue_url="https://issues.example.com/browse/WEB-17?a=b",
    promise_text="Whether the export can be sorted",
    promise_kind="update",
    promise_due=date(2026, 11, 24),
    promise_update=date(2026, 11, 20),
    feeling="mixed",
    thanks_to="U0GRACE",
    thanks="found the log line",
    visibility="team",
    good_puzzle=True,
)
CALL = FollowupForm(
    followup_id="f1",
    kind="call",
    subject="Check-in",
    person="Mina",
    details=FULL,
    theme_choices=(("t1", "Sign in"), ("t2", "Billing")),
)
TICKET = FollowupForm(
    followup_id="f1",
    kind="ticket",
    subject="Empty export",
    details=FollowupDetails(outcome="solved"),
)


THEMES = tuple((f"{number:032}", LONGEST[number : number + 80]) for number in range(400))
MANY = tuple((theme_id, name, 1000) for theme_id, name in THEMES)


def fields(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"
    }


def untouched(element: dict[str, Any]) -> Any:  # noqa: ANN401 whatever the element holds
    """What Slack would send for this input if Save were pressed at once."""
    if "initial_options" in element:
        return [each["value"] for each in element["initial_options"]]
    if "initial_option" in element:
        return element["initial_option"]["value"]
    found = [value for key, value in element.items() if key.startswith("initial_")]
    return found[0] if found else None


def saved_at_once(view: dict[str, Any]) -> dict[str, Any]:
    values = {name: untouched(element) for name, element in fields(view).items()}
    return {name: value for name, value in values.items() if value is not None}


def test_the_set_up_form_has_the_agreed_fields_in_order() -> None:
    assert tuple(fields(setup_form("C1", RotationForm()))) == form_ids.SETUP_FIELDS
    fields_of_both = {*form_ids.SETUP_FIELDS, *form_ids.MORE_FIELDS}
    assert fields_of_both == set(RotationForm.model_fields)


@pytest.mark.parametrize(
    "form",
    [
        RotationForm(),
        RotationForm(
            name="Search",
            kinds=("call",),
            weekdays=(0, 6),
            local_time=time(9, 30),
            zone="America/Argentina/Ushuaia",
            every_weeks=5,
            seats=3,
            mode="assign",
            shadowing=True,
            country="AW",
            target_contacts=2,
            target_weeks=6,
            ceiling=None,
            digest_weekday=0,
            digest_time=time(16, 45),
        ),
        RotationForm(country="DE"),
    ],
)
def test_pressing_save_at_once_gives_exactly_the_defaults(form: RotationForm) -> None:
    saved = saved_at_once(setup_form("C1", form))
    saved["shadowing"] = saved.get("shadowing") == ["yes"]
    saved["ceiling"] = saved.get("ceiling")
    saved["country"] = saved["country"].replace(form_ids.NO_COUNTRY, "")
    assert RotationForm.model_validate(saved) == form


def test_the_set_up_form_knows_its_channel_and_offers_the_owners_zone_first() -> None:
    view = setup_form("C1", RotationForm(zone="Asia/Tokyo"))
    assert json.loads(view["private_metadata"]) == {"channel_id": "C1"}
    options = fields(view)["zone"]["options"]
    assert options[0]["value"] == "Asia/Tokyo"
    assert len({option["value"] for option in options}) == len(options) <= 100


def test_every_place_offered_is_one_that_is_known() -> None:
    assert set(places.ZONES) <= available_timezones()
    assert {code for code, _ in places.COUNTRIES} <= set(holidays.list_supported_countries())


def test_a_zone_from_nowhere_still_leaves_at_most_a_hundred() -> None:
    assert len(places.zones("America/Argentina/Ushuaia")) <= 100


def test_an_edited_follow_up_comes_back_as_it_was_saved() -> None:
    saved = saved_at_once(followup_form(CALL))
    assert FollowupDetails.model_validate(saved) == FULL


def test_a_first_follow_up_is_empty_but_for_its_answer() -> None:
    saved = saved_at_once(followup_form(TICKET))
    assert FollowupDetails.model_validate(saved) == TICKET.details


def test_only_the_answer_and_who_may_see_it_are_required() -> None:
    blocks = [each for each in followup_form(CALL)["blocks"] if each["type"] == "input"]
    required = [each["block_id"] for each in blocks if not each["optional"]]
    assert required == ["outcome", "visibility"]


def test_the_follow_up_form_has_the_agreed_fields_in_order() -> None:
    at_times = {"minutes", "good_puzzle", "themes"}
    assert tuple(fields(followup_form(CALL))) == form_ids.FOLLOWUP_FIELDS
    assert tuple(fields(followup_form(TICKET))) == tuple(
        name for name in form_ids.FOLLOWUP_FIELDS if name not in at_times
    )
    asked_apart = {"handed_to", "own"}
    assert set(form_ids.FOLLOWUP_FIELDS) == set(FollowupDetails.model_fields) - asked_apart


def test_the_puzzle_is_asked_when_it_is_its_turn() -> None:
    asked = CALL.model_copy(
        update={"ask_puzzle": True, "details": FollowupDetails(outcome="attended")}
    )
    assert "good_puzzle" in fields(followup_form(asked))
    not_yet = asked.model_copy(update={"ask_puzzle": False})
    assert "good_puzzle" not in fields(followup_form(not_yet))


def test_the_follow_up_form_knows_its_id_and_says_whom_it_is_about() -> None:
    view = followup_form(CALL)
    assert json.loads(view["private_metadata"]) == {"followup_id": "f1", "answered": ""}
    assert "Mina" in words(view)


@pytest.mark.parametrize("key", QUESTION_SETS)
def test_every_version_of_the_questions_makes_a_form(key: str) -> None:
    asked = QUESTION_SETS[key]
    outcome = asked.first.choices[0].id
    view = followup_form(
        FollowupForm(
            followup_id="f1",
            kind=asked.kind,
            subject="x",
            question_set=key,
            details=FollowupDetails(outcome=outcome),
        )
    )
    assert check_view(view) == []
    assert all(group.words in words(view) for group in asked.rest)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=3000), outcome=st.sampled_from(sorted(OUTCOMES)))
def test_whatever_was_typed_slack_takes_the_form_again(text: str, outcome: str) -> None:
    details = FollowupDetails(
        outcome=outcome, quote=text, learning=text, theme=text[:80], promise_text=text, thanks=text
    )
    form = FollowupForm(
        followup_id="f1",
        kind=OUTCOMES[outcome].kind,
        subject=text,
        person=text,
        company=text,
        details=details,
    )
    view = followup_form(form)
    assert check_view(view) == []
    shown = [each["text"] for each in walk(view) if each.get("type") == "mrkdwn"]
    assert not any("<" in each for each in shown)


@pytest.mark.parametrize(
    "view",
    [
        setup_form("C1", RotationForm()),
        followup_form(CALL),
        followup_form(TICKET),
        loading_form("New rotation"),
        saved_form("Saved", "I'll ask you on Monday."),
        saved_form(LONGEST, LONGEST),
        problem_form(LONGEST, LONGEST),
        search_form(),
        *(results_form(each) for each in ALL_REPLIES.values() if isinstance(each, Found)),
        followup_form(CALL.model_copy(update={"theme_choices": THEMES[:100]})),
        themes_form(ThemeForm(rotation_id="r1", rotation=LONGEST, themes=MANY[:1])),
        themes_form(ThemeForm(rotation_id="r1", rotation=LONGEST, themes=MANY)),
    ],
)
def test_slack_accepts_every_modal(view: dict[str, Any]) -> None:
    assert check_view(view) == []


def test_sentences_are_said_without_markup_of_others() -> None:
    assert "<!channel>" not in words(problem_form("Sorry", "<!channel> is not a day."))
    assert "is not a day." in words(problem_form("Sorry", "<!channel> is not a day."))
    assert "Monday" in words(saved_form("Saved", "I'll ask you on Monday."))


def test_forms_look_as_agreed(as_json: SnapshotAssertion) -> None:
    assert {
        "setup": setup_form("C1", RotationForm(zone="Europe/Berlin")),
        "ticket": followup_form(TICKET),
        "call, edited": followup_form(CALL),
        "loading": loading_form("New rotation"),
    } == as_json
