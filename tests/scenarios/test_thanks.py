"""A thank-you reaches a colleague, and their manager once both have agreed."""

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand

AGREED = {
    "thanks_wishes": [
        "My manager hears when somebody thanks me",
        "I hear who comes to the contacts I host",
    ]
}


def test_a_colleague_and_their_manager_hear_of_a_thank_you(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket(1)], payments)
    bob, cleo, dora = (world.user(name) for name in ("bob", "cleo", "dora"))
    world.travel_to("2026-11-23 10:05")
    bob.expects("Would you help").click("I'm in")

    home = cleo.opens_home()
    form = home.click("Thank-yous").form()
    form.fill(**AGREED, manager=dora.user_id).submit()
    asked = dora.expects("@cleo named you as their manager")
    assert asked.buttons == ["Yes, tell me", "No, thank you"]
    world.act_at_once(*[asked.pressed("Yes, tell me", by="dora")] * 2)
    asked.reads("I'll tell you when a colleague thanks @cleo")
    dora.sees("You have agreed already. Nothing was changed.")
    assert asked.buttons == ["Stop telling me"]
    home.click("Thank-yous")
    assert "@dora has agreed" in cleo.form().text
    cleo.form().close()

    bob.opens_home().click("Done")
    question = bob.expects("Did we solve it?")
    question.click("Yes")
    question.opens("Add what you learned").fill(
        thanks_to=cleo.user_id, thanks="Found the line <!here>"
    ).submit()
    cleo.hears_nothing()
    world.travel_to("2026-11-23 11:10")
    told = cleo.expects("@bob thanks you after a customer's ticket", "> Found the line <!here>")
    assert told.buttons == []
    heard = dora.expects("@bob thanks @cleo after a customer's ticket", "Found the line")
    heard.click("No more of these").sees("You won't hear of their thank-yous any more")
    asked.reads("You don't hear of @cleo's thank-yous")
    assert asked.buttons == []
    question.click("Withdraw")
    for one in (told, heard):
        one.reads("A thank-you stood here, and was taken back.")
        one.lacks("Found the line")
    form = home.click("Thank-yous").form()
    assert "would rather not" in form.fill(**AGREED).is_refused()["manager"]
    form.fill(thanks_wishes=[]).submit()
    world.travel_to("2026-11-24 12:00")
    dora.hears_nothing()


def test_only_colleagues_can_be_named_and_only_they_can_name(world: Firsthand) -> None:
    rotation(world, "bob")
    cleo = world.user("cleo")
    form = cleo.opens_home().click("Thank-yous").form()
    assert form.fill(**AGREED).is_refused() == {"manager": "Please choose your manager."}
    for name, words in {"cleo": "That is you", "noor": "guest"}.items():
        refused = form.fill(manager=world.user(name).user_id).is_refused()
        assert words in refused["manager"]
    dora = world.user("dora")
    form.fill(manager=dora.user_id).submit()
    world.travel_to("2026-11-23 09:30")
    asked = dora.expects("@cleo named you as their manager")
    asked.click("No, thank you")
    asked.reads("That's fine")
    world.user("noor").opens_home().click("Thank-yous")
    assert "This is for full members" in world.user("noor").form().text
    world.user("noor").form().close()
