"""A newcomer is never alone: whoever was to be there with them is replaced."""

import pytest

from bot.core.messages import MemberNotice
from bot.store import members
from tests.usecases.test_shadows import SCHOOL, begun, school
from tests.usecases.world import World, on

__all__ = ["school"]


@pytest.fixture
def led(school: World) -> World:
    """Bob, who has shadowed Ada, leads "b", has accepted, and she was asked to be there."""
    begun(school)
    school.press("bob", "accept")
    school.press("ada", "done")
    school.tickets("b")
    school.until(on(30, 10))
    assert school.holders("b") == {"lead": "bob", "shadow": "ada"}
    school.press("bob", "accept")
    return school


def join_experienced(world: World, user: str) -> None:
    world.join(user, where=SCHOOL)
    world.do(members.change, world.member(user).id, experienced=True)


def alone(world: World, user: str) -> list[str]:
    return [one.about for one in world.messages(user) if isinstance(one, MemberNotice)]


@pytest.mark.parametrize("how", ["decline", "expire", "hand_back", "leave"])
def test_somebody_else_is_asked_to_be_there(led: World, how: str) -> None:
    join_experienced(led, "cid")
    if how == "decline":
        led.press("ada", "decline")
    elif how == "expire":
        led.until(on(30, 14))
    elif how == "hand_back":
        led.press("ada", "accept")
        led.press("ada", "hand_back")
    else:
        led.says("ada", "leave", channel="C2")
    led.until(max(led.at, on(30, 10, 1)))
    assert led.holders("b") == {"lead": "bob", "shadow": "cid"}
    asked = led.offer("cid")
    assert (asked.role, asked.partner_user_id) == ("shadow", "bob")
    assert asked.reason == "a newer colleague leads, and you are there to help"
    assert led.offer("bob").partner_user_id == "cid"
    assert led.press("cid", "accept") is None
    assert led.press("bob", "done") is None
    assert led.states("cid") == {"cid": ["done"]}
    assert led.ledger("cid")[-1] == ("charge", 1000)
    assert (alone(led, "bob"), led.notices()) == ([], [])


def test_if_nobody_can_the_newcomer_and_the_owner_are_told_once(led: World) -> None:
    led.press("ada", "decline")
    led.until(on(30, 12))
    assert alone(led, "bob") == ["no_helper"]
    assert led.notices() == ["no_helper"]
    assert led.offer("bob").state == "accepted"
    led.press("bob", "hand_back")
    led.until(on(1, 12, month=12))
    assert (alone(led, "bob"), led.notices().count("no_helper")) == (["no_helper"], 1)


def test_an_experienced_leads_shadow_is_not_replaced(school: World) -> None:
    begun(school)
    join_experienced(school, "cid")
    school.press("bob", "decline")
    school.until(on(26, 12))
    assert school.holders("a") == {"lead": "ada"}
    assert alone(school, "ada") == []


def test_a_helper_is_found_before_the_newcomer_has_accepted_and_asked_then(school: World) -> None:
    begun(school)
    school.press("bob", "accept")
    school.press("ada", "done")
    school.tickets("b")
    school.until(on(30, 10))
    join_experienced(school, "cid")
    assert school.holders("b") == {"lead": "bob", "shadow": "ada"}
    school.says("ada", "leave", channel="C2")
    school.until(on(30, 10, 1))
    assert school.holders("b") == {"lead": "bob", "shadow": "cid"}
    assert school.offers("cid") == []
    school.press("bob", "accept")
    assert school.offer("cid").state == "offered"
