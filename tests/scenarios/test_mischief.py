"""Texts that would do harm, or were not meant for a bot."""

import pytest

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand

RIGHT_TO_LEFT = "\u202e"
ISOLATE = "\u2067"
EVIL = (
    "<!channel> <!here> <https://evil.example|click me> @everyone *b* "
    f"{RIGHT_TO_LEFT}txt.exe {ISOLATE}end "
)
LONG = EVIL + "é👩🏽‍💻" * 2000


def raw(world: Firsthand) -> str:
    """All the bot has said, as Slack got it."""
    return "\n".join(f"{one.text}\n{one.blocks}" for one in world.said())


def test_what_a_customer_writes_stays_words_from_the_offer_to_the_digest(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob")
    nasty = ticket(Subject=LONG, Description=LONG, Customer=EVIL, Company=EVIL)
    world.import_tickets([nasty], payments)
    bob = world.user("bob")
    world.travel_to("2026-11-23 10:05")
    offer = bob.expects("Would you help", "click me")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("Did we solve it?")
    question.click("Yes")
    form = question.opens("Add what you learned")
    form.fill(quote=EVIL, learning=EVIL, theme=EVIL[:70], promise_text=EVIL, thanks=EVIL).submit()
    bob.opens_home().reads("What you promised")
    world.travel_to("2026-11-27 15:01")
    world.channel("customer-contact").expects("Week 48", "click me").has_picture()

    said = raw(world)
    for harm in ("<!channel", "<!here", "<!everyone", "<https://evil", RIGHT_TO_LEFT, ISOLATE):
        assert harm not in said, f"{harm!r} reached Slack"


def test_addresses_and_numbers_of_customers_are_not_kept(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    private = "Write to marisa@harbour.example or +49 30 901820, card 4111 1111 1111 1111"
    world.import_tickets([ticket(Subject=private, Description=private)], payments)
    world.travel_to("2026-11-23 10:05")
    offer = world.user("bob").expects("Would you help")
    offer.lacks("marisa@harbour.example", "901820", "4111")
    offer.click("I'm in")
    offer.click("Done")
    question = world.user("bob").expects("Did we solve it?")
    question.click("Yes")
    question.opens("Add what you learned").fill(quote=private).submit()
    world.travel_to("2026-11-27 15:01")
    digest = world.channel("customer-contact").expects("Week 48", "Write to")
    digest.lacks("marisa@harbour.example", "901820", "4111")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("nxt", "Did you mean `/firsthand next`?"),
        ("", "`/firsthand join`: take turns"),
        ("🦄🦄", "I don't know “🦄🦄”"),
        ("<!channel>", "I don't know"),
        ("x" * 3990, "I don't know “xxx"),
        ("join " + "y" * 3900, "That is too long for `join`"),
        ("join @bob", "takes no people or channels"),
        ("skip", "You are not in Payments"),
        ("leave", "You are not in Payments"),
        ("back", "not in Payments"),
        ("next", "You aren't in it. `/firsthand join` to take part."),
    ],
)
def test_whatever_is_typed_gets_a_kind_answer(world: Firsthand, typed: str, told: str) -> None:
    rotation(world)
    answer = world.user("cleo").types(f"/firsthand {typed}").sees(told)
    assert len(answer.text) < 1500
    assert "<!channel>" not in raw(world)


@pytest.mark.parametrize("typed", ["forever", "0", "until 2025-01-01", "until yesterday", "🦄"])
def test_a_skip_nobody_can_follow_changes_nothing(world: Firsthand, typed: str) -> None:
    payments = rotation(world, "bob")
    world.user("bob").types(f"/firsthand skip {typed}").sees("").lacks("You won't be picked")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    world.user("bob").expects("Would you help")


def test_before_there_is_any_rotation_every_command_says_how_to_begin(world: Firsthand) -> None:
    for word in ("join", "leave", "skip", "back", "next"):
        world.user("cleo").types(f"/firsthand {word}").sees("There is no rotation yet")
    home = world.user("cleo").opens_home()
    home.reads("There is none yet: start one, here or by `/firsthand setup`.")
    world.user("cleo").expects("Hello, I'm Firsthand")
