import pytest

from bot.core.examples import LONGEST_MESSAGES, MESSAGES
from bot.core.messages import Coverage, Digest, Theme
from bot.views.chart_words import digest_alt_text
from bot.views.digest import coverage_line, digest_blocks, render
from bot.views.render import render as render_any
from tests.views.seen import labels, walk


def example(name: str = "digest") -> Digest:
    digest = (MESSAGES | LONGEST_MESSAGES)[name]
    assert isinstance(digest, Digest)
    return digest


def test_the_digest_is_read_in_its_agreed_order() -> None:
    said = digest_blocks(example(), "F0123456789").text
    order = [
        "Week 47: Payments",
        "6 of 9 developers",
        "In customers' words",
        "Used in ways we had not considered",
        "Also learned",
        "What keeps coming up",
        "Promises due",
        "Promises overdue",
        "Promises kept",
        "Contacts a week over 12 weeks",
        "Thank you",
        "Puzzle of the week",
        "Next pairings",
    ]
    places = [said.index(each) for each in order]
    assert places == sorted(places)


def test_the_picture_is_there_when_it_has_been_uploaded() -> None:
    types = [block["type"] for block in digest_blocks(example(), "F0123456789").blocks]
    assert types.count("image") == 1
    assert "image" not in [block["type"] for block in render(example()).blocks]
    picture = next(
        each
        for each in walk(digest_blocks(example(), "F0123456789").blocks)
        if each.get("type") == "image"
    )
    assert picture["alt_text"] == digest_alt_text(example())


def test_without_a_picture_it_is_drawn_like_any_message() -> None:
    assert render_any(example()) == render(example())


def test_who_is_behind_is_not_named() -> None:
    owned = example().promises_overdue[0].model_copy(update={"owner_user_id": "U0LINUS"})
    said = render(
        example().model_copy(update={"promises_overdue": (owned,), "promises_due": (owned,)})
    ).text
    behind = said[said.index("Promises due") : said.index("Promises kept")]
    assert behind.count("Send the workaround") == 2
    assert "<@" not in behind


def test_an_empty_week_says_so_and_still_shows_the_way_in() -> None:
    drawn = render(example("digest of a quiet week"))
    assert "A quiet week" in drawn.text
    assert "late, sorry" in drawn.text
    assert labels(drawn.blocks) == [
        "Log a contact",
        "Browse what we learned",
        "My next turn",
        "Join",
    ]
    assert "quiet" not in render(example()).text


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (59, "59 min"), (120, "2 h"), (135, "2 h 15 min")]
)
def test_time_on_calls_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    coverage = Coverage(developers=1, roster=1, call_minutes=minutes, answered=0, asked=1)
    assert coverage_line(coverage) == (
        f"*1 of 1 developer* met a customer in the last 6 weeks · {said} on calls · "
        "0 of 1 follow-up answered"
    )


def test_time_on_calls_is_of_so_many_of_the_weeks_calls() -> None:
    coverage = Coverage(
        developers=1, roster=1, call_minutes=75, answered=0, asked=1, calls_heard=1, calls=2
    )
    assert "1 h 15 min on 1 of 2 calls" in coverage_line(coverage)


@pytest.mark.parametrize(
    ("before", "said"), [(0, "new"), (3, "as last week"), (1, "+2 on last week"), (5, "-2 on")]
)
def test_a_theme_shows_its_change(before: int, said: str) -> None:
    theme = Theme(name="exports", mentions=3, customers=1, before=before)
    digest = example("digest of a quiet week").model_copy(update={"themes": (theme,)})
    assert f"exports: 3 mentions, 1 customer, {said}" in render(digest).text


def test_the_alt_text_says_what_the_picture_shows() -> None:
    said = digest_alt_text(example())
    assert "1, 0, 2, 3, 2, 4, 3, 5, 4, 6, 5, 6" in said
    assert "from 11% to 67% of the roster (6 of 9)" in said
    assert "exports 4, sign-in 2, mobile 1" in said


def test_after_one_week_coverage_has_gone_from_nowhere_to_nowhere() -> None:
    first_week = example().model_copy(update={"weeks": example().weeks[-1:]})
    assert "Coverage is 67% of the roster (6 of 9)." in digest_alt_text(first_week)


def test_the_alt_text_fits_slack_and_is_never_empty() -> None:
    assert 0 < len(digest_alt_text(example("longest digest"))) <= 1000
    assert digest_alt_text(example("digest of a quiet week")) == "No contacts and no themes yet."


def test_the_alt_text_of_an_empty_roster_has_no_share() -> None:
    week = example().weeks[0].model_copy(update={"members": 0, "roster": 0, "coverage": 0.0})
    said = digest_alt_text(example("digest of a quiet week").model_copy(update={"weeks": (week,)}))
    assert said.endswith("Coverage is 0% of the roster.")
