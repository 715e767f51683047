"""Joining, leaving, skipping and coming back."""

from datetime import timedelta

import pytest

from bot.core.replies import Away, Back, ChooseRotation, Joined, Left, NextRounds, Refusal
from bot.store import members
from bot.usecases.choosing import Where
from bot.usecases.join_rotation import join_rotation
from bot.usecases.silence import still_on_it
from tests.usecases.world import CHANNEL, World, on


def test_joining_says_when_the_next_round_is(world: World) -> None:
    assert world.join("ada") == Joined(rotation="Customer contact", next_round=on(23, 10))


def test_joining_twice_changes_nothing(world: World) -> None:
    world.join("ada")
    before = world.snapshot()
    assert world.join("ada") == Joined(
        rotation="Customer contact", next_round=on(23, 10), again=True
    )
    assert world.snapshot() == before


def test_leaving_when_not_in_says_so_and_changes_nothing(world: World) -> None:
    before = world.snapshot()
    assert world.says("ada", "leave") == Refusal(
        sentence="You are not in Customer contact, so there is nothing to leave."
    )
    assert world.snapshot() == before
    world.join("ada")
    assert world.says("ada", "leave") == Left(rotation="Customer contact")
    assert isinstance(world.says("ada", "leave"), Refusal)


@pytest.mark.parametrize("state", ["guest", "bot", "deactivated"])
def test_only_active_people_join(world: World, state: str) -> None:
    person = world.person("ada", state=state)  # type: ignore[arg-type]  # one of the states
    before = world.snapshot()
    reply = world.do(join_rotation, person=person, where=Where(channel_id=CHANNEL), at=world.at)
    assert isinstance(reply, Refusal)
    assert world.snapshot() == before


def test_a_joiner_starts_in_the_middle_of_the_pack(world: World) -> None:
    world.join("ada")
    world.tickets(*"abc")
    for day in (23, 26, 30):
        world.until(on(day, 10))
        world.meet("ada")
    world.join("cleo")
    assert world.rotation().virtual_time == 2_000_000
    assert world.ledger("cleo") == [("joined", 2000)]


def test_whoever_left_and_comes_back_is_owed_at_most_one_turn(world: World) -> None:
    world.join("ada", "bob")
    world.says("ada", "leave")
    world.tickets(*"abcdefgh")
    for day in (23, 26, 30):
        world.until(on(day, 10))
        world.meet("bob")
    world.until(on(30, 12))
    v = world.rotation().virtual_time
    world.join("ada")
    assert v >= 2_000_000
    assert world.member("ada").virtual_pass == v - 1_000_000
    assert world.member("ada").state == "active"


def test_what_is_still_in_hand_counts_when_somebody_comes_back(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    assert world.says("ada", "leave") == Left(rotation="Customer contact", open_pairings=1)
    world.join("bob")
    world.tickets("b", "c", "d", "e")
    for moment in (on(26, 10), on(30, 10), on(3, 10, month=12), on(7, 10, month=12)):
        world.until(moment)
        world.meet("bob")
        if world.at == on(30, 10):  # asked after five silent working days
            mine = world.offer("ada").pairing_id
            assert world.do(still_on_it, pairing_id=mine, user_id="ada", at=world.at) is None
    assert world.rotation().virtual_time == 3_000_000
    world.join("ada")
    in_hand = 1_000_000
    assert world.member("ada").virtual_pass + in_hand == 2_000_000


def test_leaving_and_joining_again_does_not_end_a_rest(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a")
    world.until(on(23, 10))
    asked = next(user for user in ("ada", "bob") if world.offers(user))
    world.press(asked, "decline")
    rest = world.member(asked).rest_until
    assert rest is not None
    world.says(asked, "leave")
    world.join(asked)
    assert world.member(asked).rest_until == rest


def test_joining_again_ends_an_old_absence(world: World) -> None:
    world.join("ada")
    world.says("ada", "skip", "until 2026-12-20")
    world.says("ada", "leave")
    world.join("ada")
    assert world.member("ada").absences == ()


def test_an_offer_of_somebody_who_leaves_goes_to_the_next(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a")
    world.until(on(23, 10))
    first = world.holder("a")
    assert first is not None
    world.says(first, "leave")
    world.until(on(23, 10, 30))
    other = {"ada": "bob", "bob": "ada"}[first]
    assert world.holder("a") == other
    assert world.offer(first).state == "handed_over"


def test_what_was_accepted_stays_with_somebody_who_leaves(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    assert world.says("ada", "leave") == Left(rotation="Customer contact", open_pairings=1)
    assert world.press("ada", "done") is None
    assert world.ledger("ada")[-1] == ("charge", 1000)


@pytest.mark.parametrize(
    ("text", "until", "rounds"),
    [
        ("", on(26, 10), 1),
        ("next", on(26, 10), 1),
        ("2", on(30, 10), 2),
        ("next 3", on(3, 10, month=12), 3),
        ("until 2026-12-01", on(1, 0, month=12), 0),
    ],
)
def test_skipping_leaves_out_rounds(world: World, text: str, until: object, rounds: int) -> None:
    world.join("ada")
    assert world.says("ada", "skip", text) == Away(
        rotation="Customer contact", until=until, rounds=rounds
    )


def test_skip_until_a_day_means_that_day_where_one_lives(world: World) -> None:
    world.join("ada", zone="Pacific/Auckland")
    assert world.says("ada", "skip", "until 2026-12-01") == Away(
        rotation="Customer contact", until=on(30, 11)
    )


@pytest.mark.parametrize(
    "text",
    ["someday", "until 2026-11-23", "until 2026-02-30", "0", "999", "<@U1> 🎉", "x" * 4000, "-1"],
)
def test_nonsense_after_skip_gets_a_sentence_and_changes_nothing(world: World, text: str) -> None:
    world.join("ada")
    before = world.snapshot()
    reply = world.says("ada", "skip", text)
    assert isinstance(reply, Refusal)
    assert len(reply.sentence) < 200
    assert world.snapshot() == before


def test_skipping_thursdays_leaves_out_every_thursday_until_back(world: World) -> None:
    world.join("ada")
    assert world.says("ada", "skip", "thursdays") == Away(
        rotation="Customer contact", until=None, weekdays=(3,)
    )
    assert world.member("ada").skipped_weekdays == (3,)
    reply = world.next("ada")
    assert isinstance(reply, NextRounds)
    assert reply.mine == (on(23, 10), on(30, 10))
    world.tickets("a", "b")
    world.until(on(23, 10))
    world.meet("ada")
    world.until(on(29))
    assert len(world.offers("ada")) == 1
    world.says("ada", "skip", "mon and thu")
    assert world.member("ada").skipped_weekdays == (0, 3)
    back = world.says("ada", "back")
    assert isinstance(back, Back)
    assert back.was_away
    world.until(on(30, 10))
    assert len(world.offers("ada")) == 2


def test_skipping_every_day_is_leaving_and_changes_nothing(world: World) -> None:
    world.join("ada")
    before = world.snapshot()
    reply = world.says("ada", "skip", "mon tue wed thu fri sat sun")
    assert isinstance(reply, Refusal)
    assert "/firsthand leave" in reply.sentence
    assert world.snapshot() == before


def test_joining_again_ends_skipped_weekdays(world: World) -> None:
    world.join("ada")
    world.says("ada", "skip", "fridays")
    world.says("ada", "leave")
    world.join("ada")
    assert world.member("ada").skipped_weekdays == ()


def test_who_skips_is_not_picked_and_may_be_in_the_round_after(world: World) -> None:
    world.join("ada")
    world.says("ada", "skip", "2")
    world.tickets("a")
    world.until(on(29))
    assert world.offers("ada") == []
    world.until(on(30, 10))
    assert world.states("ada") == {"ada": ["offered"]}


def test_a_later_skip_replaces_an_earlier_one(world: World) -> None:
    world.join("ada")
    world.says("ada", "skip", "5")
    world.says("ada", "skip", "next")
    assert [one.until for one in world.member("ada").absences] == [on(26, 10)]


def test_back_ends_an_absence(world: World) -> None:
    world.join("ada")
    assert world.says("ada", "back") == Back(
        rotation="Customer contact", next_round=on(23, 10), was_away=False
    )
    world.says("ada", "skip", "5")
    world.until(world.at + timedelta(minutes=5))
    assert world.says("ada", "back") == Back(rotation="Customer contact", next_round=on(23, 10))
    assert world.member("ada").absences == ()


def test_skip_and_back_are_for_members(world: World) -> None:
    for word in ("skip", "back"):
        reply = world.says("ada", word)
        assert reply == Refusal(
            sentence="You are not in Customer contact; type `/firsthand join` to take part."
        )


def test_a_skipped_absence_owes_one_turn_and_no_more(world: World) -> None:
    world.join("ada", "bob")
    world.says("ada", "skip", "4")
    world.tickets(*"abcdefgh")
    for day in (23, 26, 30):
        world.until(on(day, 10))
        world.meet("bob")
    world.until(on(3, 10, month=12))
    world.meet("bob")
    assert world.offers("ada") == []
    world.until(on(7, 10, month=12))
    assert world.holder("e") == "ada"
    assert [kind for kind, _ in world.ledger("ada")] == ["joined", "returned"]


def test_two_rotations_in_a_channel_are_asked_by_a_menu(world: World) -> None:
    second = world.set_up(name="Payments  EU")
    reply = world.join("ada")
    assert isinstance(reply, ChooseRotation)
    assert [name for _, name in reply.rotations] == ["Customer contact", "Payments EU"]
    chosen = world.join("ada", where=Where(channel_id=CHANNEL, rotation_id=second))
    assert isinstance(chosen, Joined)
    assert chosen.rotation == "Payments EU"
    # Who is in one of them means that one.
    assert world.says("ada", "leave") == Left(rotation="Payments EU")
    assert isinstance(world.says("ada", "leave"), ChooseRotation)


@pytest.mark.parametrize("typed", ["payments eu", "PAYMENTS   EU", "  Payments EU "])
def test_a_rotation_is_found_by_its_name_whatever_case_and_spacing(
    world: World, typed: str
) -> None:
    world.set_up(name="Payments EU", channel="C2")
    reply = world.join("ada", where=Where(channel_id=CHANNEL, text=typed))
    assert isinstance(reply, Joined)
    assert reply.rotation == "Payments EU"


def test_the_longest_name_wins_and_the_rest_of_the_text_stays(world: World) -> None:
    world.set_up(name="Payments", channel="C2")
    world.set_up(name="EU Payments", channel="C3")
    for name in ("payments", "eu payments"):
        world.join("ada", where=Where(channel_id="C9", text=name))
    reply = world.says("ada", "skip", "2 eu payments")
    assert isinstance(reply, Away)
    assert (reply.rotation, reply.rounds) == ("EU Payments", 2)


def test_an_unknown_name_is_met_with_the_nearest(world: World) -> None:
    world.set_up(name="Payments", channel="C2")
    near = world.join("ada", where=Where(channel_id=CHANNEL, text="paymets"))
    assert near == Refusal(
        sentence="I don't know a rotation of that name. Did you mean “Payments”?"
    )
    far = world.join("ada", where=Where(channel_id=CHANNEL, text="x" * 4000))
    assert isinstance(far, Refusal)
    assert "There is: “Customer contact”, “Payments”." in far.sentence


def test_without_any_rotation_one_is_told_how_to_make_one(world: World) -> None:
    elsewhere = World(world.database, "T2")
    assert elsewhere.join("ada") == Refusal(
        sentence="There is no rotation yet. Type `/firsthand setup` in a channel."
    )


def test_each_command_asks_or_refuses_when_the_rotation_is_unclear(world: World) -> None:
    world.set_up(name="Payments")
    for word in ("leave", "skip", "back"):
        assert isinstance(world.says("ada", word), ChooseRotation)
    assert isinstance(world.next("ada"), ChooseRotation)


def test_a_menu_for_a_rotation_that_is_gone_says_so(world: World) -> None:
    assert world.says("ada", "leave", rotation_id="nowhere") == Refusal(
        sentence="That rotation has been archived, so nothing was changed."
    )


def test_next_shows_the_rounds_and_which_are_mine(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a", "b")
    reply = world.next("ada")
    assert isinstance(reply, NextRounds)
    assert [one.at for one in reply.rounds] == [
        on(23, 10),
        on(26, 10),
        on(30, 10),
        on(3, 10, month=12),
    ]
    assert reply.waiting_tickets == 2
    assert reply.member
    assert len(reply.mine) == 2
    stranger = world.next("zoe")
    assert isinstance(stranger, NextRounds)
    assert not stranger.member
    assert stranger.mine == ()


def test_what_next_shows_is_what_the_round_does(world: World) -> None:
    world.join("ada", "bob", "cleo")
    world.tickets("a", "b", "c", "d")
    for _ in range(4):
        reply = world.next("ada")
        assert isinstance(reply, NextRounds)
        shown = reply.rounds[0]
        before = {user: len(world.offers(user)) for user in ("ada", "bob", "cleo")}
        world.until(shown.at)
        picked = tuple(user for user, had in before.items() if len(world.offers(user)) > had)
        assert picked == shown.user_ids
        world.meet(picked[0])


def test_somebody_in_another_workspace_is_not_in_this_one(world: World) -> None:
    world.join("ada")
    other = World(world.database, "T2")
    other.set_up()
    assert isinstance(other.says("ada", "leave"), Refusal)
    assert world.member("ada").state == "active"
    assert other.see(members.find, other.rotation_id, "ada", at=other.at) is None
