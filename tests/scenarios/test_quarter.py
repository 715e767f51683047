"""A quarter in the life of twelve developers in four cities, told moment by moment."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from tests.scenarios.caps import (
    few_messages_a_contact,
    only_while_at_work,
    reminded_once_a_day,
)
from tests.scenarios.letters import Letter, letters, unsent
from tests.scenarios.program import Program, Standing
from tests.scenarios.quarter.books import Books, books
from tests.scenarios.quarter.diary import Diary
from tests.scenarios.quarter.happenings import BERLIN, CANCELLED, LEAVER, Happenings
from tests.scenarios.quarter.people import DEVELOPERS, STEADY, ZONES, at_work, quarter_company
from tests.scenarios.quarter.sales import call_days, write_calendar
from tests.scenarios.quarter.team import Team, jump
from tests.scenarios.starting import rotation
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand

BEGIN = datetime(2027, 2, 8, 8, tzinfo=BERLIN)
END = datetime(2027, 5, 10, 8, tzinfo=BERLIN)
WEEKS = range(6, 19)
SEATS = 2
PATIENCE = timedelta(days=4)
"""So long a question may wait for a weekend to end."""
ROUNDS = [
    datetime.fromisocalendar(2027, week, day).replace(hour=10, tzinfo=BERLIN)
    for week in WEEKS
    for day in (1, 4)
]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    clock = MovableClock(Standing(BEGIN.astimezone(UTC)))
    return Program(tmp_path, clock=clock, seed=quarter_company)


@pytest.mark.slow
def test_a_quarter(world: Firsthand, shared_data: Path, tmp_path: Path) -> None:
    payments = rotation(world, *DEVELOPERS, seats=2, weekdays=("Monday", "Thursday"))
    export = shared_data / "tickets" / "helpdesk_export.csv"
    assert "1,003 new" in world.import_tickets(export, payments)
    calendar = write_calendar(tmp_path / "sales.ics")
    world.import_calls(calendar, payments, "--own-domain", "acme.example")

    team = Team(world, diary := Diary())
    (happenings := Happenings(team, calendar)).plan()
    jump(world, diary, team, END)

    sent, ledgers = letters(world), books(world)
    everything_happened_once(world, sent, ledgers)
    nobody_was_disturbed(world, sent, happenings)
    everybody_had_a_fair_share(ledgers)
    it_was_an_eventful_quarter(team, ledgers)
    assert unsent(world) == []
    assert world.violations() == []


def everything_happened_once(world: Firsthand, sent: list[Letter], ledgers: Books) -> None:
    """Counted in what stands in Slack, against what the calendar says should have been."""
    assert [key for key, times in Counter(one.key for one in sent).items() if times > 1] == []
    by_id = {one.id: one for one in ledgers.pairs}
    offers = [by_id[one.key.partition(":")[2]] for one in sent if one.kind == "offer"]
    assert Counter(one.round_at for one in offers if one.round_at) == dict.fromkeys(ROUNDS, SEATS)
    assert sorted(one.id for one in offers) == sorted(by_id)

    asked = {(one.reader, one.contact) for one in sent if one.kind == "question"}
    over = [one for one in ledgers.pairs if one.done_by(END - PATIENCE) and one.name != LEAVER]
    ids = world.ids()
    assert [one for one in over if (ids[one.name], one.contact) not in asked] == []
    questions = Counter(one.key.split(":")[1] for one in sent if one.kind == "question")
    assert set(questions.values()) == {1}

    digests = [one for one in sent if one.kind == "digest"]
    assert [one.key.rpartition(":")[2] for one in digests] == [f"2027-W{w:02}" for w in WEEKS]
    fridays = [datetime.fromisocalendar(2027, week, 5) for week in WEEKS]
    expected = [day.replace(hour=15, tzinfo=BERLIN) for day in fridays]
    assert [one.at.replace(microsecond=0) for one in digests] == expected
    for one in digests:
        Message(world, one.reader, one.ts).has_picture()


def nobody_was_disturbed(world: Firsthand, sent: list[Letter], happenings: Happenings) -> None:
    names = world.names()
    direct = [one for one in sent if one.reader in names]
    only_while_at_work(direct, names, at_work, happenings.away)
    few_messages_a_contact(direct, {one.contact: one.kind for one in books(world).pairs})
    reminded_once_a_day(
        direct, {user: ZONES[name] for user, name in names.items() if name in ZONES}
    )


def everybody_had_a_fair_share(ledgers: Books) -> None:
    stayed = [name for name in DEVELOPERS if name != LEAVER]
    assert [name for name in stayed if ledgers.contacts_done(name) < 1] == []
    assert list(ledgers.unfair(STEADY)) == []


def it_was_an_eventful_quarter(team: Team, ledgers: Books) -> None:
    """What the story promises did happen, so that the rest means something."""
    states = Counter((one.kind, one.state) for one in ledgers.pairs)
    calls = len(call_days(cancelled=CANCELLED))
    assert states["call", "done"] + states["call", "no_show"] == calls
    assert states["call", "cancelled"] == len(CANCELLED)
    for state in ("declined", "expired", "done"):
        assert states["ticket", state] > 1, state
    assert any(one.kind == "reversal" for one in ledgers.lines)
    assert any(one.kind == "returned" for one in ledgers.lines)
    assert team.declined
    assert team.ignored
    assert team.late
    assert team.reminders
