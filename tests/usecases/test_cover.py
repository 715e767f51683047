"""Cover: the channel is asked, and whoever is first takes it."""

from bot.core.replies import Done, Refusal
from bot.usecases.choosing import Where
from tests.usecases.handing import back, cover, latest, news, posts, said, swap, take
from tests.usecases.test_races import at_once
from tests.usecases.test_shadows import SCHOOL, begun, school
from tests.usecases.test_swap import team
from tests.usecases.world import World, call, on

__all__ = ["school", "team"]


def test_the_first_taker_has_it_and_others_are_told_kindly(team: World) -> None:
    assert isinstance(cover(team, "ada"), Done)
    assert team.offer("ada").asked_channel
    assert team.holder("a") == "ada"
    assert take(team, "cleo") is None
    assert team.holder("a") == "cleo"
    assert (posts(team)[0].state, posts(team)[0].taken_by) == ("taken", "cleo")
    assert said(take(team, "bob")).startswith("Cleo was a little faster")
    assert team.holder("a") == "cleo"
    assert [one.type for one in team.messages("bob")] == []
    assert (team.offer("ada").state, team.offer("ada").taken_by) == ("handed_over", "cleo")
    team.until(on(23, 11))
    assert news(team, "ada") == [("taken", "cleo")]
    team.press("cleo", "done")
    assert team.ledger("cleo")[-1] == ("charge", 1000)
    assert team.ledger("ada") == [("joined", 0)]


def test_the_post_names_neither_the_customer_nor_who_cannot(team: World) -> None:
    cover(team, "ada")
    post = posts(team)[0]
    assert post.alias == "Customer 1"
    assert "customer of a" not in post.model_dump_json()
    assert "ada" not in post.model_dump_json()


def test_a_cover_nobody_took_goes_to_the_next_person(team: World) -> None:
    team.press("ada", "accept")
    cover(team, "ada")
    team.until(on(23, 14))
    assert posts(team)[0].state == "expired"
    assert team.offer("ada").state == "handed_over"
    assert team.holder("a") in ("bob", "cleo")
    assert team.member("ada").rest_until is None
    assert news(team, "ada") == [("nobody", "")]
    assert "had run out" in said(take(team, "bob"))


def test_an_offer_whose_cover_runs_out_costs_no_rest(team: World) -> None:
    team.until(on(23, 13))
    cover(team, "ada")
    team.until(on(23, 15))
    assert team.offer("ada").state == "offered"  # the channel has four working hours
    team.until(on(24, 11))
    assert team.offer("ada").state == "handed_over"
    assert team.member("ada").rest_until is None


def test_whoever_asked_takes_it_back_by_the_card_or_by_the_post(team: World) -> None:
    cover(team, "ada")
    assert back(team, "ada") is None
    assert posts(team)[0].state == "withdrawn"
    cover(team, "ada")
    assert take(team, "ada") is None
    assert {one.state for one in posts(team)} == {"withdrawn"}
    assert team.holder("a") == "ada"
    assert "taken back" in said(take(team, "bob"))


def test_who_is_not_in_the_rotation_is_told_how_to_join(team: World) -> None:
    cover(team, "ada")
    reply = take(team, "stranger")
    assert isinstance(reply, Refusal)
    assert "`/firsthand join` first" in reply.sentence
    assert team.holder("a") == "ada"


def test_whoever_passed_on_it_before_cannot_take_it(team: World) -> None:
    team.press("ada", "decline")
    team.until(team.at)
    holder = team.holder("a")
    assert holder in ("bob", "cleo")
    cover(team, holder)
    assert "you passed on this one before" in said(take(team, "ada"))


def test_the_contact_dies_and_the_post_says_so(world: World) -> None:
    world.join("ada")
    world.bring(call("c", on(25, 12)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    cover(world, "ada")
    world.bring(call("c", on(25, 12), state="cancelled"))
    assert posts(world)[0].state == "moot"


def test_a_call_that_has_begun_is_neither_covered_nor_taken(world: World) -> None:
    world.join("ada", "bob")
    world.bring(call("c", on(25, 12)))
    world.until(on(23, 10))
    holder = world.holder("c")
    assert holder is not None
    world.press(holder, "accept")
    cover(world, holder)
    world.at = on(25, 12)
    assert "has begun" in said(take(world, {"ada": "bob", "bob": "ada"}[holder]))
    back(world, holder)
    assert "has begun" in said(cover(world, holder))


def test_two_takers_at_the_same_moment_have_one_winner(team: World) -> None:
    team.press("ada", "accept")
    cover(team, "ada")
    wanted = latest(team)
    replies = at_once(
        lambda: take(team, "bob", wanted),
        lambda: take(team, "cleo", wanted),
        lambda: back(team, "ada"),
    )
    won = [
        name for name, reply in zip(("bob", "cleo", "ada"), replies, strict=True) if reply is None
    ]
    assert len(won) == 1
    assert team.holder("a") == won[0]
    assert posts(team)[0].taken_by == ("" if won == ["ada"] else won[0])
    assert sum(team.offers(name) != [] for name in ("bob", "cleo")) == (won != ["ada"])


def test_taking_while_it_is_finished_has_one_winner(team: World) -> None:
    team.press("ada", "accept")
    cover(team, "ada")
    pairing_id, wanted = team.offer("ada").pairing_id, latest(team)
    at_once(
        lambda: take(team, "bob", wanted),
        lambda: team.press_on("ada", "done", pairing_id),
    )
    ada, bob = team.offer("ada").state, [one.state for one in team.offers("bob")]
    assert (ada, bob) in [("done", []), ("handed_over", ["accepted"])]
    assert team.member("ada").virtual_pass == (1_000_000 if ada == "done" else 0)


def test_a_newcomer_never_takes_over_alone(school: World) -> None:
    school.tickets("a")
    school.until(on(26, 10))
    assert "Bob is new and would be alone with it" in said(swap(school, "ada", "bob"))
    cover(school, "ada")
    assert "you are new" in said(take(school, "bob"))


def test_whoever_accompanies_goes_on_with_the_new_lead(school: World) -> None:
    begun(school)
    school.press("bob", "accept")
    school.join("cleo", where=SCHOOL)
    _make_experienced(school, "cleo")
    assert isinstance(swap(school, "ada", "cleo"), Done)
    assert take(school, "cleo") is None
    assert school.holders("a") == {"lead": "cleo", "shadow": "bob"}
    assert school.offer("bob").partner_user_id == "cleo"
    assert school.offer("cleo").partner_user_id == "bob"
    assert school.press("cleo", "done") is None
    assert school.ledger("bob")[-1] == school.ledger("cleo")[-1] == ("charge", 1000)


def test_a_shadow_is_not_asked_to_hand_on_what_is_not_theirs(school: World) -> None:
    begun(school)
    assert "You only accompany this one" in said(swap(school, "bob", "ada"))


def _make_experienced(school: World, user: str) -> None:
    """In another rotation they have led alone."""
    school_id = school.rotation_id
    school.set_up(name="Elsewhere", channel="C3")
    school.join(user, where=Where(channel_id="C3"))
    school.tickets("elsewhere")
    school.until(school.rotation_next())
    school.meet(user)
    school.rotation_id = school_id
