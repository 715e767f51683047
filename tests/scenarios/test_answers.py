"""What else one can say to a question: later, not me, another day."""

from pathlib import Path

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.test_call import calendar
from tests.scenarios.world import Firsthand


def test_a_question_is_put_off_skipped_and_answered_with_a_colleagues_name(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket(), ticket(2)], payments)
    bob, cleo = world.user("bob"), world.user("cleo")
    world.travel_to("2026-11-23 10:05")
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("Did we solve it?")
    question.click("Ask me again in 1 hour")
    question.reads("I'll ask again Mon 23 Nov")
    world.travel_to("2026-11-23 11:04")
    bob.hears_nothing()
    world.travel_to("2026-11-23 11:06")
    bob.expects("Still open").reads("Did we solve it?")

    cleo.types("/firsthand join").sees("Welcome! You are in")
    question.click("Handed to a colleague")
    question.opens("Name the colleague").fill(colleague=cleo.user_id).submit()
    question.reads("@cleo")
    cleo.expects("Yours: the ticket", "Export is empty").click("Done")
    cleo.expects("Did we solve it?").click("Yes")


def test_a_call_that_was_moved_keeps_its_person_for_the_new_date(
    world: Firsthand, tmp_path: Path
) -> None:
    payments = rotation(world, "bob")
    world.import_calls(calendar(tmp_path), payments, "--own-domain", "acme.example")
    bob = world.user("bob")
    world.travel_to("2026-11-24 10:05")
    bob.expects("Would you join a call").click("I'm in")
    world.travel_to("2026-11-26 15:01")
    bob.expects("Your call with Henrik Larsen")
    question = bob.expects("Did it happen with you there?")
    question.click("It was moved")
    form = question.opens("Give the new date")
    assert "has passed" in str(form.fill(new_day="2026-11-25", new_time="10:00").is_refused())
    form.fill(new_day="2026-11-30", new_time="14:00").submit()
    question.reads("You keep it for Mon 30 Nov, 13:00 UTC")
    world.travel_to("2026-11-27 15:01")
    world.channel("customer-contact").expects("Week 48")
    world.travel_to("2026-11-30 13:51")
    bob.expects("Your call with Henrik Larsen", "starts at 13:00 UTC")


def test_who_leaves_two_questions_open_may_say_keep_going(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket(1), ticket(2)], payments)
    bob = world.user("bob")
    for day in ("2026-11-23", "2026-11-24"):
        world.travel_to(f"{day} 10:05")
        news = world.read_everything()
        offer = next(one for one in news if "I'm in" in one.buttons)
        offer.click("I'm in")
        offer.click("Done")
        bob.expects("Did we solve it?")
    asked = None
    for day in ("11-25", "11-26", "11-27", "11-30", "12-01", "12-02"):
        world.travel_to(f"2026-{day} 16:00")
        for one in world.read_everything():
            asked = one if "Keep going" in one.buttons else asked
    assert asked is not None
    asked.click("Keep going")
    asked.lacks("Shall I pause your turns?")
    bob.opens_home().reads("As things stand, you are picked then")


def test_an_owner_pauses_and_resumes_from_home(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    ada, bob = world.user("ada"), world.user("bob")
    home = ada.opens_home()
    home.click("Pause")
    assert "Resume" in home.buttons
    world.travel_to("2026-11-23 10:05")
    bob.hears_nothing()
    home.click("Resume")
    world.travel_to("2026-11-24 10:05")
    bob.expects("Would you help")
