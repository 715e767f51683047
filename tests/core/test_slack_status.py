from datetime import UTC, datetime, timedelta

import pytest

from bot.core.absence import Absence
from bot.core.slack_status import SlackStatus, absence_of_status

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("emoji", "text"),
    [
        (":palm_tree:", "Vacationing"),
        (":palm_tree:", ""),
        ("face_with_thermometer", "Out sick"),
        (":wave:", "On vacation until 4 Dec"),
        ("", "OOO"),
        ("", "out of office, back Monday"),
        ("", "I\u2019m sick today"),
        ("", "Parental leave"),
        ("", "on  PTO (back 3/12)"),
        ("", "Sick"),
        ("", "annual leave!"),
    ],
)
def test_vacation_and_sickness_are_respected_at_once(emoji: str, text: str) -> None:
    found = absence_of_status(SlackStatus(emoji=emoji, text=text), AT)
    assert found == Absence(since=AT, until=None, reason="status")


@pytest.mark.parametrize(
    ("emoji", "text"),
    [
        ("", ""),
        (":calendar:", "In a meeting"),
        (":house_with_garden:", "Working remotely"),
        (":palm_tree:", "Working from Bali"),
        ("", "Planning my vacation"),
        ("", "vacation planner rewrite"),
        ("", "holiday calendar bug"),
        ("", "sick of flaky tests"),
        ("", "leave me a message"),
        (":bus:", "Commuting"),
    ],
)
def test_other_statuses_are_no_absence(emoji: str, text: str) -> None:
    assert absence_of_status(SlackStatus(emoji=emoji, text=text), AT) is None


def test_it_ends_when_the_status_does() -> None:
    status = SlackStatus(emoji=":palm_tree:", expires_at=AT + timedelta(days=3))
    assert absence_of_status(status, AT) == Absence(
        since=AT, until=AT + timedelta(days=3), reason="status"
    )
    assert absence_of_status(status, AT + timedelta(days=3)) is None
