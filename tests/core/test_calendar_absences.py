"""What changes when a calendar is read again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.calendar_absences import CalendarChange, KnownAbsence, follow_calendar

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def away(since: int, until: int) -> Absence:
    return Absence(since=AT + since * DAY, until=AT + until * DAY, reason="calendar")


def known(name: str, since: int, until: int, *, by_hand: bool = False) -> KnownAbsence:
    return KnownAbsence(
        id=name, since=AT + since * DAY, until=AT + until * DAY, ended_by_hand=by_hand
    )


def test_the_same_again_changes_nothing() -> None:
    change = follow_calendar([known("a", -1, 2)], [away(-1, 2)], AT)
    assert change == CalendarChange(dropped=(), added=(), is_news=False)


def test_what_is_deleted_or_moved_there_is_gone_here() -> None:
    change = follow_calendar([known("a", -1, 2), known("b", 5, 6)], [away(-1, 3)], AT)
    assert change == CalendarChange(dropped=("a", "b"), added=(away(-1, 3),), is_news=True)


def test_what_is_over_is_tidied_away_and_no_news() -> None:
    change = follow_calendar([known("a", -9, -8)], [away(-9, -8)], AT)
    assert change == CalendarChange(dropped=("a",), added=(), is_news=False)


def test_whoever_came_back_by_hand_is_not_away_again_for_the_same_absence() -> None:
    mine = known("a", -2, -1, by_hand=True)
    assert follow_calendar([mine], [away(-2, 3)], AT).added == ()
    assert follow_calendar([mine], [away(-2, 3)], AT).dropped == ()
    later = follow_calendar([mine], [away(-2, 3), away(5, 6)], AT)
    assert later.added == (away(5, 6),)


def test_a_return_by_hand_is_forgotten_with_its_absence() -> None:
    change = follow_calendar([known("a", -2, -1, by_hand=True)], [], AT)
    assert change == CalendarChange(dropped=("a",), added=(), is_news=False)


SPANS = st.lists(
    st.tuples(st.integers(-5, 5), st.integers(1, 4)).map(lambda one: (one[0], one[0] + one[1])),
    max_size=4,
    unique=True,
)


@given(SPANS, SPANS)
def test_afterwards_exactly_what_the_calendar_says_is_known(
    before: list[tuple[int, int]], said: list[tuple[int, int]]
) -> None:
    had = [known(str(number), *span) for number, span in enumerate(before)]
    wanted = [away(*span) for span in said]
    change = follow_calendar(had, wanted, AT)
    left = [(one.since, one.until) for one in had if one.id not in change.dropped]
    left += [(one.since, one.until or AT) for one in change.added]
    open_ = [(one.since, one.until or AT) for one in wanted if one.until is None or one.until > AT]
    assert sorted(left) == sorted(open_)
