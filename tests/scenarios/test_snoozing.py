"""Somebody puts a question off in every way there is: it comes as they chose, and seldom."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import MovableClock
from tests.scenarios.caps import only_while_at_work
from tests.scenarios.letters import letters
from tests.scenarios.program import Program, Standing
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.surfaces import Message
from tests.scenarios.test_reminders import at_work
from tests.scenarios.world import Firsthand

BEGIN = datetime(2027, 3, 25, 7, tzinfo=UTC)
"""The Thursday before the clocks go forward in Berlin."""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path, MovableClock(Standing(BEGIN)))


def test_each_choice_is_kept_over_a_change_of_clocks_and_an_absence(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2027-03-25 10:05")
    bob = world.user("bob")
    offer = bob.expects("Would you help Marisa")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("Did we solve it?")

    def comes(just_before: str, moment: str) -> Message:
        world.travel_to(just_before)
        bob.hears_nothing()
        world.travel_to(moment)
        return bob.expects("Still open", "Did we solve it?")

    question.click("Ask me again in 1 hour")
    again = comes("2027-03-25 11:04", "2027-03-25 11:06")
    again.click("Ask me again tomorrow")
    again = comes("2027-03-26 08:59", "2027-03-26 09:01")
    again.click("Ask me again on Monday")
    again = comes("2027-03-29 08:59", "2027-03-29 09:01")
    left_at = world.now
    again.click("Ask me again in 1 hour")
    bob.types("/firsthand skip until 2027-04-01").sees("be picked")
    again = comes("2027-04-01 08:59", "2027-04-01 09:01")
    # All of that was of his choice; the first of the two that are not comes a working day later.
    again = comes("2027-04-02 08:59", "2027-04-02 09:01")
    again.click("Skip this one")
    world.travel_to("2027-04-09 12:00")
    bob.hears_nothing()
    world.read_everything()  # the digests

    direct = [one for one in letters(world) if one.reader == bob.user_id]
    away = [("bob", left_at, world.moment("2027-04-01 00:00"))]
    only_while_at_work(direct, world.names(), at_work, away)
    assert [one.kind for one in direct].count("reminders") == 5
