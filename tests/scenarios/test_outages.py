"""The bot or Slack goes away in the middle: nothing twice, nothing lost."""

from tests.scenarios.letters import unsent
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand


def test_a_restart_between_all_steps_changes_nothing(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    bob = world.user("bob")
    world.restart_bot()
    world.travel_to("2026-11-23 10:05")
    world.restart_bot()
    offer = bob.expects("Would you help")
    world.restart_bot()
    offer.click("I'm in")
    world.restart_bot()
    offer.click("Done")
    question = bob.expects("Did we solve it?")
    world.restart_bot()
    question.click("Yes")
    world.restart_bot()
    world.travel_to("2026-11-27 15:01")
    digest = world.channel("customer-contact").expects("Week 48").has_picture()
    world.restart_bot()
    digest.reads("1 of 1 follow-up answered")


def test_a_round_missed_while_the_bot_was_off_is_held_once_and_says_so(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket(number) for number in range(1, 6)], payments)
    world.restart_bot(back_at="2026-11-25 12:00")  # Monday's, Tuesday's and Wednesday's are gone
    offer = world.user("bob").expects("Would you help", "Late, sorry: this was due Mon 23 Nov")
    offer.click("I'm in")
    world.travel_to("2026-11-26 10:05")
    world.user("bob").expects("Would you help", "(2)").lacks("Late")


def test_a_digest_that_comes_late_says_so(world: Firsthand) -> None:
    rotation(world)
    world.restart_bot(back_at="2026-11-28 12:00")
    world.channel("customer-contact").expects("Week 48", "late, sorry", "A quiet week")


def test_slack_away_for_an_hour_is_told_everything_late_once_and_in_order(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob", digest_weekday="Monday", digest_time="10:30")
    world.import_tickets([ticket()], payments)
    with world.without_slack():
        for moment in ("10:00", "10:30", "11:00"):
            world.strikes(f"2026-11-23 {moment}")
    offer = world.user("bob").expects("Would you help")
    world.channel("customer-contact").expects("Week 48")
    offer.click("I'm in")
    offer.reads("Yours: the ticket")
    assert unsent(world) == []
    world.fast_forward(hours=1)  # and nothing comes a second time
