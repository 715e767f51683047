"""Two busy weeks of two people in two zones: what they are reminded of, and how seldom."""

from collections import Counter
from datetime import date, datetime, timedelta

from bot.core.worktime import WorkCalendar, is_working
from tests.scenarios.caps import (
    few_messages_a_contact,
    hosts_hear_once_and_thanks_come_once_a_day,
    only_while_at_work,
    reminded_once_a_day,
)
from tests.scenarios.letters import letters, unsent
from tests.scenarios.quarter.books import books
from tests.scenarios.quarter.team import REMINDERS
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand

ZONES = {"bob": "Europe/Berlin", "kim": "America/New_York"}
FIRST, LAST = date(2026, 11, 23), date(2026, 12, 8)
LEAVES, BACK = date(2026, 12, 1), "2026-12-04 00:00"
FRIDAY = 4
STILL = "Told them: still on it"


class Reading:
    """Bob answers every other question and promises something; Kim takes all and answers none."""

    def __init__(self, world: Firsthand) -> None:
        self.world = world
        self.asked: Counter[str] = Counter()
        self.reminders: list[Message] = []
        self.thanked: set[date] = set()

    def read(self) -> None:
        while news := self.world.read_everything():
            for one in news:
                if one.text.startswith(REMINDERS):
                    self.reminders.append(one)
                elif "I'm in" in one.buttons:
                    one.click("I'm in")
                    one.click("Done")
                elif "Did we solve it?" in one.text:
                    self._answer(one)

    def _answer(self, question: Message) -> None:
        self.asked[question.reader] += 1
        if question.reader != "bob" or self.asked["bob"] % 2:
            return
        question.click("Not yet, I own the next step")
        soon = (self.world.now + timedelta(days=2)).date()
        self.thanked.add(self.world.now.date())
        form = question.opens("Add what you learned")
        form.fill(
            promise_text="Whether it can be sorted",
            promise_update=str(soon),
            thanks_to=self.world.user("dora").user_id,
            thanks="You knew whom to ask",
        ).submit()


def test_two_busy_weeks(world: Firsthand) -> None:
    payments = rotation(world, "bob", "kim", seats=2, ceiling=20)
    hosted = {"Assignee email": "dora@acme.example"}
    world.import_tickets([ticket(number, **hosted) for number in range(1, 17)], payments)
    reading = Reading(world)
    left_at = world.now
    for number in range((LAST - FIRST).days):
        day = FIRST + timedelta(days=number)
        if day.weekday() > FRIDAY:
            continue
        for clock in ("10:05", "16:05"):
            world.travel_to(f"{day} {clock}")
            reading.read()
        if day == LEAVES:
            world.user("bob").types("/firsthand skip until 2026-12-04").sees("be picked")
            left_at = world.now

    sent, names = letters(world), world.names()
    direct = [one for one in sent if one.reader in names]
    away = [("bob", left_at, world.moment(BACK))]
    only_while_at_work(direct, names, at_work, away)
    few_messages_a_contact(direct, {one.contact: one.kind for one in books(world).pairs})
    reminded_once_a_day(direct, {user: ZONES.get(name, "UTC") for user, name in names.items()})
    zones = {user: ZONES.get(name, "UTC") for user, name in names.items()}
    hosts_hear_once_and_thanks_come_once_a_day(direct, zones)
    heard = Counter(one.kind for one in direct if names[one.reader] == "dora")
    met = {one.contact for one in books(world).pairs}
    assert heard == {"host": len(met), "thanks": len(reading.thanked)}
    assert unsent(world) == []

    texts = [one.text for one in reading.reminders]
    bobs = [one.text for one in reading.reminders if one.reader == "bob"]
    assert any("Still open" in text and "Tell them you are still on it" in text for text in bobs)
    assert sum("Shall I pause your turns?" in text for text in texts) == 1
    pause = next(one for one in reading.reminders if "Pause me" in one.buttons)
    assert pause.reader == "kim"
    pause.click("Pause me").opens_home().reads("Away until you say you are back")
    pause.reads("You are paused")
    told = next(one for one in reading.reminders if one.buttons.count(STILL) == 1)
    told.click(STILL)
    told.reads("They know that you are still on it")
    listed = world.user("bob").types("/firsthand promises").sees("What you promised")
    assert listed.buttons.count(STILL) > 1


def at_work(name: str, at: datetime) -> bool:
    return is_working(WorkCalendar(zone=ZONES.get(name, "Europe/Berlin")), at)
