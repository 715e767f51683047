from bot.core.absence import Absence
from bot.core.candidate import Candidate, Waiting
from bot.core.helping import helper_for
from bot.core.rotation import Round
from bot.core.worktime import WorkCalendar
from tests.core.making import AT, DAY, HOUR, call, person, ticket

NEW = person("new", step="accompanied")
TERMS = Round(at=AT, seats=1)


def helper(*others: Candidate, contact: Waiting | None = None) -> str | None:
    pick = helper_for([NEW, *others], contact or ticket("t"), "Unew", TERMS)
    return None if pick is None else pick.member_id


def test_the_experienced_one_whose_turn_is_next_helps_and_never_a_newcomer() -> None:
    assert helper(person("a", 5), person("b", 3), person("c", 1, step="shadow")) == "b"
    assert helper(person("c", step="accompanied")) is None
    assert helper() is None


def test_a_new_partner_comes_first() -> None:
    known = person("a", 0, shadowed_with=frozenset({"Unew"}))
    assert helper(known, person("b", 9)) == "b"
    assert helper(known) == "a"


def test_whoever_rests_helps_only_where_nobody_else_can() -> None:
    resting = person("a", 0, rest_until=AT + DAY)
    assert helper(resting, person("b", 9)) == "b"
    assert helper(resting) == "a"


def test_hard_rules_hold_for_helpers_too() -> None:
    leave = Absence(since=AT, until=AT + DAY, reason="leave")
    away = person("a", calendar=WorkCalendar(zone="UTC", absences=(leave,)))
    meeting = call("c", AT + 2 * HOUR)
    assert meeting.period is not None
    busy = person("b", busy=(meeting.period,))
    full = person("d", ceiling=1, begun_last_28_days=1)
    assert helper(away, busy, full, contact=meeting) is None
    asked = ticket("t", excluded_user_ids=frozenset({"Ue"}))
    assert helper(person("e"), contact=asked) is None
    assert helper_for([person("f")], asked, "Unew", TERMS) is None
