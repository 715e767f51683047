"""No absent, resting, clashing or over-ceiling person is ever picked; for a call nobody at night.

The rules are asked again here, plainly, of whatever a round has picked.
"""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.rotation import Candidate, Plan, Waiting
from bot.core.week_rule import WeekRule
from bot.core.worktime import WorkCalendar
from tests.core.making import AT, HOUR, call, person, plan, ticket

HOURS = st.integers(-48, 96).map(lambda hours: AT + hours * HOUR)


@st.composite
def absences(draw: st.DrawFn) -> Absence:
    since = draw(HOURS)
    length = draw(st.integers(1, 60) | st.none())
    until = None if length is None else since + length * HOUR
    return Absence(since=since, until=until, reason=draw(st.sampled_from(["leave", "status"])))


@st.composite
def people(draw: st.DrawFn) -> list[Candidate]:
    def one(number: int) -> Candidate:
        busy = draw(st.lists(HOURS, max_size=1))
        return person(
            f"p{number}",
            draw(st.integers(0, 3)),
            calendar=WorkCalendar(
                zone=draw(st.sampled_from(["UTC", "Asia/Kolkata", "America/New_York"])),
                absences=tuple(draw(st.lists(absences(), max_size=1))),
                skipped=tuple(
                    draw(st.lists(st.builds(WeekRule, weekdays=st.just((1,))), max_size=1))
                ),
            ),
            capacity=draw(st.integers(0, 3)),
            ceiling=draw(st.none() | st.integers(1, 3)),
            begun_last_28_days=draw(st.integers(0, 3)),
            rest_until=draw(st.none() | HOURS),
            busy=tuple((since, since + 2 * HOUR) for since in busy),
            calls_outside_hours=draw(st.booleans()),
            step=draw(st.sampled_from(["shadow", "accompanied", "alone"])),
        )

    return [one(number) for number in range(draw(st.integers(1, 6)))]


@st.composite
def contacts(draw: st.DrawFn) -> list[Waiting]:
    def one(number: int) -> Waiting:
        fields: dict[str, Any] = {
            "excluded_user_ids": draw(st.frozensets(st.sampled_from(["Up0", "Up1"])))
        }
        if draw(st.booleans()):
            return ticket(f"t{number}", **fields)
        length = draw(st.integers(1, 3)) * HOUR
        starts = draw(st.integers(1, 60).map(lambda hours: AT + hours * HOUR))
        return call(f"t{number}", starts, ends_at=starts + length, **fields)

    return [one(number) for number in range(draw(st.integers(0, 5)))]


def is_absent(one: Candidate, contact: Waiting) -> bool:
    moments = [AT]
    if contact.period:
        since, until = contact.period
        moments += [since + n * timedelta(minutes=30) for n in range((until - since) // HOUR * 2)]
    local = ZoneInfo(one.calendar.zone)
    if one.calendar.skipped and any(at.astimezone(local).weekday() == 1 for at in moments):
        return True
    return any(
        absence.since <= at and (absence.until is None or at < absence.until)
        for absence in one.calendar.absences
        for at in moments
    )


def check(made: Plan, team: list[Candidate], waiting: list[Waiting]) -> None:
    by_id = {one.member_id: one for one in team}
    desk = {one.contact_id: one for one in waiting}
    taken: dict[str, list[Waiting]] = {}
    for pick in made.pairs:
        one, contact = by_id[pick.member_id], desk[pick.contact_id]
        assert not is_absent(one, contact)
        assert one.user_id not in contact.excluded_user_ids
        mine = taken.setdefault(one.member_id, [])
        mine.append(contact)
        assert len(mine) <= one.capacity
        assert one.ceiling is None or one.begun_last_28_days + len(mine) <= one.ceiling
        if contact.period is None:
            continue
        since, until = contact.period
        others = [other.period for other in mine[:-1] if other.period is not None]
        assert all(until <= begin or end <= since for begin, end in [*one.busy, *others])
        if not one.calls_outside_hours:
            zone = ZoneInfo(one.calendar.zone)
            begin, end = since.astimezone(zone), until.astimezone(zone)
            assert begin.weekday() < 5
            assert begin.hour >= 9
            assert (end.hour, end.minute) <= (17, 0)
            assert begin.date() == end.date()


@settings(max_examples=100, deadline=None)
@given(team=people(), waiting=contacts(), seats=st.integers(1, 5), shadowing=st.booleans())
def test_nobody_is_ever_picked_whom_a_rule_keeps_away(
    *, team: list[Candidate], waiting: list[Waiting], seats: int, shadowing: bool
) -> None:
    made = plan(team, waiting, seats=seats, shadowing=shadowing)
    check(made, team, waiting)
    assert len({pick.contact_id for pick in made.pairs if pick.role == "lead"}) <= seats


@settings(max_examples=60, deadline=None)
@given(people(), contacts(), st.integers(1, 5))
def test_whoever_rests_is_picked_only_if_nobody_else_could_have_been(
    team: list[Candidate], waiting: list[Waiting], seats: int
) -> None:
    """Were somebody else free for the contact, the assignment would have a lesser level."""
    made = plan(team, waiting, seats=seats)
    ruled = {(one.member_id, one.contact_id) for one in made.ruled_out}
    picked = {pick.member_id for pick in made.pairs}
    resting = {one.member_id for one in team if one.rest_until and one.rest_until > AT}
    for pick in made.pairs:
        if pick.member_id in resting:
            assert pick.decided_by == "resting"
            for one in team:
                free = one.member_id not in picked | resting
                out = {(one.member_id, None), (one.member_id, pick.contact_id)} & ruled
                assert not free or out
