"""A rotation is archived and brought back; nothing of it is lost."""

import pytest
from sqlalchemy import text

from bot.core.channel_facts import ChannelFacts
from bot.core.messages import OwnershipNotice, RotationCard
from bot.core.replies import Done, Refusal, SetUp
from bot.core.rotation_form import FormProblems
from bot.store import agenda, audit, rotations
from bot.store.tables import outbox
from bot.usecases.archive_rotation import archive_rotation, open_archive
from bot.usecases.bring_back_rotation import bring_back_rotation, open_bring_back
from bot.usecases.cover_pairing import cover_pairing
from bot.usecases.edit_owners import edit_owners
from tests.usecases.world import CHANNEL, World, call, on


def archive(world: World, who: str = "boss") -> Done | Refusal:
    return world.do(archive_rotation, rotation_id=world.rotation_id, user_id=who, at=world.at)


def bring_back(
    world: World, who: str = "boss", channel: str = CHANNEL, rotation_id: str = ""
) -> SetUp | FormProblems:
    facts = ChannelFacts(channel_id=channel, name="c", member=True, archived=False, private=True)
    return world.do(
        bring_back_rotation,
        rotation_id=rotation_id or world.rotation_id,
        user_id=who,
        channel=facts,
        at=world.at,
    )


def planned(world: World) -> set[str]:
    with world.database.reading() as connection:
        rows = connection.execute(
            text("SELECT kind FROM agenda WHERE subject IN (:one, :two)"),
            {"one": world.rotation_id, "two": world.source_id},
        )
        return {row.kind for row in rows}


def test_rounds_and_digests_end_offers_are_withdrawn_and_what_was_accepted_is_finished(
    world: World,
) -> None:
    world.join("ada", "bob")
    world.tickets("a", "b")
    world.until(on(23, 10))
    taker = world.holder("a") or ""
    world.press(taker, "accept")
    world.until(on(26, 10))
    (asked,) = {world.holder("b")}
    assert asked is not None
    shown = world.see(open_archive, rotation_id=world.rotation_id, user_id="boss")
    assert not isinstance(shown, Refusal)
    assert (shown.offers, shown.accepted) == (1, 1)

    assert isinstance(archive(world), Done)
    assert planned(world) == set()
    assert isinstance(archive(world), Refusal), "a second press changes nothing"
    assert world.offer(asked).withdrawn
    assert (world.contact("b").state, world.holder("a")) == ("waiting", taker)
    (card,) = (one for one in world.messages(CHANNEL) if isinstance(one, RotationCard))
    assert card.archived
    assert world.home("ada").rotations == ()
    offer = next(one for one in world.offers(taker) if one.state == "accepted")
    assert world.press_on(taker, "done", offer.pairing_id) is None
    world.until(on(27, 12))
    assert world.question(taker).outcome == "", "its end is asked about once"
    said = len(world.messages(taker))
    world.until(on(18, month=12))
    assert len(world.messages(taker)) == said, "and nobody is reminded of it"
    assert world.notices() == []
    assert not [one for one in world.messages(CHANNEL) if one.type == "digest"]
    assert world.tap(taker, "solved") is None, "late answers count"


def test_a_call_that_waits_when_it_ends_is_told_to_nobody(world: World) -> None:
    world.bring(call("demo", on(26, 15)))
    archive(world)
    world.until(on(27))
    assert (world.contact("demo").state, world.notices()) == ("gone", [])


def test_whoever_was_asked_to_take_something_over_is_not_any_more(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a")
    world.until(on(23, 10))
    taker = world.holder("a") or ""
    world.press(taker, "accept")
    pairing_id = world.offer(taker).pairing_id
    world.do(cover_pairing, pairing_id=pairing_id, user_id=taker, at=world.at)
    archive(world)
    assert not world.offer(taker).asked_channel
    (post,) = (one for one in world.messages(CHANNEL) if one.type == "cover_post")
    assert post.state == "withdrawn"
    world.until(on(25))
    assert world.holder("a") == taker


@pytest.mark.parametrize("again", [False, True], ids=["its name is free", "its name is taken"])
def test_it_comes_back_where_it_stopped(world: World, *, again: bool) -> None:
    world.join("ada")
    world.tickets("a")
    name, first = world.rotation().name, world.rotation_id
    archive(world)
    assert world.see(rotations.of_name, name) is None
    if again:
        world.set_up(channel="C2")
        assert world.rotation().name == name
    world.until(on(8, month=12))
    form = world.see(open_bring_back, user_id="boss")
    assert not isinstance(form, Refusal)
    assert form.rotations == ((first, name),)
    assert isinstance(bring_back(world, "ada", rotation_id=first), FormProblems)
    back = bring_back(world, channel="C9", rotation_id=first)
    assert isinstance(back, SetUp)
    assert back.again
    assert back.rotation == (f"{name} 2" if again else name)
    assert back.rounds[0].at == on(10, 10, month=12)
    assert isinstance(bring_back(world, rotation_id=first), FormProblems)
    world.rotation_id = first
    now = world.rotation()
    assert (now.state, now.channel_id, now.channel_private) == ("active", "C9", True)
    assert [one.type for one in world.messages("C9")] == ["rotation_card"], "a card of its own"
    world.until(on(10, 10, month=12))
    assert world.holder("a") == "ada"
    assert isinstance(world.see(open_bring_back, user_id="boss"), Refusal)
    done = {line.action for line in world.see(audit.since, on(1), limit=20)}
    assert {"archive_rotation", "bring_back_rotation"} <= done


def test_in_the_same_channel_its_card_is_the_same_message(world: World) -> None:
    archive(world)
    bring_back(world)
    cards = [row for row in world.table(outbox) if row.dedupe_key.startswith("card:")]
    assert len(cards) == 1
    assert world.see(agenda.find, "round", world.rotation_id) is not None


def test_only_owners_archive_and_the_others_are_told_at_a_decent_time(world: World) -> None:
    world.join("ada")
    refused = archive(world, "ada")
    assert isinstance(refused, Refusal)
    assert "Only an owner" in refused.sentence
    assert world.rotation().state == "active"
    world.do(
        edit_owners,
        rotation_id=world.rotation_id,
        user_id="boss",
        shown=("boss",),
        removed=(),
        added=(world.person("ada"),),
        at=world.at,
    )
    archive(world)
    world.until(on(23, 12))
    told = [one.about for one in world.messages("ada") if isinstance(one, OwnershipNotice)]
    assert told == ["archived"], "what is over by then is not told"
    assert [one for one in world.messages("boss") if isinstance(one, OwnershipNotice)] == []
