from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.digest import (
    DigestInput,
    PastWeek,
    WeekAnswer,
    WeekPromise,
    summarise,
)
from bot.core.messages import Digest, Occurrence
from bot.core.metrics import Asked, Met

SINCE = datetime(2026, 11, 16, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=7)
FRIDAY = date(2026, 11, 20)


def answer(number: int = 1, **fields: Any) -> WeekAnswer:  # noqa: ANN401 any field
    return WeekAnswer(
        **{
            "followup_id": f"f{number}",
            "user_id": f"U{number}",
            "customer_id": f"c{number}",
            "alias": f"Customer {number}",
            "kind": "ticket",
            "outcome": "solved",
            "answered_at": SINCE + timedelta(hours=number),
        }
        | fields
    )


def promise(number: int = 1, **fields: Any) -> WeekPromise:  # noqa: ANN401 any field
    return WeekPromise(
        **{
            "promise_id": f"p{number}",
            "text": f"promise {number}",
            "kind": "find_out",
            "owner_user_id": "U1",
            "alias": "Customer 1",
        }
        | fields
    )


def digest(*answers: WeekAnswer, **fields: Any) -> Digest:  # noqa: ANN401 any field
    return summarise(
        DigestInput(
            **{
                "rotation_id": "r1",
                "rotation": "Payments",
                "week": "2026-W47",
                "starts_on": date(2026, 11, 16),
                "ends_on": date(2026, 11, 22),
                "since": SINCE,
                "until": UNTIL,
                "posted_on": FRIDAY,
                "answers": answers,
            }
            | fields
        )
    )


def test_at_most_three_quotes_the_first_of_each_customer_before_a_second() -> None:
    said = digest(
        answer(1, quote="one", customer_id="a"),
        answer(2, quote="two", customer_id="a"),
        answer(3, quote="three", customer_id="b"),
        answer(4, quote=" ", customer_id="d"),
        answer(5, quote="five", customer_id="c"),
    )
    assert [quote.text for quote in said.quotes] == ["one", "three", "five"]
    assert said.quotes[0].alias == "Customer 1"
    fewer = digest(answer(2, quote="two", customer_id="a"), answer(1, quote="one", customer_id="a"))
    assert [quote.text for quote in fewer.quotes] == ["one", "two"]


def test_a_late_answer_does_not_displace_a_quote() -> None:
    early = [answer(number, quote=f"q{number}") for number in (1, 2, 3)]
    assert digest(*early).quotes == digest(answer(9, quote="late"), *early).quotes


@pytest.mark.parametrize("visibility", ["team", "me"])
def test_only_what_is_for_the_channel_is_quoted(visibility: str) -> None:
    said = digest(
        answer(
            quote="secret",
            learning="secret",
            kinds=("used_new_way",),
            thanks_to="U9",
            thanks="secret",
            good_puzzle=True,
            visibility=visibility,
        ),
        answer(2, quote="secret", learning="secret", good_puzzle=True, visibility=visibility),
    )
    assert "secret" not in said.model_dump_json()
    assert said.thanks == ()


def test_the_teams_answers_count_and_private_ones_do_not() -> None:
    said = digest(
        answer(1, themes=("exports",)),
        answer(2, themes=("exports",), visibility="team"),
        answer(3, themes=("exports",), visibility="me"),
    )
    assert [(theme.mentions, theme.customers) for theme in said.themes] == [(2, 2)]


def test_a_withdrawn_answer_leaves_no_trace() -> None:
    gone = answer(
        quote="gone",
        learning="gone",
        themes=("gone",),
        kinds=("used_new_way",),
        thanks_to="U9",
        outcome="attended",
        minutes=30,
        withdrawn=True,
    )
    assert digest(gone) == digest()


def test_surprises_are_said_in_our_words_or_in_an_unused_quote() -> None:
    quotes = [answer(number, quote=f"q{number}") for number in (1, 2, 3)]
    said = digest(
        *quotes,
        answer(4, learning="as a to-do list", quote="q4", kinds=("used_new_way",)),
        answer(5, quote="q5", kinds=("used_new_way", "idea")),
        answer(6, kinds=("used_new_way",)),
    )
    assert [quote.text for quote in said.surprises] == ["as a to-do list", "q5"]
    shown_already = digest(answer(1, quote="q1", kinds=("used_new_way",)))
    assert shown_already.surprises == ()


def test_what_was_learned_is_told_once() -> None:
    said = digest(
        answer(1, learning="a surprise", kinds=("used_new_way",), good_puzzle=True),
        answer(2, learning="a puzzle", good_puzzle=True),
        answer(3, learning="a lesson", kinds=("bug",)),
        answer(4, learning="a second puzzle", good_puzzle=True),
    )
    assert [quote.text for quote in said.surprises] == ["a surprise"]
    assert said.puzzle is not None
    assert said.puzzle.text == "a puzzle"
    assert [quote.text for quote in said.learned] == ["a lesson", "a second puzzle"]


def test_themes_are_counted_whatever_their_spelling_and_compared_with_last_week() -> None:
    said = digest(
        answer(1, themes=("Sign  In",), customer_id="a"),
        answer(2, themes=("sign in",), customer_id="a"),
        answer(3, themes=("",)),
        themes_before=("SIGN IN", "other", " sign in "),
    )
    (theme,) = said.themes
    assert (theme.name, theme.mentions, theme.customers, theme.before) == ("Sign In", 2, 1, 2)


def test_the_five_greatest_themes_are_shown() -> None:
    answers = [
        answer(number, themes=(name,), customer_id=customer)
        for number, (name, customer) in enumerate(zip("edcbazzyy", "111111211", strict=True))
    ]
    assert [theme.name for theme in digest(*answers).themes] == ["z", "y", "a", "b", "c"]


def test_promises_are_due_for_seven_days_and_overdue_after_their_day() -> None:
    dated = [promise(days, due_on=FRIDAY + timedelta(days=days)) for days in (8, 7, 0, -1, -9)]
    said = digest(promises=(*dated, promise(99)))
    assert [line.promise_id for line in said.promises_due] == ["p0", "p7"]
    assert [line.promise_id for line in said.promises_overdue] == ["p-9", "p-1"]


def test_a_promise_counts_as_kept_in_the_week_in_which_it_was_kept() -> None:
    moments = {
        1: SINCE - timedelta(seconds=1),
        2: SINCE,
        3: UNTIL - timedelta(seconds=1),
        4: UNTIL,
    }
    said = digest(
        promises=tuple(
            promise(number, kept_at=at, due_on=FRIDAY - timedelta(days=3))
            for number, at in moments.items()
        )
    )
    assert [line.promise_id for line in said.promises_kept] == ["p2", "p3"]
    assert said.promises_overdue == ()


def test_only_a_kept_promise_names_its_owner() -> None:
    said = digest(
        promises=(
            promise(1, due_on=FRIDAY),
            promise(2, due_on=FRIDAY - timedelta(days=1)),
            promise(3, kept_at=SINCE),
        )
    )
    lines = (*said.promises_due, *said.promises_overdue, *said.promises_kept)
    assert [line.owner_user_id for line in lines] == ["", "", "U1"]


def test_the_teams_promises_are_counted_without_their_words() -> None:
    said = digest(
        promises=(
            promise(1, due_on=FRIDAY, visibility="team"),
            promise(2, kept_at=SINCE, visibility="team"),
            promise(3, due_on=FRIDAY - timedelta(days=1), visibility="me"),
            promise(4, due_on=None, visibility="team"),
        )
    )
    assert said.promises_uncited == 2
    assert (said.promises_due, said.promises_overdue, said.promises_kept) == ((), (), ())


def test_coverage_counts_those_who_met_a_customer_in_the_last_six_weeks() -> None:
    edge = UNTIL - timedelta(weeks=6)
    moments = (None, edge - timedelta(seconds=1), edge, UNTIL - timedelta(seconds=1), UNTIL)
    said = digest(
        roster=tuple(f"U{number}" for number in range(5)),
        met=tuple(
            Met(user_id=f"U{number}", at=at) for number, at in enumerate(moments) if at is not None
        ),
        asked=tuple(
            Asked(user_id="U1", asked_at=SINCE, answered_at=SINCE if number else None)
            for number in range(6)
        ),
    )
    coverage = said.coverage
    assert (coverage.developers, coverage.roster) == (2, 5)
    assert (coverage.answered, coverage.asked) == (5, 6)


def test_hours_on_calls_count_those_who_were_there_whatever_they_let_others_see() -> None:
    said = digest(
        answer(1, kind="call", outcome="attended", minutes=30),
        answer(2, kind="call", outcome="attended", minutes=45, visibility="me"),
        answer(3, kind="call", outcome="attended"),
        answer(4, kind="call", outcome="customer_absent", minutes=10),
    )
    assert said.coverage.call_minutes == 75


def test_the_chart_has_at_most_twelve_weeks_and_an_empty_roster_has_no_coverage() -> None:
    past = [
        PastWeek(week=f"2026-W{number}", contacts=number, members=1, roster=4)
        for number in range(34, 47)
    ]
    empty = PastWeek(week="2026-W47", contacts=0, members=0, roster=0)
    figures = digest(weeks=(*past, empty)).weeks
    assert [figure.week for figure in figures] == [f"2026-W{number}" for number in range(36, 48)]
    assert (figures[0].coverage, figures[0].members, figures[0].roster) == (0.25, 1, 4)
    assert figures[-1].coverage == 0


def test_thanks_go_to_others_only() -> None:
    said = digest(
        answer(1, thanks_to="U1", thanks="me"),
        answer(2, thanks_to="U3", thanks="for the log line"),
        answer(3),
    )
    assert [(t.from_user_id, t.to_user_id, t.text) for t in said.thanks] == [
        ("U2", "U3", "for the log line")
    ]


def test_the_rest_is_passed_on() -> None:
    rounds = (Occurrence(at=UNTIL),)
    said = digest(next_rounds=rounds, late=True)
    assert (said.rotation_id, said.rotation, said.week) == ("r1", "Payments", "2026-W47")
    assert (said.starts_on, said.ends_on) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (said.next_rounds, said.late) == (rounds, True)


@given(st.permutations(range(8)))
def test_the_order_in_which_answers_are_loaded_changes_nothing(order: list[int]) -> None:
    answers = [
        answer(
            number,
            answered_at=SINCE + timedelta(hours=number // 2),
            quote=f"q{number}",
            themes=((f"T{number % 3}" if number % 2 else f"t{number % 3}"),),
            customer_id=f"c{number % 4}",
            learning=f"l{number}",
            good_puzzle=number > 5,
        )
        for number in range(8)
    ]
    assert digest(*(answers[number] for number in order)) == digest(*answers)
