"""The preview of a digest is the digest."""

from bot.core.replies import DigestPreview, Refusal, Reply
from bot.usecases.choosing import Where
from bot.usecases.show_digest import show_digest
from tests.usecases.world import CHANNEL, World, on, ticket


def show(world: World, user: str, channel: str = CHANNEL, text: str = "") -> Reply:
    where = Where(channel_id=channel, text=text)
    return world.see(show_digest, user_id=user, where=where, at=world.at)


def heard(world: World) -> None:
    world.join("ada", "bea")
    world.bring(ticket("a", customer_ref="c-1"))
    world.until(on(23, 10))
    who = world.holder("a")
    assert who is not None
    world.meet(who)
    world.until(on(23, 12))
    world.fill(who, quote="Why twice?", learning="They print twice", theme="printing")


def test_what_is_previewed_is_what_is_posted(world: World) -> None:
    heard(world)
    world.until(on(27, 14))
    before = show(world, "ada")
    assert isinstance(before, DigestPreview)
    assert before.due == on(27, 15)
    assert before.digest.quotes[0].text == "Why twice?"
    world.until(on(27, 15))
    assert world.digest() == before.digest


def test_looking_changes_nothing_and_the_next_week_is_shown_once_one_is_out(world: World) -> None:
    heard(world)
    before = world.snapshot()
    show(world, "ada")
    assert world.snapshot() == before
    world.until(on(27, 16))
    after = show(world, "ada")
    assert isinstance(after, DigestPreview)
    assert (after.digest.week, after.digest.quotes) == ("2026-W49", ())


def test_only_those_who_will_read_it_anyway_may_see_it(world: World) -> None:
    heard(world)
    assert isinstance(show(world, "boss", "C9"), DigestPreview)
    assert isinstance(show(world, "bea", "C9"), DigestPreview)
    assert isinstance(show(world, "guest"), DigestPreview)
    told = show(world, "guest", "C9")
    assert isinstance(told, Refusal)
    assert f"<#{CHANNEL}>" in told.sentence
