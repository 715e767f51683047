"""Owners ask their own questions; the answers keep the words they were asked with."""

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand


def test_an_owner_asks_something_of_their_own(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    ada, bob = world.user("ada"), world.user("bob")
    ada.opens_home().click("Questions after a ticket")
    form = ada.form()
    assert form.holds("first") == "Did we solve it?"
    form.fill(first="All well?", label_solved="y" * 75, words_3="Which screen?")
    form.fill(kind_3="Our own: choices", choices_3="Only one")
    assert list(form.is_refused()) == ["choices_3"]
    form.fill(choices_3="Export\nImport").submit()
    ada.expects("Payments asks this after a ticket from now on.")

    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("All well?")
    question.click("y" * 75)
    question.reads("y" * 60)
    more = question.opens("Add what you learned")
    more.fill(own_q1="Import", quote="It stopped").submit()
    assert question.opens("Edit").text.count("Which screen?") == 1
    bob.form().close()

    ada.types("/firsthand learned").sees("It stopped", "Which screen? Import")

    ada.opens_home().click("Questions after a ticket")
    ada.form().fill(words_3="").submit()
    ada.expects("asks this after a ticket")
    edit = question.opens("Edit")
    option = edit.holds("own_q1")
    assert isinstance(option, dict)
    assert option["text"]["text"] == "Import"
    edit.close()
    assert "y" * 75 not in ada.opens_home().text
