"""A rotation with a shadow ladder: newcomers listen in, then lead accompanied, then alone."""

import pytest

from bot.core.messages import Offer
from bot.core.replies import Refusal
from bot.store import climbing
from bot.store.climbing import Climbed
from bot.usecases.choosing import Where
from tests.usecases.world import World, call, on

SCHOOL = Where(channel_id="C2")


@pytest.fixture
def school(world: World) -> World:
    """Ada has led alone; Bob is new. Rounds take one contact, on Mondays and Thursdays at 10."""
    world.set_up(name="School", channel="C2", shadowing=True)
    world.join("ada", where=SCHOOL)
    world.tickets("first")
    world.until(on(23, 10))
    world.meet("ada")
    world.join("bob", where=SCHOOL)
    return world


def begun(school: World) -> tuple[Offer, Offer]:
    """The next ticket is given: Ada has accepted, Bob is asked."""
    school.tickets("a")
    school.until(on(26, 10))
    assert school.offers("bob") == []
    assert school.press("ada", "accept") is None
    return school.offer("ada"), school.offer("bob")


def test_a_newcomer_is_asked_to_accompany_whoever_has_accepted(school: World) -> None:
    leads, follows = begun(school)
    assert (leads.role, leads.partner_user_id, leads.state) == ("lead", "bob", "accepted")
    assert (follows.role, follows.partner_user_id, follows.state) == ("shadow", "ada", "offered")
    assert follows.reason == "you are new here, so you listen in while a colleague leads"
    assert follows.deadline == on(26, 14)


def test_home_shows_a_shadows_turn_only_once_they_are_asked(school: World) -> None:
    school.tickets("a")
    school.until(on(26, 10))
    assert [one.state for one in school.home("ada").turns] == ["offered"]
    assert school.home("bob").turns == ()
    school.press("ada", "accept")
    assert [one.role for one in school.home("bob").turns] == ["shadow"]


def test_a_shadow_pays_like_a_lead_and_only_the_lead_is_asked_how_it_went(school: World) -> None:
    begun(school)
    assert school.press("bob", "accept") is None
    assert school.press("ada", "done") is None
    assert school.contact("a").state == "done"
    assert school.states("bob") == {"bob": ["done"]}
    assert school.ledger("bob")[-1] == school.ledger("ada")[-1] == ("charge", 1000)
    school.until(on(27))
    assert len(school.questions("ada")) == 2
    assert school.questions("bob") == []


def test_a_shadow_who_is_done_leaves_the_lead_theirs(school: World) -> None:
    begun(school)
    school.press("bob", "accept")
    assert school.press("bob", "done") is None
    assert school.contact("a").state == "paired"
    assert school.offer("ada").state == "accepted"
    assert school.press("ada", "done") is None
    assert [one for one in school.ledger("bob") if one[0] == "charge"] == [("charge", 1000)]


@pytest.mark.parametrize("how", ["declined", "expired", "handed_over"])
def test_a_shadow_who_drops_out_leaves_the_lead_theirs_and_unnamed(school: World, how: str) -> None:
    begun(school)
    if how == "declined":
        school.press("bob", "decline")
    elif how == "expired":
        school.until(on(26, 14))
    else:
        school.press("bob", "accept")
        school.press("bob", "hand_back")
    assert school.offer("bob").state == how
    leads = school.offer("ada")
    assert (leads.state, leads.partner_user_id) == ("accepted", "")
    assert school.contact("a").state == "paired"
    assert school.contact("a").asked == 0
    school.until(on(26, 15))
    assert len(school.offers("bob")) == 1
    assert school.ledger("bob") == [("joined", 0)]


def test_nobody_hears_of_a_contact_its_lead_did_not_take(school: World) -> None:
    school.tickets("a")
    school.until(on(26, 10))
    school.press("ada", "decline")
    school.until(on(27))
    assert school.offers("bob") == []
    assert school.contact("a").state == "waiting"


def test_a_lead_who_hands_back_frees_the_shadow_too(school: World) -> None:
    begun(school)
    school.press("bob", "accept")
    school.press("ada", "hand_back")
    assert school.states("bob") == {"bob": ["cancelled"]}
    assert school.press("bob", "accept") is not None
    assert school.offer("bob").state == "cancelled"


def test_a_shadow_who_never_answered_is_freed_when_the_lead_is_done(school: World) -> None:
    begun(school)
    school.press("ada", "done")
    assert school.offer("bob").state == "cancelled"
    assert school.ledger("bob") == [("joined", 0)]


def test_what_the_lead_says_did_not_happen_is_reversed_for_both(school: World) -> None:
    begun(school)
    school.press("bob", "accept")
    school.press("ada", "done")
    school.until(on(26, 11))
    school.tap("ada", "not_happened")
    assert school.ledger("bob")[-1] == school.ledger("ada")[-1] == ("reversal", -1000)
    school.tap("ada", "solved")
    assert school.ledger("bob")[-1] == ("charge", 1000)
    assert school.offer("bob").state == "done"


def test_a_call_reminds_and_ends_for_both(school: World) -> None:
    school.bring(call("c", on(27, 12)))
    school.until(on(23, 10, 1))  # the round of the 26th would be too late
    school.press("ada", "accept")
    school.press("bob", "accept")
    school.until(on(27, 13))
    assert [one.type for one in school.messages("bob")] == ["offer", "call_reminder"]
    assert (school.offer("ada").state, school.offer("bob").state) == ("done", "done")
    assert school.contact("c").state == "done"


def test_a_shadow_leaving_the_rotation_leaves_the_lead_theirs(school: World) -> None:
    begun(school)
    school.says("bob", "leave", channel="C2")
    assert school.offer("bob").state == "handed_over"
    assert school.offer("ada").state == "accepted"


def test_a_newcomer_climbs_from_shadow_to_leading_alone(school: World) -> None:
    begun(school)
    school.press("bob", "accept")
    school.press("ada", "done")
    assert climbed(school) == Climbed(shadowed=1, partners=("ada",))
    school.tickets("b")
    school.until(on(30, 10))
    assert school.holders("b") == {"lead": "bob", "shadow": "ada"}
    school.press("bob", "accept")
    assert school.offer("ada").reason == "a newer colleague leads, and you are there to help"
    school.press("ada", "accept")
    school.press("bob", "done")
    assert climbed(school) == Climbed(shadowed=1, led_accompanied=1, partners=("ada",))
    for name, day in (("c", 3), ("d", 7)):
        school.tickets(name)
        school.until(on(day, 10, month=12))
        (lead,) = school.holders(name).values()
        school.meet(lead)
    assert climbed(school) == Climbed(shadowed=1, led_accompanied=1, led_alone=1, partners=("ada",))


def test_in_assign_mode_both_have_it_at_once(world: World) -> None:
    world.set_up(name="School", channel="C2", shadowing=True, mode="assign")
    world.join("ada", where=SCHOOL)
    world.tickets("first")
    world.until(on(23, 10))
    world.press("ada", "done")
    world.join("bob", where=SCHOOL)
    world.tickets("a")
    world.until(on(26, 10))
    assert world.offer("ada").state == world.offer("bob").state == "accepted"


def test_without_shadowing_nobody_accompanies(world: World) -> None:
    world.join("ada")
    world.tickets("first")
    world.until(on(23, 10))
    world.meet("ada")
    world.join("bob")
    world.tickets("a")
    world.until(on(26, 10))
    assert len(world.holders("a")) == 1


def test_asking_why_names_the_ladder(school: World) -> None:
    reply = school.why("bob", channel="C2")
    assert not isinstance(reply, Refusal)
    assert "You are picked as shadow: you are new here" in str(reply)


def climbed(school: World) -> Climbed:
    return school.see(climbing.load, ["ada", "bob"])["bob"]
