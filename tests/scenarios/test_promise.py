"""What becomes of a promise: new dates, another owner, kept."""

from tests.scenarios.starting import ON_BOTH, rotation, ticket
from tests.scenarios.world import Firsthand


@ON_BOTH
def test_a_promise_gets_new_dates_goes_to_a_colleague_and_is_kept(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    bob, cleo, dora = (world.user(name) for name in ("bob", "cleo", "dora"))
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("Did we solve it?")
    question.click("Not yet, I own the next step")
    question.opens("Add what you learned").fill(
        promise_text="Whether it can be sorted", promise_due="2026-12-04"
    ).submit()

    mine = bob.types("/firsthand promises").sees("Whether it can be sorted")
    dates = mine.opens("Give this promise new dates")
    past = dates.fill(promise_due="2020-01-01").is_refused()
    assert "promise_due" in past
    dates.fill(promise_due="2026-12-11", promise_update="2026-12-02").submit()
    home = bob.opens_home()
    home.reads("Whether it can be sorted", "11 Dec")

    mine = bob.types("/firsthand promises").sees("Whether it can be sorted", "11 Dec")
    asks = mine.opens("Hand this promise over")
    assert "colleague" in asks.fill(colleague=bob.user_id).is_refused()
    asks.fill(colleague=cleo.user_id).submit()
    told = bob.expects("I'll ask @cleo to take this promise over", "It stays yours until")
    asked = cleo.expects("@bob asks you to take over a promise")
    asked.click("I can't")
    asked.reads("This promise stays with @bob")
    mine.opens("Hand this promise over").fill(colleague=dora.user_id).submit()
    told.reads("@cleo can't take this promise over. It stays yours.")
    bob.expects("I'll ask @dora")
    asked = dora.expects("@bob asks you to take over a promise")
    asked.click("I'll take it over")
    asked.reads("This promise is yours now")
    assert asked.buttons == []
    home.lacks("Whether it can be sorted")

    dora.opens_home().click("Done, they were told")
    bob.opens_home().lacks("Whether it can be sorted")
    world.travel_to("2026-11-27 15:01")
    world.channel("customer-contact").expects("Week 48").reads("Whether it can be sorted")
