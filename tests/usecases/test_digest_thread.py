"""What has no room in the digest is in its thread, and stays true there."""

import asyncio

import pytest

from bot.core import digest_layout
from bot.core.messages import Digest, DigestMore
from bot.core.replies import DigestPreview
from bot.usecases.choosing import Where
from bot.usecases.deliver import deliver
from bot.usecases.forget_customer import find_customers, forget_customer
from bot.usecases.post_digest import refresh_digest
from bot.usecases.show_digest import show_digest
from tests.gateways.memory import MemoryMessenger, Said
from tests.store.moments import MINUTE
from tests.usecases.world import CHANNEL, MONDAY, World, on, ticket

FRIDAY = on(27, 15)
WEEK = "2026-W48"


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> MemoryMessenger:
    monkeypatch.setattr(digest_layout, "MOST", 1)
    return MemoryMessenger(at=MONDAY)


def learn(world: World, *lessons: str) -> None:
    """Each lesson by somebody of their own, from a customer of their own."""
    world.set_up(name="Full", channel=CHANNEL, seats=len(lessons))
    people = [f"p{number}" for number in range(len(lessons))]
    world.join(*people, where=Where(channel_id=CHANNEL, text="full"))
    world.bring(*(ticket(name) for name in people))
    world.until(on(23, 10))
    for user, lesson in zip(people, lessons, strict=True):
        world.meet(user)
        world.until(world.at + MINUTE)
        world.fill(user, learning=lesson)


def say(world: World, slack: MemoryMessenger) -> list[Said]:
    """Everything that is owed is said; the channel's digest and its thread."""
    asyncio.run(deliver(world.database, slack, world.at))
    return [
        said
        for said in slack.said
        if isinstance(said.message, Digest | DigestMore) and said.message.rotation == "Full"
    ]


def lessons(said: list[Said]) -> list[list[str]]:
    return [
        [quote.text for quote in one.message.learned]
        for one in said
        if isinstance(one.message, Digest | DigestMore)
    ]


def alias(said: Said) -> str:
    assert isinstance(said.message, DigestMore)
    return said.message.learned[0].alias


def digest_of(said: list[Said]) -> Digest:
    assert isinstance(said[0].message, Digest)
    return said[0].message


def test_the_rest_goes_into_the_thread_once_and_follows_every_change(
    world: World, slack: MemoryMessenger
) -> None:
    learn(world, "first", "second", "third")
    previewed = world.see(
        show_digest, user_id="p0", where=Where(channel_id=CHANNEL, text="full"), at=world.at
    )
    world.until(FRIDAY)
    said = say(world, slack)
    assert lessons(said) == [["first"], ["second", "third"]]
    assert said[1].thread_ts == said[0].ts
    assert isinstance(previewed, DigestPreview)
    assert digest_of(said).left == previewed.digest.left
    assert digest_of(said).left.learned == 2
    world.fill("p1", learning="second, edited")
    assert lessons(say(world, slack)) == [["first"], ["second, edited", "third"]]
    world.withdraw("p2")
    assert lessons(say(world, slack)) == [["first"], ["second, edited"]]
    world.withdraw("p0")
    said = say(world, slack)
    assert lessons(said) == [["second, edited"], []]
    assert digest_of(said).left.learned == 0
    world.tap("p0", "solved")
    said = say(world, slack)
    assert lessons(said) == [["first"], ["second, edited"]]
    assert len(said) == 2


def test_as_many_replies_as_the_rest_needs_and_those_too_many_are_emptied(
    world: World, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest_layout, "REPLY_BUDGET", 200)
    learn(world, "first", "second", "third", "fourth")
    world.until(FRIDAY)
    said = say(world, slack)
    assert lessons(said) == [["first"], ["second"], ["third"], ["fourth"]]
    assert {one.thread_ts for one in said[1:]} == {said[0].ts}
    world.withdraw("p1")
    world.withdraw("p2")
    assert lessons(say(world, slack)) == [["first"], ["fourth"], [], []]


def test_a_reply_that_is_needed_no_more_before_it_was_said_is_not_said(
    world: World, slack: MemoryMessenger
) -> None:
    learn(world, "first", "second")
    world.until(FRIDAY)
    world.withdraw("p1")
    assert lessons(say(world, slack)) == [["first"]]
    assert digest_of(say(world, slack)).left.learned == 0
    world.tap("p1", "solved")
    said = say(world, slack)
    assert lessons(said) == [["first"], ["second"]]
    assert said[1].thread_ts == said[0].ts


def test_who_is_forgotten_is_forgotten_in_the_thread_too(
    world: World, slack: MemoryMessenger
) -> None:
    learn(world, "first", "second")
    world.until(FRIDAY)
    said = say(world, slack)
    (known,) = world.see(find_customers, alias(said[1]), secrets=world.secrets)
    world.do(forget_customer, known, user_id="boss", at=world.at)
    assert alias(say(world, slack)[1]).startswith("Former customer")


def test_a_digest_posted_before_there_were_threads_gets_one_when_it_changes(
    world: World, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    learn(world, "first", "second")
    monkeypatch.setattr(digest_layout, "MOST", 5)
    world.until(FRIDAY)
    assert lessons(say(world, slack)) == [["first", "second"]]
    monkeypatch.setattr(digest_layout, "MOST", 1)
    world.do(refresh_digest, world.rotation_id, WEEK, at=world.at)
    said = say(world, slack)
    assert lessons(said) == [["first"], ["second"]]
    assert said[1].thread_ts == said[0].ts
