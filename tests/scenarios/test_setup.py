"""Starting a rotation from its one modal."""

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand


def test_pressing_save_at_once_gives_a_rotation_that_works(world: Firsthand) -> None:
    ada = world.user("ada")
    ada.types("/firsthand setup")
    ada.form().submit()
    told = ada.sees("Customer contact is set up", "The next rounds:", "Mon 23 Nov, 09:00 UTC")
    told.reads("press Join in the channel", "firsthand source add")
    card = world.channel("customer-contact").expects("Customer contact: developers meet customers")
    card.reads("Mondays and Thursdays at 10:00 (Europe/Berlin)", "Nobody is in it yet")
    card.click("Join", by="bob").sees("Welcome! You are in Customer contact")
    card.reads("In it: @bob")

    world.import_tickets([ticket()], "Customer contact")
    world.travel_to("2026-11-23 10:05")
    world.user("bob").expects("Would you help").click("I'm in")


def test_a_name_that_is_taken_stays_in_the_modal(world: Firsthand) -> None:
    rotation(world)
    bob = world.user("bob")
    bob.types("/firsthand setup", channel="payments")
    form = bob.form().fill(name=" payments ")
    assert "Choose another name" in form.is_refused()["name"]
    form.fill(name="Refunds").submit()
    bob.sees("Refunds is set up")
    world.channel("payments").expects("Refunds: developers meet customers")


def test_where_the_bot_cannot_post_it_says_what_to_do(world: Firsthand) -> None:
    ada = world.user("ada")
    for channel, sentence in {
        "general": "/invite @Firsthand",
        "old-launch": "This channel is archived",
    }.items():
        ada.types("/firsthand setup", channel=channel)
        assert sentence in ada.form().text
        ada.form().close()


def test_a_guest_cannot_set_up(world: Firsthand) -> None:
    noor = world.user("noor")
    noor.types("/firsthand setup")
    assert "Guests cannot be in a rotation" in noor.form().text


def test_with_two_rotations_in_a_channel_the_name_is_asked(world: Firsthand) -> None:
    rotation(world)
    rotation(world, name="Refunds")
    bob = world.user("bob")
    bob.types("/firsthand join").sees("Which rotation do you mean?").click("Refunds")
    bob.sees("Welcome! You are in Refunds")
    bob.types("/firsthand join payments").sees("Welcome! You are in Payments")
    bob.types("/firsthand join paiments").sees("Did you mean “Payments”?")
