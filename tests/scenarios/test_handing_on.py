"""Swap and cover, as everybody sees them."""

from tests.scenarios.people import Person
from tests.scenarios.starting import rotation, ticket, whoever_is_asked
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand


def begun(world: Firsthand, *others: str) -> tuple[Person, Message, list[Person]]:
    """Whoever is asked about the ticket, the question, and their colleagues."""
    names = ("bob", "cleo", *others)
    payments = rotation(world, *names)
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    first, rest = whoever_is_asked(world, *names)
    return first, first.expects("Would you help"), rest


def test_a_swap_takes_three_clicks_and_one_to_accept(world: Firsthand) -> None:
    first, offer, (second,) = begun(world)
    before = world.clicks(first.name)
    offer.opens("Swap").fill(to=second.user_id).submit()
    assert world.clicks(first.name) - before == 3
    offer.reads(f"I asked @{second.name} to take it over. Until they do, it stays yours.")

    question = second.expects(f"Would you take over from @{first.name}: the ticket from Marisa")
    before = world.clicks(second.name)
    question.click("I'll take it")
    assert world.clicks(second.name) - before == 1
    question.reads("Yours: the ticket from Marisa Obrien")
    offer.reads(f"@{second.name} has taken over the ticket")
    assert offer.buttons == []
    first.expects(f"@{second.name} has taken over the ticket from Marisa Obrien")

    question.click("Done")
    second.expects("Did we solve it?").click("Yes")
    first.hears_nothing()


def test_the_channel_is_asked_and_the_first_taker_has_it(world: Firsthand) -> None:
    first, offer, (second, third) = begun(world, "dora")
    offer.click("I'm in")
    offer.opens("Swap").fill(how="The channel: whoever is first").submit()
    post = world.channel(world.channel_name).expects("Who can take over a ticket from Customer 1?")
    post.lacks("Marisa", "Harbour", "@")
    both = (second.name, third.name)
    world.act_at_once(*(post.pressed("I'll take it", by=name) for name in both))
    winner, loser = (second, third) if second.has_news() else (third, second)
    post.reads(f"@{winner.name} has taken a ticket from Customer 1. Thank you!")
    assert post.buttons == []
    winner.expects("Yours: the ticket from Marisa Obrien", "you took it over from")
    loser.sees(f"{winner.name} was a little faster and has it. Thank you for offering!")
    loser.hears_nothing()
    first.expects(f"@{winner.name} has taken over the ticket")


def test_the_commands_ask_at_once_where_it_is_clear_what_is_meant(world: Firsthand) -> None:
    first, offer, (second,) = begun(world)
    first.types("/firsthand swap somebody").sees("Name a colleague with @")
    first.types("/firsthand swap @buildbot").sees("Only people can be in a rotation, not apps")
    first.types(f"/firsthand swap @{first.name}").sees("It is yours already")
    first.types("/firsthand swap @olga").sees("olga's Slack account is deactivated")
    first.types("/firsthand swap @noor").sees("noor is a guest, and guests cannot be in a rotation")
    first.types("/firsthand swap @kim").sees("kim is not in Payments")
    second.types("/firsthand swap @ada").sees("You have nothing in your hands")
    first.types(f"/firsthand swap @{second.name}", channel="general").sees(
        f"I ask {second.name}. Until they take it, it stays yours."
    )
    question = second.expects("Would you take over")
    question.click("Not this time")
    question.reads("That's fine: it stays with")
    back = first.expects(f"@{second.name} cannot take over the ticket", "it is still yours")
    assert back.buttons == ["Swap"]
    first.types("/firsthand cover", channel=first.dm()).sees("I ask the channel of Payments")
    post = world.channel(world.channel_name).expects("Who can take over")
    offer.click("Take it back")
    post.reads("Nobody is needed for a ticket from Customer 1 any more")


def test_a_guest_and_a_stranger_learn_nothing_of_the_roster(world: Firsthand) -> None:
    first, _, _ = begun(world)
    first.types("/firsthand cover").sees("I ask the channel of Payments")
    post = world.channel(world.channel_name).expects("Who can take over")
    post.click("I'll take it", by="noor").sees("Only who is in Payments can take it").lacks(
        "bob", "cleo"
    )
    world.user("noor").types("/firsthand swap @bob").sees("You have nothing in your hands")
    world.user("noor").types("/firsthand swap @bob @cleo").sees("nothing that you could hand on")


def test_of_several_the_form_asks_which_and_of_whom(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket(1), ticket(2)], payments)
    bob = world.user("bob")
    world.travel_to("2026-11-23 10:05")
    bob.expects("Would you help", "(1)").click("I'm in")
    world.travel_to("2026-11-24 10:05")
    second = bob.expects("Would you help", "(2)")
    bob.types("/firsthand cover")
    form = bob.form().fill(pairing="Ticket: Marisa Obrien, Export is empty (2)")
    form.fill(how="One colleague")
    assert form.is_refused() == {"to": "Choose a colleague, or let me ask the channel."}
    form.fill(how="The channel: whoever is first").submit()
    world.channel(world.channel_name).expects("Who can take over a ticket from Customer 2?")
    second.reads("I asked the channel to take it over")


def test_a_swap_is_undone_by_one_click_until_it_has_begun(world: Firsthand) -> None:
    first, offer, (second,) = begun(world)
    first.types(f"/firsthand swap @{second.name}").sees("I ask")
    question = second.expects("Would you take over")
    question.click("I'll take it")
    news = first.expects(f"@{second.name} has taken over")
    news.click("I can do it after all")
    assert news.buttons == []
    again = first.expects("Yours: the ticket from Marisa Obrien", "you took it over from")
    question.reads(f"@{first.name} has taken over the ticket")
    told = second.expects(f"@{first.name} has taken over")
    again.click("Done")
    first.expects("Did we solve it?").click("Yes")
    assert (told.buttons, offer.buttons) == ([], [])


def test_an_owner_asks_for_who_is_away_and_takes_that_back(world: Firsthand) -> None:
    first, offer, (second,) = begun(world)
    offer.click("I'm in")
    first.types("/firsthand skip until 2026-12-01").sees("You won't be picked")
    ada = world.user("ada")
    told = ada.types(f"/firsthand swap @{first.name} @{second.name}").sees("Until they take it")
    question = second.expects("Would you take over")
    ada.types(f"/firsthand cover @{first.name}").sees("press Take it back first")
    told.click("Take it back").sees("Nobody is asked any more")
    question.reads("Nothing to do any more")
    ada.opens_home().opens("Hand on for who is away").fill(
        pairing=f"{first.name}: Ticket: Marisa Obrien, Export is empty (1)",
        how="The channel: whoever is first",
    ).submit()
    post = world.channel(world.channel_name).expects("Who can take over")
    ada.expects("I ask the channel").click("Take it back")
    ada.sees("Nobody is asked any more")
    post.reads("Nobody is needed for a ticket from Customer 1 any more")
