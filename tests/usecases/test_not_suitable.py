"""A host says that a contact is not suitable: it ends, kindly and for good."""

import threading

import pytest

from bot.core.host_form import UnsuitedForm
from bot.core.messages import OwnerNotice
from bot.core.replies import Refusal
from bot.store.tables import pairing as pairing_table
from bot.usecases.answer_offer import accept
from bot.usecases.finish_contact import finish_contact
from bot.usecases.say_unsuited import open_unsuited, say_unsuited
from tests.usecases.handing import swap
from tests.usecases.hosting import SUE, calls_off, know, told
from tests.usecases.world import World, call, on, ticket


@pytest.fixture
def world(world: World) -> World:
    know(world, "sue")
    world.join("ada", "bob")
    world.slack_works = True
    return world


def taken(world: World) -> str:
    """A ticket that somebody has accepted; who."""
    world.bring(ticket("a", host_email=SUE))
    world.until(on(23, 10))
    who = "ada" if world.offers("ada") else "bob"
    world.press(who, "accept")
    return who


def said(refusal: Refusal | None) -> str:
    assert refusal is not None
    return refusal.sentence


def test_it_ends_without_charge_or_rest_and_everybody_concerned_can_read_so(world: World) -> None:
    who = taken(world)
    turns = world.home(who).turns
    assert [one.state for one in turns] == ["accepted"]
    assert calls_off(world, "a", why="Only prices. Ask  bo@corp.example") is None
    offer = world.offer(who)
    assert (offer.state, offer.unsuited) == ("cancelled", True)
    assert offer.unsuited_why == "Only prices. Ask [email]"
    assert world.home(who).turns == ()
    assert [one.state for one in told(world)] == ["unsuited"]
    assert world.contact("a").state == "gone"
    assert [kind for kind, _ in world.ledger(who)] == ["joined"]
    assert world.member(who).rest_until is None
    world.until(on(23, 11))
    (notice,) = [one for one in world.messages("boss") if isinstance(one, OwnerNotice)]
    assert (notice.about, notice.detail) == ("unsuited", "Only prices. Ask [email]")


def test_an_owner_who_hosts_it_is_not_told_of_their_own_doing(world: World) -> None:
    know(world, "boss")
    world.bring(ticket("a", host_email="boss@us.example"))
    world.until(on(23, 10))
    world.press(world.holder("a") or "", "accept")
    assert calls_off(world, "a", user="boss") is None
    world.until(on(23, 12))
    assert world.notices() == []


def test_it_never_comes_back_however_often_its_source_tells_of_it(world: World) -> None:
    taken(world)
    calls_off(world, "a")
    world.bring(ticket("a", host_email=SUE, subject="Changed"))
    world.until(on(26, 10, 30))
    assert world.contact("a").state == "gone"
    assert world.holder("a") is None
    world.bring(ticket("a", host_email=SUE, state="solved"))
    assert [one.state for one in told(world)] == ["unsuited"]


def test_what_was_handed_back_or_is_being_handed_on_can_be_called_off_too(world: World) -> None:
    first = taken(world)
    second = "bob" if first == "ada" else "ada"
    swap(world, first, second)
    assert calls_off(world, "a") is None
    assert {one.state for user in (first, second) for one in world.offers(user)} == {"cancelled"}
    assert [one.type for one in world.messages(second)] == ["take_over"]
    world.bring(ticket("b", host_email=SUE))
    world.until(on(26, 10))
    who = first if world.holder("b") == first else second
    world.press(who, "accept")
    world.press(who, "hand_back")
    assert calls_off(world, "b") is None
    world.until(on(30, 10))
    assert world.holder("b") is None


def test_it_is_too_late_once_they_have_met_or_the_call_has_begun(world: World) -> None:
    who = taken(world)
    world.press(who, "done")
    assert "met already" in said(calls_off(world, "a"))
    world.bring(call("demo", on(25, 12), host_email=SUE))
    world.until(on(23, 12))
    who = world.holder("demo") or ""
    world.press(who, "accept")
    world.until(on(25, 12, 30))
    assert "has begun" in said(calls_off(world, "demo"))
    assert world.holder("demo") == who


def test_only_its_host_may_say_so_and_once_is_enough(world: World) -> None:
    who = taken(world)
    for other in (who, "boss", "stranger"):
        assert "Somebody else hosts" in said(calls_off(world, "a", user=other))
    know(world, "tom")
    world.bring(ticket("a", host_email="tom@us.example"))
    assert "Somebody else hosts" in said(calls_off(world, "a"))
    contact_id = world.contact("a").id
    asked = world.see(open_unsuited, contact_id=contact_id, user_id="tom", at=world.at)
    assert isinstance(asked, UnsuitedForm)
    assert asked.user_id == who
    assert calls_off(world, "a", user="tom") is None
    before = world.snapshot()
    assert "said so already" in said(calls_off(world, "a", user="tom"))
    closed = world.see(open_unsuited, contact_id=contact_id, user_id="tom", at=world.at)
    assert isinstance(closed, Refusal)
    gone = world.do(say_unsuited, contact_id="none", user_id="tom", why="", at=world.at)
    assert "not there any more" in said(gone)
    assert world.snapshot() == before


@pytest.mark.parametrize("rival", ["accept", "done"])
def test_of_the_host_and_the_member_at_the_same_moment_exactly_one_wins(
    world: World, rival: str
) -> None:
    world.bring(ticket("a", host_email=SUE))
    world.until(on(23, 10))
    who = world.holder("a") or ""
    pairing_id = world.offer(who).pairing_id
    if rival == "done":
        world.press(who, "accept")
    usecase = {"accept": accept, "done": finish_contact}[rival]
    replies: dict[str, object] = {}
    gate = threading.Barrier(2)

    def host() -> None:
        gate.wait()
        replies["host"] = calls_off(world, "a")

    def member() -> None:
        gate.wait()
        replies["member"] = world.do(usecase, pairing_id=pairing_id, user_id=who, at=world.at)

    threads = [threading.Thread(target=one) for one in (host, member)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    (pairing,) = world.table(pairing_table)
    contact = world.contact("a").state
    charged = [kind for kind, _ in world.ledger(who)]
    if replies["host"] is None:  # also after an accept: the host is told of it and may still say no
        assert (pairing.state, contact, charged) == ("cancelled", "gone", ["joined"])
        assert (replies["member"] is None) <= (rival == "accept")
        assert world.offer(who).unsuited
    else:
        assert rival == "done"
        assert (pairing.state, contact, charged) == ("done", "done", ["joined", "charge"])
        assert replies["member"] is None
