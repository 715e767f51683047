"""What somebody is reminded of, when, and when it ends."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.core.absence import Absence
from bot.core.replies import Refusal
from bot.store import absences
from bot.store.tables import outbox
from bot.usecases.pause_person import go_on, pause_me
from bot.usecases.record_answer import tap
from bot.usecases.reminders import ring
from bot.usecases.snooze_question import snooze_question
from tests.usecases.world import DAY, World, on, ticket

FIRST, SECOND = on(24, 9), on(26, 9)
"""When Ada is reminded of the question of Monday the 23rd."""
SILENT = on(30, 9)


@pytest.fixture
def asked(world: World) -> World:
    """Ada has finished a ticket and been asked about it, on Monday at 10:00; no rounds follow."""
    world.slack_works = True
    world.join("ada")
    world.bring(ticket("a", customer_ref="acme"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    return world


def snooze(world: World, choice: str) -> object:
    followup_id = world.question("ada").followup_id
    return world.do(
        snooze_question, followup_id=followup_id, user_id="ada", choice=choice, at=world.at
    )


def late_tap(world: World) -> object:
    (row,) = world.followups()
    return world.do(tap, followup_id=row.id, user_id="ada", outcome="solved", at=world.at)


def sent_at(world: World) -> list[datetime]:
    rows = [row for row in world.table(outbox) if row.dedupe_key.startswith("reminders:")]
    return sorted(row.created_at for row in rows)


def lost(world: World) -> None:
    """The last message never arrived: Slack was away for longer than it made sense."""
    last = max(world.table(outbox), key=lambda row: (row.created_at, row.position))
    with world.database.writing() as connection:
        gone = sa.update(outbox).where(outbox.c.id == last.id)
        connection.execute(gone.values(state="dropped", ts=None))


def test_two_reminders_then_silence_then_the_question_is_closed(asked: World) -> None:
    asked.until(FIRST - timedelta(minutes=1))
    assert asked.reminders("ada") == []
    asked.until(SILENT + 2 * DAY)
    assert sent_at(asked) == [FIRST, SECOND]
    assert len(asked.home("ada").questions) == 1
    asked.until(on(23, 9, 59, month=12))
    assert [one.state for one in asked.followups()] == ["asked"]
    asked.until(on(24, 9, month=12))
    assert [one.state for one in asked.followups()] == ["closed"]
    assert isinstance(late_tap(asked), Refusal)
    assert len(sent_at(asked)) == 2


def test_an_answer_ends_the_reminders_and_is_read_in_the_one_that_was_sent(asked: World) -> None:
    asked.until(FIRST)
    assert [one.outcome for one in asked.reminders("ada")[0].questions] == [""]
    asked.tap("ada", "solved")
    assert [one.outcome for one in asked.reminders("ada")[0].questions] == ["solved"]
    asked.withdraw("ada")
    assert asked.reminders("ada")[0].questions[0].withdrawn
    asked.until(on(23, month=12))
    assert len(asked.reminders("ada")) == 1


def test_a_late_answer_counts(asked: World) -> None:
    asked.until(on(18, 12, month=12))
    assert asked.tap("ada", "solved") is None
    assert asked.question("ada").outcome == "solved"


def test_one_message_holds_all_that_is_open_on_a_day(asked: World) -> None:
    asked.bring(ticket("b"), ticket("c"))
    asked.until(on(26, 10))
    asked.meet("ada")
    asked.until(on(26, 10))
    asked.until(on(27, 23))
    first, second, third = asked.reminders("ada")
    assert [len(one.questions) for one in (first, second, third)] == [1, 1, 1]
    asked.until(on(30, 23))  # the second reminder of the later one; the earlier has fallen silent
    assert len(sent_at(asked)) == len({at.date() for at in sent_at(asked)})


def test_reminders_wait_while_one_is_away(asked: World) -> None:
    asked.says("ada", "skip", "until 2026-12-02")
    asked.until(on(2, 8, 59, month=12))
    assert asked.reminders("ada") == []
    asked.until(on(2, 9, month=12))
    assert sent_at(asked) == [on(2, 9, month=12)]


@pytest.mark.parametrize(
    ("choice", "again_at"),
    [("hour", on(23, 11)), ("tomorrow", on(24, 9)), ("monday", on(30, 9))],
)
def test_snoozing_beats_the_schedule(asked: World, choice: str, again_at: datetime) -> None:
    assert snooze(asked, choice) is None
    assert asked.question("ada").snoozed_until == again_at
    asked.until(again_at - timedelta(minutes=1))
    assert asked.reminders("ada") == []
    asked.until(again_at)
    assert sent_at(asked) == [again_at]


def test_an_hour_that_ends_after_work_ends_the_next_morning(asked: World) -> None:
    asked.until(on(23, 16, 30))
    snooze(asked, "hour")
    assert asked.question("ada").snoozed_until == on(24, 9)


def test_a_moment_they_chose_comes_also_after_the_days_message(asked: World) -> None:
    asked.until(FIRST)
    snooze(asked, "hour")
    asked.until(FIRST + timedelta(hours=1))
    assert sent_at(asked) == [FIRST, FIRST + timedelta(hours=1)]


def test_a_skipped_question_is_never_reminded_of_and_can_be_answered(asked: World) -> None:
    snooze(asked, "skip")
    assert asked.question("ada").skipped
    assert asked.home("ada").questions == ()
    asked.until(on(18, month=12))
    assert asked.reminders("ada") == []
    assert asked.tap("ada", "solved") is None


@pytest.mark.parametrize("choice", ["never", ""])
def test_a_choice_nobody_knows_changes_nothing(asked: World, choice: str) -> None:
    before = asked.snapshot()
    assert isinstance(snooze(asked, choice), Refusal)
    assert asked.snapshot() == before


def test_only_an_open_question_of_ones_own_is_put_off(asked: World) -> None:
    followup_id = asked.question("ada").followup_id
    at = asked.at
    assert isinstance(
        asked.do(snooze_question, followup_id=followup_id, user_id="bob", choice="hour", at=at),
        Refusal,
    )
    asked.tap("ada", "solved")
    assert isinstance(snooze(asked, "hour"), Refusal)


def test_a_snooze_beyond_the_thirty_days_is_refused(asked: World) -> None:
    asked.until(on(22, 12, month=12))
    assert isinstance(snooze(asked, "monday"), Refusal)
    assert asked.question("ada").snoozed_until is None


def test_a_question_that_never_arrived_is_asked_again_and_not_reminded_of(asked: World) -> None:
    lost(asked)
    asked.until(FIRST)
    (row,) = [row for row in asked.table(outbox) if row.dedupe_key.startswith("question:")]
    assert row.state == "done"
    assert row.not_after == on(24, 17)
    assert asked.reminders("ada") == []
    asked.until(on(25, 9))
    assert sent_at(asked) == [on(25, 9)]


def test_reminders_that_could_not_be_sent_in_time_are_said_the_next_day(asked: World) -> None:
    asked.until(FIRST)
    lost(asked)
    asked.until(on(25, 9))
    assert sent_at(asked) == [FIRST, on(25, 9)]
    asked.until(on(27, 9))  # it was the first of two
    assert sent_at(asked)[2:] == [on(27, 9)]


def test_a_look_in_between_does_not_hide_that_reminders_never_arrived(asked: World) -> None:
    asked.until(FIRST - timedelta(minutes=1))
    asked.slack_works = False
    asked.until(FIRST)
    asked.do(ring, "ada", at=asked.at)
    asked.until(on(25, 9))
    assert sent_at(asked) == [FIRST, on(25, 9)]


def ignore(world: World, *names: str) -> None:
    """Finish these tickets in coming rounds and answer nothing until each has fallen silent."""
    for name in names:
        world.bring(ticket(name))
        world.until(world.rotation_next())
        world.meet("ada")
        world.until(world.at)
        world.until(world.at + 12 * DAY)


@pytest.fixture
def ignoring(asked: World) -> World:
    """Ada has let two questions fall silent, the second on the 9th of December."""
    asked.until(SILENT)
    ignore(asked, "b")
    return asked


def pauses(world: World) -> list[str]:
    return [one.pause for one in world.reminders("ada") if one.pause]


def test_after_two_ignored_in_a_row_it_is_asked_once_whether_to_pause(ignoring: World) -> None:
    assert pauses(ignoring) == ["asked"]
    ignore(ignoring, "c")
    assert pauses(ignoring) == ["asked"]


def test_an_answer_in_between_starts_the_count_anew(asked: World) -> None:
    asked.until(SILENT)
    asked.tap("ada", "solved")
    ignore(asked, "b")
    assert pauses(asked) == []
    ignore(asked, "c")
    assert pauses(asked) == ["asked"]


def key(world: World) -> str:
    return next(one.key for one in world.reminders("ada") if one.pause)


def test_pausing_leaves_one_out_until_back(ignoring: World) -> None:
    ignoring.do(pause_me, key=key(ignoring), user_id="ada", at=ignoring.at)
    assert pauses(ignoring) == ["paused"]
    (away,) = ignoring.member("ada").absences
    assert (away.until, away.reason) == (None, "skip")
    again = ignoring.do(go_on, key=key(ignoring), user_id="ada", at=ignoring.at)
    assert isinstance(again, Refusal)
    ignoring.says("ada", "back")
    assert ignoring.member("ada").absences == ()


def test_keeping_going_changes_nothing_and_starts_the_count_anew(ignoring: World) -> None:
    ignoring.do(go_on, key=key(ignoring), user_id="ada", at=ignoring.at)
    assert pauses(ignoring) == ["going_on"]
    assert ignoring.member("ada").absences == ()
    ignore(ignoring, "c")
    assert "asked" not in pauses(ignoring)
    ignore(ignoring, "d")
    assert pauses(ignoring)[-1] == "asked"


def test_nobody_else_can_pause_somebody(ignoring: World) -> None:
    at = ignoring.at
    assert isinstance(ignoring.do(pause_me, key=key(ignoring), user_id="bob", at=at), Refusal)
    assert isinstance(ignoring.do(go_on, key="nothing", user_id="ada", at=at), Refusal)
    assert pauses(ignoring) == ["asked"]


def test_who_is_away_without_a_date_is_looked_at_every_week(asked: World) -> None:
    with asked.database.write(asked.workspace) as tx:
        away = Absence(since=asked.at, until=None, reason="leave")
        absences.add(tx, asked.member("ada").id, away)
    asked.until(on(8, 12, month=12))
    assert asked.reminders("ada") == []
    asked.says("ada", "back")
    asked.until(on(15, 17, month=12))
    assert len(asked.reminders("ada")) >= 1
