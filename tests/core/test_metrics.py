"""Each number by its formula, and none that singles somebody out."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.metrics import (
    LEAST,
    Asked,
    Bucket,
    Met,
    Promised,
    Share,
    Stay,
    contacts_per_developer,
    coverage,
    exposure_hours,
    kept_on_time,
    response_rate,
    roster_at,
    roster_during,
    time_to_answer,
)

SINCE = datetime(2026, 11, 2, tzinfo=UTC)
UNTIL = SINCE + timedelta(weeks=3)
HOUR = timedelta(hours=1)


def met(*users: str, at: datetime = SINCE) -> list[Met]:
    return [Met(user_id=user, at=at) for user in users]


def asked(user: str, hours: float | None) -> Asked:
    answered = None if hours is None else SINCE + hours * HOUR
    return Asked(user_id=user, asked_at=SINCE, answered_at=answered)


def test_coverage_counts_each_person_of_the_roster_once_within_the_period() -> None:
    found = met("a", "a", "b", "guest") + met("c", at=UNTIL) + met("d", at=SINCE - HOUR)
    assert coverage(found, {"a", "b", "c", "d", "e"}, SINCE, UNTIL) == Share(part=2, whole=5)
    assert coverage([], (), SINCE, UNTIL).ratio is None


def test_a_roster_is_who_joined_before_a_moment_and_did_not_leave_before_it() -> None:
    stays = [
        Stay(user_id="old", joined=SINCE - HOUR),
        Stay(user_id="left", joined=SINCE - HOUR, left=SINCE + HOUR),
        Stay(user_id="leaves", joined=SINCE - HOUR, left=UNTIL),
        Stay(user_id="new", joined=UNTIL),
        Stay(user_id="gone", joined=SINCE - 2 * HOUR, left=SINCE),
    ]
    assert roster_at(stays, UNTIL) == {"old", "leaves"}
    assert roster_during(stays, SINCE, UNTIL) == {"old", "left", "leaves"}


def test_hours_on_calls_are_minutes_by_sixty_and_unknown_ones_add_nothing() -> None:
    assert exposure_hours([30, None, 45]) == 1.25
    assert exposure_hours([]) == 0


def test_the_response_rate_is_answered_by_asked() -> None:
    assert response_rate([asked("a", 1), asked("b", None)]) == Share(part=1, whole=2)


def test_the_time_to_answer_is_the_median_of_what_was_answered() -> None:
    found = [asked("a", 1), asked("b", 2), asked("c", 30), asked("d", None)]
    assert time_to_answer(found) == 2 * HOUR
    assert time_to_answer([*found, asked("a", 4)]) == 3 * HOUR


def test_nobody_can_work_out_how_long_one_person_took() -> None:
    assert time_to_answer([asked("a", 1), asked("a", 2), asked("a", 3), asked("b", 4)]) is None


def test_an_answer_before_its_question_took_no_time() -> None:
    assert time_to_answer([asked("a", -5), asked("b", -1), asked("c", 0)]) == timedelta()


def test_kept_on_time_is_told_on_the_due_day_at_the_latest() -> None:
    due = date(2026, 11, 20)
    found = [
        Promised(due_on=due, kept_on=due),
        Promised(due_on=due, kept_on=due + timedelta(days=1)),
        Promised(due_on=due),
    ]
    assert kept_on_time(found) == Share(part=1, whole=3)
    assert kept_on_time([]).ratio is None


def test_few_people_are_taken_together_with_their_neighbours() -> None:
    people = {name: number for number, name in enumerate("abcdefg")}
    found = [one for name, count in people.items() for one in met(*[name] * count)]
    assert contacts_per_developer(found, people, SINCE, UNTIL) == (
        Bucket(low=0, high=2, people=3),
        Bucket(low=3, high=6, people=4),
    )
    assert contacts_per_developer(found, {"a", "g"}, SINCE, UNTIL) == ()


@given(st.lists(st.integers(min_value=0, max_value=9), max_size=30))
def test_every_bucket_is_about_enough_people_and_all_are_counted(counts: list[int]) -> None:
    people = {str(number): count for number, count in enumerate(counts)}
    found = [one for name, count in people.items() for one in met(*[name] * count)]
    buckets = contacts_per_developer(found, people, SINCE, UNTIL)
    assert all(one.people >= LEAST for one in buckets)
    assert sum(one.people for one in buckets) == (len(counts) if len(counts) >= LEAST else 0)
    for one in buckets:
        assert one.people == sum(one.low <= count <= one.high for count in counts)
