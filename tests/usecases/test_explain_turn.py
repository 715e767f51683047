"""Asking why: what decides about the asker in the next round, as the round itself decides it."""

from bot.core.replies import ChooseRotation, Explained, InHand, LedgerLine, Refusal
from bot.store import rotations
from bot.usecases.choosing import Where
from tests.usecases.world import World, call, on


def said(world: World, user: str) -> Explained:
    reply = world.why(user)
    assert isinstance(reply, Explained), reply
    return reply


def test_who_would_be_picked_hears_so_with_the_numbers(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    assert said(world, "ada") == Explained(
        rotation="Customer contact",
        next_round=on(23, 10),
        lines=(
            "You are picked as lead: nobody else is free to take it this round.",
            "You count 0 in your ledger; the middle of the rotation is 0.",
            "Of 1 who could be picked, 0 count less than you.",
            "You have had no contact yet.",
            "You have begun 0 of at most 4 contacts in 28 days.",
        ),
        ledger=(LedgerLine(at=world.at, amount=0, why="you joined in the middle of the pack"),),
        ledger_in_all=1,
    )


def test_everybody_reads_their_ledger_the_newest_line_first(world: World) -> None:
    world.join("ada")
    for name in "abc":
        world.tickets(name)
        world.until(world.rotation_next())
        world.meet("ada")
    told = said(world, "ada")
    assert told.ledger_in_all == 4
    assert [one.amount for one in told.ledger] == [1_000_000] * 3 + [0]
    assert told.ledger[0].why == "a contact done"
    assert [one.at for one in told.ledger] == sorted((one.at for one in told.ledger), reverse=True)


def test_who_would_not_be_picked_hears_what_spoke_for_the_others(world: World) -> None:
    world.join("ada")
    world.tickets("a", "b")
    world.until(on(23, 10))
    world.meet("ada")
    world.join("bob")
    ada = said(world, "ada")
    assert ada.lines[0].startswith("You are not picked: ")
    assert "You count 1 in your ledger; the middle of the rotation is" in ada.lines[1]
    assert "Your last contact was 3 days ago." in ada.lines
    assert said(world, "bob").lines[0].startswith("You are picked as lead: ")


def test_asking_says_the_same_as_next_and_as_the_round_and_changes_nothing(world: World) -> None:
    people = ("ada", "bob", "cleo")
    world.join(*people)
    world.tickets("a", "b", "c", "d")
    for _ in range(4):
        before = world.snapshot()
        told = {user for user in people if "You are picked" in said(world, user).lines[0]}
        assert world.snapshot() == before
        had = {user: len(world.offers(user)) for user in people}
        world.until(world.rotation_next())
        assert told == {user for user in people if len(world.offers(user)) > had[user]}
        world.meet(told.pop())


def test_a_rule_that_keeps_somebody_out_is_named(world: World) -> None:
    world.set_up(name="Rare", channel="C2", ceiling=1, target_weeks=4)
    for user in ("ada", "bob", "cleo"):
        world.join(user, where=Where(channel_id="C2"))
    world.tickets("a", "b")
    world.until(on(23, 10))
    asked = world.holder("a")
    assert asked is not None
    world.press(asked, "decline")
    world.until(on(23, 10, 30))
    other = world.holder("a")
    assert other is not None
    declined = world.why(asked, channel="C2")
    assert isinstance(declined, Explained)
    assert declined.lines[0] == (
        "You are not picked: you rest after a contact you declined, let expire or missed "
        "until Mon 30 Nov 2026, 10:00."
    )
    full = world.why(other, channel="C2")
    assert isinstance(full, Explained)
    assert full.lines[0] == (
        "You are not picked: you have begun 1 in the last 28 days, and the ceiling is 1."
    )
    assert full.in_hand == (InHand(subject="About a", reason=world.offer(other).reason),)


def test_somebody_away_hears_until_when(world: World) -> None:
    world.join("ada")
    world.says("ada", "skip", "until 2026-12-01")
    assert said(world, "ada").lines[0] == (
        "You are not picked: you skip this round until Tue 1 Dec 2026, 00:00."
    )


def test_without_a_contact_that_waits_it_says_how_it_would_go(world: World) -> None:
    world.join("ada")
    world.bring(call("far", on(30, 12)))  # the round of the 26th is still in time for it
    assert said(world, "ada").none_waits
    world.tickets("a")
    assert not said(world, "ada").none_waits


def test_a_stranger_and_a_paused_rotation_get_a_sentence(world: World) -> None:
    assert world.why("ada") == Refusal(
        sentence="You are not in Customer contact; type `/firsthand join` to take part."
    )
    world.join("ada")
    world.do(lambda tx: rotations.change(tx, world.rotation_id, state="paused"))
    assert world.why("ada") == Refusal(sentence="Customer contact is paused, so nobody is picked.")


def test_several_rotations_are_asked_by_a_menu_that_carries_why_on(world: World) -> None:
    world.set_up(name="Payments")
    reply = world.why("ada")
    assert isinstance(reply, ChooseRotation)
    assert reply.command == "why"
    assert isinstance(world.why("ada", "payments"), Refusal)
