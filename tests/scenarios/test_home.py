"""Everything a command does can be done from Home."""

from tests.scenarios.starting import rotation, ticket, whoever_is_asked
from tests.scenarios.world import Firsthand


def test_a_week_on_home_alone(world: Firsthand) -> None:
    payments = rotation(world)
    world.import_tickets([ticket()], payments)
    bob = world.user("bob")
    home = bob.opens_home()
    home.reads("Nothing needs you now.", "Payments", "Next round: Mon 23 Nov, 09:00 UTC")
    home.click("Join")
    home.reads("As things stand, you are picked then.")

    world.travel_to("2026-11-23 10:05")
    message = bob.expects("Would you help")
    home = bob.opens_home()
    home.reads("Would you take the ticket from Marisa Obrien")
    home.click("I'm in")
    home.reads("Yours: the ticket from Marisa Obrien")
    message.reads("Yours: the ticket from Marisa Obrien")
    home.click("Done")
    question = bob.expects("Did we solve it?")
    home.reads("How did it go?", "Did we solve it?")
    home.click("Yes")
    home.lacks("How did it go?")

    form = question.opens("Add what you learned")
    form.fill(promise_text="Whether the export can be sorted", promise_due="2026-12-04").submit()
    home.reads("What you promised", "Whether the export can be sorted", "due Fri 4 Dec")
    home.click("Done, they were told")
    home.lacks("What you promised")


def test_skipping_leaving_and_coming_back(world: Firsthand) -> None:
    rotation(world, "bob")
    home = world.user("bob").opens_home()
    home.click("Skip my next turn")
    home.reads("Away until")
    home.click("I'm back")
    home.reads("Next round")
    home.click("Leave")
    assert home.buttons[0] == "Join"
    home.lacks("Skip my next turn", "Leave")


def test_what_commands_answer_is_answered_in_a_modal(world: Firsthand) -> None:
    rotation(world, "bob")
    bob = world.user("bob")
    home = bob.opens_home()
    assert "@bob" in home.opens("Who is next").text
    assert "Your ledger, the newest line first" in home.opens("Why me, and my ledger").text
    assert "Payments" in home.opens("The digest to come").text
    assert "You have promised nothing" in home.opens("My promises").text
    assert "/firsthand join" in home.opens("All commands").text
    form = home.opens("Skip more: rounds, days")
    assert "Choose how many rounds" in form.is_refused()["rounds"]
    form.fill(rounds="2 rounds", until="2026-12-01")
    assert "one of the three" in form.is_refused()["rounds"]
    form.fill(rounds=None, until="2026-11-23")
    assert "not in the future" in form.is_refused()["until"]
    form.fill(until="2026-12-01").submit()
    home.reads("Away until Mon 30 Nov, 23:00 UTC")
    home.click("I'm back")
    home.opens("Skip more: rounds, days").fill(skipped=["Tue", "Fri"]).submit()
    home.reads("You skip: Tue, Fri.")
    world.user("ada").types("/firsthand pause").sees("is paused")
    assert "is paused, so nobody is picked" in home.opens("Why me, and my ledger").text


def test_promises_are_kept_where_all_of_them_are_listed(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    bob = world.user("bob")
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    answer = bob.expects("Did we solve it?")
    answer.click("Yes")
    form = answer.opens("Add what you learned")
    form.fill(promise_text="Whether it can be sorted", promise_due="2026-12-04").submit()
    home = bob.opens_home()
    mine = home.opens("My promises")
    assert "Whether it can be sorted" in mine.text
    mine.picks("Give this promise new dates")
    bob.form().fill(promise_due="2026-12-11").submit()
    mine = home.opens("My promises")
    assert "due Fri 11 Dec" in mine.text
    mine.press("Done, they were told")
    assert "Whether it can be sorted" not in bob.form().text
    home.lacks("What you promised")


def test_what_owners_do_and_others_cannot(world: Firsthand) -> None:
    rotation(world, "bob", "cleo")
    ada = world.user("ada")
    home = ada.opens_home()
    home.reads("No source yet")
    assert "There is nothing to export yet" in home.opens("Export what was learned").text
    assert "Nobody who is away" in home.opens("Hand on for who is away").text
    assert home.opens("Questions after a ticket").holds("first")
    world.import_tickets([ticket()], "Payments")
    ada.opens_home().reads("Sources: ", "read ")
    world.travel_to("2026-11-23 10:05")
    first, (second,) = whoever_is_asked(world, "bob", "cleo")
    offer = first.expects("Would you help")
    offer.click("I'm in")
    first.types("/firsthand skip until 2026-12-01").sees("You won't be picked")
    form = home.opens("Hand on for who is away")
    form.fill(pairing=f"{first.name}: Ticket: Marisa Obrien, Export is empty (1)")
    form.fill(to=second.user_id).submit()
    assert ada.expects("I ask", "Until they take it").buttons == ["Take it back"]
    second.expects("Would you take over from").click("I'll take it")
    offer.reads(f"@{second.name} has taken over")
    world.user("bob").opens_home().lacks("Sources", "No source")


def test_a_rotation_is_started_from_home(world: Firsthand) -> None:
    noor, cleo = world.user("noor"), world.user("cleo")
    assert "Guests cannot be in a rotation" in noor.opens_home().opens("Start a rotation").text
    home = cleo.opens_home()
    home.reads("There is none yet")
    cleo.expects("Hello, I'm Firsthand")
    form = home.opens("Start a rotation")
    rooms = {room.name: room.id for room in world.program.slack.channels.values()}
    form.fill(channel_id=rooms["general"])
    assert "I am not in this channel" in form.is_refused()["channel_id"]
    form.fill(channel_id=rooms["payments"], name="Payments").submit()
    cleo.sees("Payments", "is set up")
    world.channel("payments").expects("developers meet customers")
    home.reads("Payments", "No source yet")
