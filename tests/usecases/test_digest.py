"""The weekly digest: counted by hand, once a week, and kept true."""

from datetime import time, timedelta
from typing import Any

import pytest

from bot.core.messages import Coverage, Digest
from bot.store.tables import answer
from bot.usecases.choosing import Where
from bot.usecases.keep_promise import keep_promise
from bot.usecases.people_change import channel_changed
from bot.usecases.post_digest import refresh_digest
from tests.usecases.world import CHANNEL, DAY, World, call, date, on, ticket

FRIDAY = on(27, 15)


def one_answer(world: World, **fields: Any) -> None:  # noqa: ANN401 - the value checks them
    """Ada meets Acme on Monday and answers at once."""
    world.join("ada")
    world.bring(ticket("a", customer_ref="acme"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    world.fill("ada", **fields)


def digests(world: World) -> list[Digest]:
    return [one for one in world.messages(CHANNEL) if isinstance(one, Digest)]


def test_a_weeks_digest_counted_by_hand(world: World) -> None:
    world.join("ada", "bob")
    world.bring(ticket("a", customer_ref="acme", opened_at=world.at - DAY), ticket("b"))
    world.until(on(23, 10))
    first = world.holder("a")
    assert first is not None
    second = {"ada": "bob", "bob": "ada"}[first]
    world.meet(first)
    world.until(world.at)
    world.fill(
        first,
        quote="I just want the numbers",
        kinds=("used_new_way",),
        learning="They sort in a spreadsheet",
        theme="Exports",
        promise_text="Ask about sorting",
        promise_due=date(2026, 11, 30),
        thanks_to=second,
        thanks="for the log line",
    )
    world.until(on(26, 10))
    assert world.holder("b") == second
    world.meet(second)
    world.until(world.at)
    world.fill(second, theme="exports ", learning="Docs hide it", visibility="team")
    world.bring(call("demo", on(27, 11)))
    world.until(world.at)
    caller = world.holder("demo")
    assert caller is not None
    world.press(caller, "accept")
    world.until(on(27, 12, 15))
    world.fill(caller, "attended", minutes=45, learning="They print it", visibility="channel")
    world.until(FRIDAY)

    (digest,) = digests(world)
    assert (digest.week, digest.starts_on, digest.ends_on) == (
        "2026-W48",
        date(2026, 11, 23),
        date(2026, 11, 29),
    )
    assert digest.coverage == Coverage(
        developers=2, roster=2, call_minutes=45, answered=3, asked=3, calls_heard=1, calls=1
    )
    assert [(one.text, one.alias, one.user_id) for one in digest.quotes] == [
        ("I just want the numbers", "Customer 1", first)
    ]
    assert [one.text for one in digest.surprises] == ["They sort in a spreadsheet"]
    assert [one.text for one in digest.learned] == ["They print it"]
    assert [(one.name, one.mentions, one.customers, one.before) for one in digest.themes] == [
        ("Exports", 2, 2, 0)
    ]
    assert [(one.text, one.owner_user_id) for one in digest.promises_due] == [
        ("Ask about sorting", "")
    ]
    assert [(one.from_user_id, one.to_user_id) for one in digest.thanks] == [(first, second)]
    assert [(one.week, one.contacts, one.members, one.roster) for one in digest.weeks] == [
        ("2026-W48", 3, 2, 2)
    ]
    assert [one.at for one in digest.next_rounds] == [on(30, 10), on(3, 10, month=12)]
    assert not digest.late


def test_an_empty_week_has_a_digest_too(world: World) -> None:
    world.until(FRIDAY)
    (digest,) = digests(world)
    assert digest.coverage == Coverage(developers=0, roster=0, call_minutes=0, answered=0, asked=0)
    assert (digest.quotes, digest.weeks) == ((), ())


def test_there_is_one_digest_a_week(world: World) -> None:
    world.join("ada")
    world.until(on(18, 16, month=12))
    assert [one.week for one in digests(world)] == [
        "2026-W48",
        "2026-W49",
        "2026-W50",
        "2026-W51",
    ]
    assert [one.roster for one in digests(world)[-1].weeks] == [1, 1, 1, 1]


def test_a_late_digest_is_of_its_own_week_and_says_that_it_is_late(world: World) -> None:
    world.at = on(30, 9)
    world.until(on(30, 9))
    assert [(one.week, one.late) for one in digests(world)] == [("2026-W48", True)]
    world.until(on(4, 15, month=12))
    assert [(one.week, one.late) for one in digests(world)] == [
        ("2026-W48", True),
        ("2026-W49", False),
    ]


def test_a_late_answer_comes_into_the_posted_digest_of_its_week(world: World) -> None:
    world.join("ada")
    world.until(on(26, 9))
    world.bring(ticket("a"))
    world.until(on(26, 10))
    world.meet("ada")
    world.until(FRIDAY)
    assert world.digest().coverage.answered == 0
    world.until(on(30, 9))
    world.fill("ada", quote="late words")
    assert [one.text for one in world.digest("2026-W48").quotes] == ["late words"]
    assert world.digest("2026-W48").coverage.answered == 1
    assert [one.week for one in digests(world)] == ["2026-W48"]


def test_an_answer_after_the_next_digest_belongs_to_the_week_it_is_given_in(world: World) -> None:
    world.join("ada")
    world.bring(ticket("a"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(on(4, 16, month=12))
    world.fill("ada", quote="very late words")
    assert world.digest("2026-W48").quotes == ()
    assert [one.text for one in world.digest("2026-W49").quotes] == ["very late words"]


def test_an_answer_to_a_week_without_a_digest_belongs_to_the_week_it_is_given_in(
    world: World,
) -> None:
    one_answer(world)
    world.bring(ticket("b"))
    world.until(on(26, 10))
    world.meet("ada")
    world.until(world.at)
    world.do(channel_changed, channel_id=CHANNEL, change="archived", at=world.at)
    world.until(on(30, 9))
    assert digests(world) == []
    world.do(channel_changed, channel_id=CHANNEL, change="unarchived", at=world.at)
    world.fill("ada", quote="second")
    world.until(FRIDAY + 7 * DAY)
    (digest,) = digests(world)
    assert (digest.week, [one.text for one in digest.quotes]) == ("2026-W49", ["second"])


def test_an_edit_and_a_withdrawal_change_the_posted_digest_however_old(world: World) -> None:
    one_answer(world, quote="first words")
    world.until(FRIDAY)
    world.fill("ada", quote="second words")
    assert [one.text for one in world.digest().quotes] == ["second words"]
    next_rounds = world.digest().next_rounds
    world.until(on(18, 16, month=12))
    world.withdraw("ada")
    old = world.digest("2026-W48")
    assert old.quotes == ()
    assert old.coverage.answered == 0
    assert old.next_rounds == next_rounds
    world.tap("ada", "solved")
    assert [one.text for one in world.digest("2026-W48").quotes] == ["second words"]


def test_a_digest_at_the_very_start_of_a_week_is_refreshed_as_that_weeks(world: World) -> None:
    world.set_up(name="Midnight", channel="C2", digest_weekday=0, digest_time=time(0))
    world.join("ada", where=Where(channel_id="C2", text="midnight"))
    world.until(on(30, 0))
    world.bring(ticket("a"))
    world.until(on(30, 10))
    world.meet("ada")
    world.until(world.at)
    world.fill("ada", quote="words")
    (digest,) = [one for one in world.messages("C2") if isinstance(one, Digest)]
    assert digest.week == "2026-W49"
    assert [one.text for one in digest.quotes] == ["words"]


def test_a_kept_promise_is_praised_in_its_week(world: World) -> None:
    one_answer(world, promise_text="find out", promise_due=date(2026, 11, 24))
    world.until(FRIDAY)
    assert [one.text for one in world.digest().promises_overdue] == ["find out"]
    (promise,) = world.promises()
    world.do(keep_promise, promise_id=promise.id, user_id="ada", at=world.at)
    assert world.digest().promises_overdue == ()
    assert [(one.text, one.owner_user_id) for one in world.digest().promises_kept] == [
        ("find out", "ada")
    ]
    world.until(FRIDAY + 7 * DAY)
    assert world.digest("2026-W49").promises_kept == ()


@pytest.mark.parametrize(
    ("visibility", "quotes", "themes"),
    [("channel", 1, 1), ("team", 0, 1), ("me", 0, 0)],
)
def test_each_answer_is_seen_by_whom_it_allows(
    world: World, visibility: str, quotes: int, themes: int
) -> None:
    one_answer(
        world,
        quote="words",
        theme="exports",
        promise_text="find out",
        visibility=visibility,
        promise_due=date(2026, 11, 30),
    )
    world.until(FRIDAY)
    digest = world.digest()
    assert (len(digest.quotes), len(digest.themes), len(digest.promises_due)) == (
        quotes,
        themes,
        quotes,
    )
    assert "find out" not in repr(digest) or visibility == "channel"
    world.until(FRIDAY + 7 * DAY)


def test_themes_are_compared_with_the_week_before(world: World) -> None:
    world.join("ada")
    for day in (23, 30):
        world.until(on(day, 9))
        world.bring(ticket(f"t{day}"))
        world.until(on(day, 10))
        world.meet("ada")
        world.until(world.at)
        world.fill("ada", theme="exports")
    world.until(FRIDAY + 7 * DAY)
    assert [(one.mentions, one.before) for one in world.digest("2026-W49").themes] == [(1, 1)]


def test_who_has_left_is_not_in_the_roster_and_their_contacts_still_count(world: World) -> None:
    one_answer(world)
    world.join("bob")
    world.says("ada", "leave")
    world.until(FRIDAY)
    digest = world.digest()
    assert (digest.coverage.developers, digest.coverage.roster) == (0, 1)
    assert [(one.contacts, one.members, one.roster) for one in digest.weeks] == [(1, 0, 1)]


def test_a_digest_that_was_never_posted_is_not_begun_by_an_answer(world: World) -> None:
    one_answer(world, quote="words")
    world.do(refresh_digest, world.rotation_id, "2026-W48", at=world.at)
    world.do(refresh_digest, "nothing", "2026-W48", at=world.at)
    assert digests(world) == []


def test_weeks_are_those_of_the_rotations_zone(world: World) -> None:
    world.set_up(name="Far", channel="C2", zone="Pacific/Auckland", weekdays=(0,), ceiling=None)
    world.join("ada", zone="Pacific/Auckland", where=Where(channel_id="C2", text="far"))
    world.bring(ticket("a"))
    world.until(on(29, 21))  # Monday 10:00 in Auckland
    world.meet("ada")
    world.until(world.at)
    world.tap("ada", "solved")
    (row,) = world.table(answer)
    assert row.week == "2026-W49"
    world.until(on(4, 2, month=12))
    (digest,) = [one for one in world.messages("C2") if isinstance(one, Digest)][1:]
    assert (digest.week, digest.coverage.answered) == ("2026-W49", 1)
    assert timedelta(days=6) == digest.ends_on - digest.starts_on
