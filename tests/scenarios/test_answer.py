"""Answers that come late, are taken back, or never come."""

import pytest

from tests.scenarios.people import Person
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand

QUOTE = "I only open it to sort it"


@pytest.fixture
def bob(world: Firsthand) -> Person:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    return world.user("bob")


def asked(world: Firsthand, bob: Person, day: str) -> Message:
    world.travel_to(f"{day} 10:05")
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    world.travel_to(f"{day} 13:00")
    offer.click("Done")
    return bob.expects("Did we solve it?")


def test_a_late_answer_changes_the_posted_digest_in_place(world: Firsthand, bob: Person) -> None:
    question = asked(world, bob, "2026-11-23")
    world.travel_to("2026-11-27 15:01")
    reminders = [bob.expects("Still open", "Did we solve it?") for _ in range(2)]
    digest = world.channel("customer-contact").expects("Week 48: Payments")
    digest.reads("A quiet week", "0 of 1 follow-up answered")

    world.travel_to("2026-11-30 11:00")
    question.click("Yes")
    question.opens("Add what you learned").fill(quote=QUOTE).submit()
    digest.reads(QUOTE, "1 of 1 follow-up answered")
    digest.lacks("A quiet week")
    digest.has_picture()
    for one in reminders:
        one.reads("Yes, solved")
        assert one.buttons == []


def test_a_withdrawn_answer_leaves_the_posted_digest(world: Firsthand, bob: Person) -> None:
    question = asked(world, bob, "2026-11-23")
    question.click("Yes")
    question.opens("Add what you learned").fill(quote=QUOTE).submit()
    world.travel_to("2026-11-27 15:01")
    digest = world.channel("customer-contact").expects(QUOTE)
    question.click("Withdraw")
    question.reads("You withdrew your answer", "I show it to nobody any more")
    digest.lacks(QUOTE)
    assert digest.has_picture().shape()["ts"] == digest.ts


def test_what_only_the_team_may_know_is_counted_and_not_quoted(
    world: Firsthand, bob: Person
) -> None:
    question = asked(world, bob, "2026-11-23")
    question.click("Yes")
    form = question.opens("Add what you learned")
    form.fill(quote=QUOTE, visibility="Team: counted, not quoted").submit()
    world.travel_to("2026-11-27 15:01")
    digest = world.channel("customer-contact").expects("1 of 1 follow-up answered")
    digest.lacks(QUOTE)


def test_a_form_with_a_date_gone_by_stays_open_and_loses_nothing(
    world: Firsthand, bob: Person
) -> None:
    question = asked(world, bob, "2026-11-23")
    question.click("Yes")
    form = question.opens("Add what you learned")
    form.fill(quote=QUOTE, promise_text="A date for it", promise_due="2026-11-20")
    assert list(form.is_refused()) == ["promise_due"]
    form.fill(promise_due="2026-12-04").submit()
    assert question.opens("Edit").holds("quote") == QUOTE


def test_a_question_ignored_stays_on_home(world: Firsthand, bob: Person) -> None:
    asked(world, bob, "2026-11-23")
    world.travel_to("2026-11-24 09:30")
    bob.opens_home().reads("How did it go?", "Did we solve it?", "Export is empty (1)")
    bob.expects("Still open", "Did we solve it?")
