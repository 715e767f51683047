"""An offer's life: answered, passed on, run out, pressed twice, late and by somebody else."""

import pytest

from bot.core.messages import CallReminder, OfferReminder
from bot.core.replies import Done, Refusal
from bot.store import agenda
from tests.usecases.world import DAY, HOUR, World, call, on, ticket

TEAM = ("ada", "bob", "cleo", "dan", "eve")


@pytest.fixture
def offered(world: World) -> World:
    """Five people, one ticket, and the first of them has been asked."""
    world.join(*TEAM)
    world.tickets("a")
    world.until(on(23, 10))
    return world


def first(world: World) -> str:
    holder = world.holder("a")
    assert holder is not None
    return holder


def test_taking_an_offer_twice_changes_nothing_the_second_time(offered: World) -> None:
    who = first(offered)
    assert offered.press(who, "accept") is None
    before = offered.snapshot()
    assert offered.press(who, "accept") == Done(
        sentence="This one is yours already. Nothing was changed."
    )
    assert offered.snapshot() == before


@pytest.mark.parametrize("button", ["accept", "decline", "later", "done", "hand_back"])
def test_somebody_elses_buttons_do_nothing(offered: World, button: str) -> None:
    pairing_id = offered.offer(first(offered)).pairing_id
    before = offered.snapshot()
    assert offered.press_on("mallory", button, pairing_id) == Refusal(
        sentence="This one was offered to somebody else. Nothing was changed."
    )
    assert offered.press_on("mallory", button, "nothing") == Refusal(
        sentence="This contact is not there any more. Nothing was changed."
    )
    assert offered.snapshot() == before


def test_declining_asks_the_next_and_never_the_same_person_again(offered: World) -> None:
    asked = []
    for _ in range(3):
        who = first(offered)
        asked.append(who)
        assert offered.press(who, "decline") is None
        offered.until(offered.at)
    assert len(set(asked)) == 3
    assert offered.states(*asked) == {who: ["declined"] for who in asked}
    assert offered.holder("a") is None
    assert offered.notices() == ["three_declines"]
    # It waits for the next round, and then somebody new is asked.
    offered.until(on(26, 10))
    assert first(offered) not in asked
    assert offered.notices() == ["three_declines"]


def test_when_everybody_has_refused_the_owner_is_not_told_again(offered: World) -> None:
    for _ in range(14):
        offered.until(offered.at + DAY)
    assert (
        sorted(state for one in offered.states(*TEAM).values() for state in one) == ["expired"] * 5
    )
    assert offered.notices() == ["three_declines"]


def test_whoever_declines_rests_five_working_days(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a")
    world.until(on(23, 10))
    who = first(world)
    other = {"ada": "bob", "bob": "ada"}[who]
    world.press(who, "decline")
    world.until(on(23, 10, 1))
    world.meet(other)
    assert world.member(who).rest_until == on(30, 10)
    world.bring(ticket("b"), ticket("c"), ticket("d"))
    world.until(on(26, 10))
    # Behind by one, and yet not first again: resting is absence.
    assert world.holder("b") == other or world.offer(other).state == "offered"
    assert world.states(who) == {who: ["declined"]}
    world.meet(other)
    world.until(on(30, 10))
    assert world.offer(who).state == "offered"


def test_an_offer_that_runs_out_goes_to_the_next(offered: World) -> None:
    who = first(offered)
    assert offered.offer(who).deadline == on(23, 14)
    offered.until(on(23, 13, 59))
    assert first(offered) == who
    offered.until(on(23, 14))
    assert offered.offer(who).state == "expired"
    assert first(offered) != who
    assert offered.member(who).rest_until == on(30, 14)


@pytest.mark.parametrize(
    ("button", "sentence"),
    [
        ("accept", "The time to answer had run out, so somebody else is being asked."),
        ("decline", "The time to answer had run out, so somebody else is being asked."),
        ("later", "The time to answer had run out, so somebody else is being asked."),
        ("done", "The time to answer had run out, so somebody else is being asked."),
        ("hand_back", "The time to answer had run out, so somebody else is being asked."),
    ],
)
def test_buttons_pressed_after_the_deadline_say_so(
    offered: World, button: str, sentence: str
) -> None:
    who = first(offered)
    offered.until(on(23, 14))
    before = offered.snapshot()
    pairing_id = offered.offer(who).pairing_id
    assert offered.press_on(who, button, pairing_id) == Done(sentence=sentence)
    assert offered.snapshot() == before


def test_finishing_or_handing_back_what_was_not_taken_says_so(offered: World) -> None:
    who = first(offered)
    for button in ("done", "hand_back"):
        assert offered.press(who, button) == Done(
            sentence="This one is still open: take it or pass it on."
        )
    assert offered.offer(who).state == "offered"


def test_later_reminds_in_one_working_hour_and_the_deadline_stays(offered: World) -> None:
    who = first(offered)
    assert isinstance(offered.press(who, "later"), Done)
    offered.until(on(23, 10, 59))
    assert offered.messages(who)[1:] == []
    offered.until(on(23, 11))
    reminder = offered.messages(who)[1]
    assert isinstance(reminder, OfferReminder)
    assert reminder.deadline == offered.offer(who).deadline == on(23, 14)


def test_later_can_be_asked_for_again(offered: World) -> None:
    who = first(offered)
    offered.press(who, "later")
    offered.until(on(23, 11))
    offered.press(who, "later")
    offered.until(on(23, 12))
    assert [one.type for one in offered.messages(who)] == [
        "offer",
        "offer_reminder",
        "offer_reminder",
    ]


def test_later_does_not_remind_of_what_was_answered(offered: World) -> None:
    who = first(offered)
    offered.press(who, "later")
    offered.press(who, "accept")
    offered.until(on(23, 13))
    assert len(offered.messages(who)) == 1


def test_later_in_the_last_hour_says_that_there_is_no_time(offered: World) -> None:
    who = first(offered)
    offered.until(on(23, 13, 1))
    assert isinstance(offered.press(who, "later"), Refusal)
    offered.until(on(23, 13, 59))
    assert len(offered.messages(who)) == 1


def test_done_charges_exactly_once_and_asks_how_it_went(offered: World) -> None:
    who = first(offered)
    offered.press(who, "accept")
    assert offered.press(who, "done") is None
    assert offered.press(who, "done") == Done(sentence="This one is done already. Thank you!")
    offered.until(offered.at)
    assert offered.ledger(who) == [("joined", 0), ("charge", 1000)]
    assert offered.member(who).virtual_pass == 1_000_000
    assert len(offered.questions(who)) == 1


def test_handing_back_costs_nothing_and_asks_the_next(offered: World) -> None:
    who = first(offered)
    offered.press(who, "accept")
    assert offered.press(who, "hand_back") is None
    offered.until(offered.at)
    assert first(offered) != who
    assert offered.ledger(who) == [("joined", 0)]
    assert offered.member(who).rest_until is None
    assert offered.press_on(who, "accept", offered.offer(who).pairing_id) == Done(
        sentence="This one has gone to somebody else. Nothing was changed."
    )


def test_a_call_cannot_be_done_before_it_begins(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(24, 9))
    world.press("ada", "accept")
    assert world.press("ada", "done") == Refusal(
        sentence="This call has not begun yet. I'll ask you after it."
    )
    world.until(on(25, 11, 30))
    assert world.press("ada", "done") is None
    world.until(on(25, 13))
    assert world.ledger("ada") == [("joined", 0), ("charge", 1000)]


def test_a_call_is_reminded_of_ended_and_asked_about(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(24, 9))
    world.press("ada", "accept")
    world.until(on(25, 10, 49))
    assert len(world.messages("ada")) == 1
    world.until(on(25, 10, 50))
    assert isinstance(world.messages("ada")[1], CallReminder)
    world.until(on(25, 12))
    assert world.offer("ada").state == "done"
    world.until(on(25, 12, 14))
    assert world.questions("ada") == []
    world.until(on(25, 12, 15))
    assert len(world.questions("ada")) == 1
    assert world.question("ada").happened_at == on(25, 12)


def test_a_reminder_that_comes_too_late_is_not_sent(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(24, 9))
    world.press("ada", "accept")
    world.at = on(25, 11, 5)
    world.until(on(25, 11, 5))
    assert len(world.messages("ada")) == 1


def test_a_call_handed_back_after_it_began_is_gone(world: World) -> None:
    world.join("ada", "bob")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(24, 9))
    who = world.holder("demo")
    assert who is not None
    world.press(who, "accept")
    world.until(on(25, 11, 10))
    world.press(who, "hand_back")
    world.until(on(25, 13))
    assert world.contact("demo").state == "gone"
    assert world.notices() == ["call_missed"]


def test_a_call_that_is_over_cannot_be_taken_any_more(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(24, 9))
    world.at = on(25, 14)  # the bot was away, so the offer has not run out
    reply = world.press("ada", "accept")
    assert reply == Refusal(
        sentence="This call has begun without you, so it cannot be taken any more."
    )
    world.until(on(25, 14))
    assert world.contact("demo").state == "gone"


def test_an_offer_says_what_colleagues_learned_and_promised(world: World) -> None:
    world.join("ada", "bob")
    for number, visibility in enumerate(("channel", "me")):
        world.bring(ticket(f"t{number}", customer_ref="acme", customer_company="Acme"))
        world.until(world.rotation_next())
        who = world.holder(f"t{number}")
        assert who is not None
        world.meet(who)
        world.until(world.at)
        world.fill(
            who,
            learning=f"learned {number}",
            promise_text=f"promised {number}",
            visibility=visibility,
        )
    world.bring(ticket("t2", customer_ref="acme"))
    world.until(world.rotation_next())
    third = world.holder("t2")
    assert third is not None
    card = world.offer(third)
    assert card.learned == ("learned 0",)
    assert [one.text for one in card.promises] == ["promised 0"]


def test_a_withdrawn_answer_is_on_no_card(world: World) -> None:
    world.join("ada")
    world.bring(ticket("one", customer_ref="acme"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    world.fill("ada", learning="learned", promise_text="promised")
    world.withdraw("ada")
    world.bring(ticket("two", customer_ref="acme"))
    world.until(on(26, 10))
    assert world.offer("ada").learned == ()
    assert world.offer("ada").promises == ()


def test_a_dead_offer_that_was_never_sent_is_not_sent_any_more(world: World) -> None:
    world.join("ada", zone="America/Los_Angeles")
    world.tickets("a")
    world.until(on(23, 10))
    world.bring(ticket("a", state="gone"))
    world.until(on(24))
    assert world.offers("ada") == []


def test_an_answer_after_the_row_was_planned_leaves_stale_moments_harmless(
    offered: World,
) -> None:
    who = first(offered)
    offered.meet(who)
    with offered.database.write(offered.workspace) as tx:
        for kind in ("expire_offer", "send_offer", "remind_offer", "remind_call", "end_call"):
            agenda.put(tx, kind, offered.offer(who).pairing_id, offered.at + HOUR)
    before = offered.ledger(who)
    offered.until(offered.at + 2 * HOUR)
    assert offered.ledger(who) == before
    assert offered.offer(who).state == "done"
