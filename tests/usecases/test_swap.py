"""Swap: one open pairing goes to one named person, if they take it."""

import pytest

from bot.core.handing_on import SwapForm
from bot.core.replies import Done, Refusal
from bot.usecases.choosing import Where
from bot.usecases.swap_choices import swap_choices
from tests.usecases.handing import asked, back, decline, latest, news, said, swap, take
from tests.usecases.world import World, call, on, ticket


@pytest.fixture
def team(world: World) -> World:
    """Ada has been offered ticket “a” on Monday at ten; Bob and Cleo are in the rotation, too."""
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.join("bob", "cleo")
    return world


def test_a_swap_stays_with_the_first_until_the_second_takes_it(team: World) -> None:
    assert isinstance(swap(team, "ada", "bob"), Done)
    assert team.holder("a") == "ada"
    assert team.offer("ada").asked_user_id == "bob"
    (question,) = asked(team, "bob")
    assert (question.from_user_id, question.state, question.deadline) == ("ada", "open", on(23, 14))
    assert take(team, "bob") is None
    assert team.holder("a") == "bob"
    ended = team.offer("ada")
    assert (ended.state, ended.taken_by) == ("handed_over", "bob")
    team.until(on(23, 11))
    assert news(team, "ada") == [("taken", "bob")]


def test_the_question_becomes_the_card_of_whoever_takes_it(team: World) -> None:
    swap(team, "ada", "bob")
    assert [one.type for one in team.messages("bob")] == ["take_over"]
    take(team, "bob")
    assert [one.type for one in team.messages("bob")] == ["offer"]
    assert team.offer("bob").state == "accepted"
    assert team.offer("bob").reason == "you took it over from Ada"


def test_the_ledger_charges_whoever_finishes(team: World) -> None:
    team.press("ada", "accept")
    swap(team, "ada", "bob")
    take(team, "bob")
    assert team.press("bob", "done") is None
    assert team.ledger("ada") == [("joined", 0)]
    assert team.ledger("bob")[-1] == ("charge", 1000)
    team.until(on(23, 12))
    assert len(team.questions("bob")) == 1
    assert team.questions("ada") == []


def test_a_decline_comes_back_and_costs_nothing(team: World) -> None:
    swap(team, "ada", "bob")
    assert decline(team, "bob") is None
    assert (team.holder("a"), team.offer("ada").state) == ("ada", "offered")
    assert team.offer("ada").asked_user_id == ""
    assert asked(team, "bob")[0].state == "declined"
    team.until(on(23, 10, 30))
    assert news(team, "ada") == [("declined", "bob")]
    assert team.member("bob").rest_until is None


def test_no_answer_comes_back_with_time_left_to_answer_oneself(team: World) -> None:
    team.until(on(23, 13, 30))
    swap(team, "ada", "bob")
    team.until(on(24, 9, 30))  # four working hours of Bob's: until half past nine
    assert asked(team, "bob")[0].state == "expired"
    assert news(team, "ada") == [("expired", "bob")]
    assert team.offer("ada").state == "offered"
    assert team.offer("ada").deadline == on(24, 10, 30)
    assert team.press("ada", "accept") is None


def test_a_swap_can_be_taken_back_until_somebody_has_taken_it(team: World) -> None:
    swap(team, "ada", "bob")
    assert back(team, "ada") is None
    assert asked(team, "bob")[0].state == "withdrawn"
    assert "taken back" in said(take(team, "bob"))
    assert team.holder("a") == "ada"
    assert isinstance(swap(team, "ada", "cleo"), Done)
    take(team, "cleo")
    assert "Cleo has taken it already" in said(back(team, "ada"))
    assert team.holder("a") == "cleo"


def test_whoever_took_it_can_ask_the_first_to_have_it_back(team: World) -> None:
    swap(team, "ada", "bob")
    take(team, "bob")
    assert isinstance(swap(team, "bob", "ada"), Done)
    assert take(team, "ada") is None
    assert team.holder("a") == "ada"
    assert team.press("ada", "done") is None
    assert team.ledger("bob") == [("joined", 0)]


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("ada", "It is yours already"),
        ("dora", "Dora is not in Customer contact"),
    ],
)
def test_only_somebody_else_of_the_rotation_can_be_asked(
    team: World, to: str, sentence: str
) -> None:
    reply = swap(team, "ada", to)
    assert isinstance(reply, Refusal)
    assert sentence in reply.sentence
    assert team.offer("ada").asked_user_id == ""


def test_no_app_and_no_guest_can_be_asked(team: World) -> None:
    assert "Only people" in said(swap(team, "ada", "bob", state="bot"))
    assert "guests" in said(swap(team, "ada", "bob", state="guest"))


def test_somebody_away_is_not_asked_and_not_told_on(team: World) -> None:
    team.says("bob", "skip", "until 2026-12-01")
    assert said(swap(team, "ada", "bob")).startswith("Bob is away then")
    assert asked(team, "bob") == []


def test_the_ceiling_holds_for_whoever_takes_over(world: World) -> None:
    world.set_up(name="Few", channel="C2", ceiling=2, target_weeks=2)
    few = Where(channel_id="C2")
    world.join("bob", where=few)
    for name in ("x", "y"):
        world.tickets(name)
        world.until(world.rotation_next())
        world.meet("bob")
    world.join("ada", where=few)
    world.tickets("a")
    world.until(world.rotation_next())
    assert world.holder("a") == "ada"
    assert said(swap(world, "ada", "bob")).startswith("Bob has had enough contacts lately")


def test_what_changes_before_they_answer_is_looked_at_again(team: World) -> None:
    swap(team, "ada", "bob")
    team.says("bob", "skip", "until 2026-12-01")
    assert "you are away then" in said(take(team, "bob"))
    assert team.holder("a") == "ada"
    team.says("bob", "back")
    team.says("bob", "leave")
    assert "Only who is in Customer contact" in said(take(team, "bob"))


def test_a_call_is_not_handed_to_somebody_who_is_in_another(world: World) -> None:
    world.join("ada")
    world.bring(call("c", on(25, 12)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.join("bob")
    world.bring(call("d", on(25, 12, 30)), call("c", on(25, 12)))
    world.until(on(23, 10, 30))
    assert world.holder("d") == "bob"
    assert said(swap(world, "ada", "bob")).startswith("Bob is in another call then")


def test_pressing_twice_late_or_by_somebody_else_changes_nothing(team: World) -> None:
    swap(team, "ada", "bob")
    assert "Somebody else was asked" in said(take(team, "cleo"))
    first = latest(team)
    take(team, "bob")
    assert "yours already" in said(take(team, "bob", first))
    assert team.holder("a") == "bob"
    assert "gone to somebody else" in said(swap(team, "ada", "cleo"))
    assert "offered to somebody else" in said(swap(team, "cleo", "cleo", of="bob"))


def test_one_person_is_asked_at_a_time_and_once(team: World) -> None:
    swap(team, "ada", "bob")
    assert "I have asked Bob to take it already" in said(swap(team, "ada", "cleo"))
    decline(team, "bob")
    assert "I have asked Bob for this one before" in said(swap(team, "ada", "bob"))


def test_when_the_contact_dies_nobody_is_left_with_a_question(team: World) -> None:
    swap(team, "ada", "bob")
    team.bring(ticket("a", state="cancelled"))
    assert asked(team, "bob")[0].state == "moot"
    assert "Nobody is needed" in said(take(team, "bob"))
    team.until(on(24))
    assert news(team, "ada") == []


def test_doing_it_oneself_after_all_ends_the_question(team: World) -> None:
    team.press("ada", "accept")
    swap(team, "ada", "bob")
    assert team.press("ada", "done") is None
    assert asked(team, "bob")[0].state == "moot"
    assert "Nobody is needed" in said(take(team, "bob"))


def test_a_call_that_moves_nearer_is_asked_for_until_an_hour_before(world: World) -> None:
    world.join("ada")
    world.bring(call("c", on(25, 12)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.join("bob")
    swap(world, "ada", "bob")
    world.bring(call("c", on(23, 13)))
    assert asked(world, "bob")[0].deadline == on(23, 12)
    assert asked(world, "bob")[0].card.starts_at == on(23, 13)
    world.until(on(23, 12))
    assert asked(world, "bob")[0].state == "expired"
    assert world.offer("ada").state == "accepted"


def test_a_call_that_was_taken_over_reminds_and_ends_with_its_new_person(world: World) -> None:
    world.join("ada")
    world.bring(call("c", on(25, 12)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.join("bob")
    swap(world, "ada", "bob")
    take(world, "bob")
    world.until(on(25, 14))
    assert [one.type for one in world.messages("ada")] == ["offer", "handover_news"]
    assert [one.type for one in world.messages("bob")] == ["offer", "call_reminder", "question"]
    assert world.ledger("bob")[-1] == ("charge", 1000)


def test_a_colleague_in_another_zone_is_asked_in_their_morning(team: World) -> None:
    team.join("kim", zone="America/New_York")
    reply = swap(team, "ada", "kim")
    assert "when their working day begins" in said(reply)
    assert asked(team, "kim") == []
    team.until(on(23, 14))  # nine in New York
    assert [one.state for one in asked(team, "kim")] == ["open"]
    assert asked(team, "kim")[0].deadline == on(23, 18)


def test_an_owner_acts_for_somebody_away_and_for_nobody_else(team: World) -> None:
    team.press("ada", "accept")
    assert "Ada is not away" in said(swap(team, "boss", "bob", of="ada"))
    team.says("ada", "skip", "until 2026-12-01")
    assert "offered to somebody else" in said(swap(team, "cleo", "bob", of="ada"))
    assert isinstance(swap(team, "boss", "bob", of="ada"), Done)
    assert take(team, "bob") is None
    assert team.holder("a") == "bob"
    team.until(on(30))
    assert news(team, "ada") == []  # away: the card says it when they are back


def test_home_shows_what_a_colleague_asks_until_it_is_answered(team: World) -> None:
    swap(team, "ada", "bob")
    (question,) = team.home("bob").asked
    assert question.from_user_id == "ada"
    assert team.home("ada").turns[0].asked_user_id == "bob"
    take(team, "bob")
    assert team.home("bob").asked == ()
    assert [one.state for one in team.home("bob").turns] == ["accepted"]


def test_nobody_but_owners_learns_what_somebody_else_has_in_hand(team: World) -> None:
    def choices(user: str) -> SwapForm | Refusal:
        return team.see(swap_choices, user_id=user, holder_id="ada", at=team.at)

    for user in ("cleo", "stranger"):
        assert said(choices(user)).startswith("Ada has nothing that you could hand on")
    assert said(choices("boss")).startswith("Ada is not away")
    team.says("ada", "skip", "until 2026-12-01")
    found = choices("boss")
    assert isinstance(found, SwapForm)
    assert [one.card.subject for one in found.open] == ["About a"]


def test_a_colleague_who_goes_away_before_their_morning_is_not_asked(team: World) -> None:
    team.join("kim", zone="America/New_York")
    swap(team, "ada", "kim")
    team.says("kim", "skip", "until 2026-12-01")
    team.until(on(24, 12))
    assert asked(team, "kim") == []
    assert news(team, "ada") == [("expired", "kim")]


def test_whoever_is_back_hears_what_became_of_it_and_after_weeks_only_reads_it(team: World) -> None:
    team.press("ada", "accept")
    team.says("ada", "skip", "until 2026-11-26")
    swap(team, "boss", "bob", of="ada")
    take(team, "bob")
    team.until(on(25))
    assert news(team, "ada") == []
    team.until(on(27))
    assert news(team, "ada") == [("taken", "bob")]
