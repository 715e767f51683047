"""Whatever somebody puts off, and wherever they live: few reminders, at decent times, as chosen."""

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.core.messages import MESSAGES, Reminders
from bot.core.worktime import WorkCalendar, is_working
from bot.store import agenda, followups
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import outbox
from bot.usecases.handlers import HANDLERS
from bot.usecases.snooze_question import snooze_question
from tests.usecases.learnt import met
from tests.usecases.world import DAY, World

BEFORE_A_CHANGE = {
    "Europe/Berlin": datetime(2026, 10, 23, 7, tzinfo=UTC),
    "America/New_York": datetime(2026, 3, 6, 13, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2026, 10, 2, 0, tzinfo=UTC),
    "Asia/Kolkata": datetime(2026, 11, 20, 5, tzinfo=UTC),
}
"""Fridays at work, two days before the clocks change, where they do."""
ACTS = ("hour", "tomorrow", "monday", "skip", "away", "nothing")
WATCHED = 20 * DAY
NO_WAITING = "PRAGMA synchronous=OFF"
AWAY = 4 * DAY


@dataclass
class Ada:
    """Asked two questions; does one thing of a list each time something comes, then nothing."""

    world: World
    zone: str
    acts: list[str]
    acts_given: int = 0
    asked: tuple[str, ...] = ()
    snoozes: list[tuple[str, datetime, datetime]] = field(default_factory=list)
    """Which question, when it was put off and until when."""
    skipped: dict[str, datetime] = field(default_factory=dict)
    away: list[tuple[datetime, datetime]] = field(default_factory=list)

    def lives(self) -> None:
        seen = 0
        end = self.world.at + WATCHED
        while (due := self.next_moment()) is not None and due <= end:
            self.world.until(due)
            if len(self.world.messages("ada")) > seen:
                seen = len(self.world.messages("ada"))
                self.acts_once()

    def next_moment(self) -> datetime | None:
        with self.world.database.reading() as connection:
            return agenda.next_due(connection, sorted(HANDLERS))

    def acts_once(self) -> None:
        act = self.acts.pop(0) if self.acts else "nothing"
        at = self.world.at
        if act == "away":
            until = (at + AWAY).astimezone(ZoneInfo(self.zone)).date()
            self.world.says("ada", "skip", f"until {until}")
            midnight = datetime(until.year, until.month, until.day, tzinfo=ZoneInfo(self.zone))
            self.away.append((at, midnight))
        elif act != "nothing":
            for one in self.asked:
                self.puts_off(one, act, at)

    def puts_off(self, followup_id: str, act: str, at: datetime) -> None:
        row = self.world.see(followups.get, followup_id)
        if row is None or row.state not in followups.UNANSWERED:
            return
        said = self.world.do(
            snooze_question, followup_id=followup_id, user_id="ada", choice=act, at=at
        )
        assert said is None, said
        after = self.world.see(followups.get, followup_id)
        assert after is not None
        assert after.look_at is not None
        self.skipped.pop(followup_id, None)
        if act == "skip":
            self.skipped[followup_id] = at
        else:
            self.snoozes.append((followup_id, at, after.look_at))

    def reminders(self) -> list[tuple[datetime, set[str]]]:
        """When she was reminded, and of which questions."""
        rows = [row for row in self.world.table(outbox) if row.dedupe_key.startswith("reminders:")]
        found = []
        for row in sorted(rows, key=lambda row: row.created_at):
            message = MESSAGES.validate_python(row.body)
            assert isinstance(message, Reminders)
            found.append((row.created_at, {one.followup_id for one in message.questions}))
        return found


@pytest.fixture
def template(sqlite_template: Path) -> Path:
    return sqlite_template


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(zone="Europe/Berlin", acts=["hour", "hour", "tomorrow", "monday", "away", "skip"])
@example(zone="Australia/Lord_Howe", acts=[])
@example(zone="America/New_York", acts=["nothing", "hour", "hour", "monday", "hour"])
@given(
    zone=st.sampled_from(sorted(BEFORE_A_CHANGE)),
    acts=st.lists(st.sampled_from(ACTS), max_size=8),
)
def test_snoozed_or_not_the_caps_hold(template: Path, zone: str, acts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.sqlite3"
        shutil.copy(template, path)
        database = Database(make_engine(f"sqlite:///{path}"))
        event.listen(database.engine, "connect", lambda raw, _: raw.execute(NO_WAITING))
        try:
            ada = asked(database, zone, acts)
            ada.lives()
            few_and_decent(ada)
            as_chosen(ada)
        finally:
            database.close()


def asked(database: Database, zone: str, acts: list[str]) -> Ada:
    world = World(database, at=BEFORE_A_CHANGE[zone])
    world.set_up(zone=zone, weekdays=(0,), every_weeks=12)
    world.join("ada", zone=zone)
    world.slack_works = True
    ada = Ada(world, zone, [*acts], len(acts))
    for _ in range(2):
        followup_id = world.do(met, world.rotation_id, "ada", "", at=world.at)
        world.do(followups.change, followup_id, state="due", asked_at=None)
        world.do(agenda.put, "ask_followup", followup_id, world.at)
        ada.asked = (*ada.asked, followup_id)
    return ada


def few_and_decent(ada: Ada) -> None:
    """At most two reminders and one message a day, but at moments of her choice; all at work."""
    calendar = WorkCalendar(zone=ada.zone)
    unasked: Counter[str] = Counter()
    days: Counter[object] = Counter()
    reminded: dict[str, list[datetime]] = {one: [] for one in ada.asked}
    for at, about in ada.reminders():
        assert is_working(calendar, at), at
        assert not any(since < at < until for since, until in ada.away), at
        unchosen = {one for one in about if not _was_chosen(ada, one, at, reminded[one])}
        unasked.update(unchosen)
        if unchosen:
            days[at.astimezone(ZoneInfo(ada.zone)).date()] += 1
        for one in about:
            reminded[one].append(at)
    assert all(times <= 2 for times in unasked.values()), unasked
    assert all(times == 1 for times in days.values()), days
    if not ada.acts_given:
        assert unasked == dict.fromkeys(ada.asked, 2)


def _was_chosen(ada: Ada, followup_id: str, at: datetime, before: list[datetime]) -> bool:
    """Whether this reminder is what the last snooze before it asked for."""
    mine = [(since, until) for one, since, until in ada.snoozes if one == followup_id]
    mine = [(since, until) for since, until in mine if since < at]
    if not mine:
        return False
    since, until = mine[-1]
    return until <= at and not any(since < when for when in before)


def as_chosen(ada: Ada) -> None:
    """Nothing comes of a question between a snooze and its moment, nor after it was skipped."""
    reminders = ada.reminders()
    for number, (one, since, until) in enumerate(ada.snoozes):
        of_it = [at for at, about in reminders if one in about and at > since]
        assert not [at for at in of_it if at < until]
        put_off_again = any(other[0] == one for other in ada.snoozes[number + 1 :])
        undisturbed = not put_off_again and one not in ada.skipped and not ada.away
        if undisturbed and until < ada.world.at:
            assert of_it[0] == until
    for one, since in ada.skipped.items():
        assert not [at for at, about in reminders if one in about and at > since]
