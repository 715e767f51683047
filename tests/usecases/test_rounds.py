"""Rounds: who gets what, when, and what happens when nobody can."""

import pytest
import sqlalchemy as sa

from bot.core.messages import RotationCard
from bot.store import agenda
from bot.store.tables import member
from bot.usecases.choosing import Where
from bot.usecases.handlers import HANDLERS
from bot.usecases.run_agenda import run_due
from tests.usecases.world import CHANNEL, DAY, World, call, on, ticket


def test_a_round_takes_the_oldest_tickets_for_its_seats(world: World) -> None:
    world.set_up(name="Two", channel="C2", seats=2)
    for user in ("ada", "bob", "cleo"):
        world.join(user, where=_two())
    world.tickets("oldest", "older", "young")
    world.until(on(23, 10))
    assert world.holder("oldest") is not None
    assert world.holder("older") is not None
    assert world.holder("young") is None
    assert len(world.states("ada", "bob", "cleo")) == 2


def test_a_round_pairs_each_person_once_at_most(world: World) -> None:
    world.set_up(name="Two", channel="C2", seats=2)
    world.join("ada", where=_two())
    world.tickets("a", "b")
    world.until(on(23, 10))
    assert world.states("ada") == {"ada": ["offered"]}


def test_a_call_is_taken_by_the_last_round_two_working_days_before_it(world: World) -> None:
    world.join("ada")
    world.bring(call("demo", on(1, 14, month=12)))  # a Tuesday; Thursday's round is the last
    world.until(on(25, 23))
    assert world.offers("ada") == []
    world.until(on(26, 10))
    assert world.states("ada") == {"ada": ["offered"]}


def test_a_call_no_round_can_take_in_time_is_offered_at_once(world: World) -> None:
    world.join("ada")
    world.until(on(24, 11))
    world.bring(call("soon", on(26, 15)))
    world.until(on(24, 11))
    assert world.holder("soon") == "ada"


def test_a_call_offered_at_night_is_sent_in_the_morning(world: World) -> None:
    world.join("ada")
    world.until(on(23, 22))
    world.bring(call("soon", on(25, 15)))
    world.until(on(24, 8, 59))
    assert world.holder("soon") == "ada"
    assert world.offers("ada") == []
    world.until(on(24, 9))
    assert world.states("ada") == {"ada": ["offered"]}


def test_an_offer_that_ran_out_before_it_could_be_sent_costs_no_rest(world: World) -> None:
    world.join("ada")
    world.until(on(24, 3))
    world.bring(call("breakfast", on(24, 9)))
    world.until(on(24, 9))
    assert world.offers("ada") == []
    assert world.member("ada").rest_until is None
    assert world.contact("breakfast").state == "gone"


def test_an_offer_that_waited_for_the_morning_can_be_answered_until_the_call(
    world: World,
) -> None:
    world.join("ada")
    world.until(on(24, 3))
    world.bring(call("breakfast", on(24, 9, 30)))
    world.until(on(24, 9, 10))
    assert world.states("ada") == {"ada": ["offered"]}
    assert world.offer("ada").deadline == on(24, 9, 30)


def test_an_offer_in_the_last_hour_before_a_call_can_be_answered_until_it_begins(
    world: World,
) -> None:
    world.join("ada", "bob", "cleo")
    world.until(on(24, 11))
    world.bring(call("soon", on(24, 11, 50)))
    world.until(on(24, 11, 49))
    asked = world.holder("soon")
    assert asked is not None
    assert world.offer(asked).deadline == on(24, 11, 50)
    assert len(world.states("ada", "bob", "cleo")) == 1
    world.press(asked, "accept")
    world.until(on(24, 13, 5))
    assert len(world.questions(asked)) == 1


def test_a_call_nobody_took_is_gone_and_the_owner_hears_of_it(world: World) -> None:
    world.until(on(24, 11))
    world.bring(call("soon", on(24, 15)))
    world.until(on(24, 14, 59))
    assert world.notices() == ["nobody_available"]
    world.until(on(24, 15))
    assert world.contact("soon").state == "gone"
    assert world.notices() == ["nobody_available", "call_missed"]


def test_a_call_in_the_past_is_passed_over_by_the_import(world: World) -> None:
    imported = world.bring(call("past", on(22, 15)))
    assert (imported.new, imported.passed_over) == (0, 1)


def test_a_call_outside_somebodys_hours_goes_to_somebody_else(world: World) -> None:
    world.join("ada", zone="America/Los_Angeles")
    world.join("bob")
    world.until(on(24, 11))
    world.bring(call("morning", on(26, 10)))
    world.until(on(24, 11))
    assert world.holder("morning") == "bob"


def test_an_offer_waits_for_its_readers_working_minute(world: World) -> None:
    world.join("ada", zone="America/Los_Angeles")
    world.tickets("a")
    world.until(on(23, 16, 59))
    assert world.holder("a") == "ada"
    assert world.offers("ada") == []
    world.until(on(23, 17))
    assert world.states("ada") == {"ada": ["offered"]}
    assert world.offer("ada").deadline == on(23, 21)


def test_a_round_is_held_once_however_late_and_says_so(world: World) -> None:
    world.join("ada")
    world.tickets("a", "b", "c")
    world.at = on(1, 12, month=12)  # three rounds have passed
    world.until(on(1, 12, month=12))
    assert world.states("ada") == {"ada": ["offered"]}
    assert world.offer("ada").planned_for == on(23, 10)
    world.until(on(3, 9, month=12))
    assert len(world.offers("ada")) == 1


def test_a_late_round_says_so_to_whoever_sleeps_too(world: World) -> None:
    world.join("ada", zone="America/Los_Angeles")
    world.tickets("a")
    world.at = on(23, 12)
    world.until(on(23, 17))
    assert world.offer("ada").planned_for == on(23, 10)


def test_a_round_on_time_says_nothing_about_it(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.at = on(23, 10, 40)
    world.until(on(23, 10, 40))
    assert world.offer("ada").planned_for is None


def test_nobody_available_tells_the_owner_once_at_a_decent_time(world: World) -> None:
    world.set_up(name="Early", channel="C2", zone="UTC", local_time="03:00", owner="chief")
    world.tickets("a")
    world.until(on(26, 8, 59))
    assert world.notices("chief") == []
    world.until(on(26, 9))
    assert world.notices("chief") == ["nobody_available"]
    assert world.contact("a").state == "waiting"
    world.until(on(11, 9, month=12))
    assert world.notices("chief") == ["nobody_available"]


def test_the_owner_is_not_told_of_what_somebody_has_taken_by_then(world: World) -> None:
    world.set_up(name="Early", channel="C2", local_time="03:00", owner="chief")
    world.until(on(25, 22))
    world.bring(call("soon", on(27, 15)))
    world.until(on(25, 23))
    world.join("ada", where=_named("early"))
    world.until(on(26, 9))
    assert world.holder("soon") == "ada"
    assert world.notices("chief") == []


def test_every_owner_is_told_in_their_own_zone(world: World) -> None:
    world.person_becomes("boss", "active", zone="America/New_York")
    world.tickets("a")
    world.until(on(23, 13, 59))
    assert world.notices("boss") == []
    world.until(on(23, 14))
    assert world.notices("boss") == ["nobody_available"]


def test_tickets_that_everybody_refused_do_not_hold_up_the_others(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a", "b")
    for _ in range(12):
        world.until(world.at + DAY)
        for user in ("ada", "bob"):
            if world.offers(user) and world.offer(user).state == "offered":
                world.press(user, "decline")
    assert world.contact("a").state == world.contact("b").state == "waiting"
    world.bring(ticket("c", opened_at=world.at))
    world.until(world.at + 8 * DAY)
    assert any(one.card.subject == "About c" for one in world.offers("ada") + world.offers("bob"))


def test_the_ceiling_keeps_people_out(world: World) -> None:
    world.set_up(name="Low", channel="C2", ceiling=1, target_weeks=4)
    world.join("ada", where=_named("low"))
    world.tickets("a", "b")
    world.until(on(23, 10))
    world.meet("ada")
    world.until(on(18, month=12))
    assert len(world.offers("ada")) == 1
    world.until(on(21, 10, month=12))
    assert len(world.offers("ada")) == 2


def test_assign_mode_starts_accepted(world: World) -> None:
    world.set_up(name="Assigned", channel="C2", mode="assign")
    world.join("ada", where=_named("assigned"))
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(25, 10, 50))
    assert world.states("ada") == {"ada": ["accepted"]}
    assert [one.type for one in world.messages("ada")] == ["offer", "call_reminder"]
    world.until(on(25, 12, 15))
    assert len(world.questions("ada")) == 1


def test_one_person_in_two_rotations_is_not_booked_twice_at_once(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9))
    world.bring(call("one", on(25, 11)))
    world.set_up(name="Second", channel="C2")
    world.join("ada", where=_named("second"))
    world.bring(call("two", on(25, 11, 30)))
    world.until(on(24, 10))
    assert [world.holder("one"), world.holder("two")].count("ada") == 1


def test_a_kind_the_rotation_does_not_take_is_not_stored(world: World) -> None:
    world.set_up(name="Tickets only", channel="C2", kinds=("ticket",))
    imported = world.bring(call("demo", on(26, 15)), ticket("a"))
    assert (imported.new, imported.passed_over) == (1, 1)


def test_the_channels_card_follows_the_roster_and_the_rounds(world: World) -> None:
    world.join("ada")
    assert _card(world).user_ids == ("ada",)
    assert _card(world).next_round == on(23, 10)
    world.until(on(23, 10))
    assert _card(world).next_round == on(26, 10)
    world.says("ada", "leave")
    assert _card(world).user_ids == ()


def test_moments_for_things_that_are_gone_do_nothing(world: World) -> None:
    before = world.snapshot()
    with world.database.write(world.workspace) as tx:
        for kind in HANDLERS:
            if kind not in ("tell_owner", "tell_ownership"):  # their subjects name several things
                agenda.put(tx, kind, f"nothing-{kind}", world.at)
        agenda.put(tx, "tell_owner", "nobody:nothing:boss", world.at)
        agenda.put(tx, "tell_owner", "source:nothing:boss", world.at)
    world.until(world.at)
    assert world.snapshot() == before


def test_a_contact_waits_while_its_rotation_is_paused(world: World) -> None:
    world.join("ada")
    with world.database.write(world.workspace) as tx:
        tx.run(sa.text("UPDATE rotation SET state = 'paused'"))
    world.tickets("a")
    world.bring(call("soon", on(24, 15)))
    world.until(on(23, 12))
    assert world.offers("ada") == []
    assert world.contact("a").state == "waiting"


def test_a_round_runs_once_when_two_replicas_tick(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    run_due(world.database, HANDLERS, on(23, 10))
    run_due(world.database, HANDLERS, on(23, 10))
    assert len(world.offers("ada")) == 1


@pytest.mark.parametrize("weight", [1.0, 0.5])
def test_half_time_people_get_half(world: World, weight: float) -> None:
    world.set_up(name="Fair", channel="C2", ceiling=None)
    for user in ("ada", "bob"):
        world.join(user, where=_named("fair"))
    with world.database.write(world.workspace) as tx:
        tx.run(
            sa.update(member)
            .where(member.c.workspace_id == tx.workspace_id, member.c.user_id == "ada")
            .values(weight=weight)
        )
    world.tickets(*"abcdefghijkl")
    for _ in range(12):
        had = {user: len(world.offers(user)) for user in ("ada", "bob")}
        world.until(world.rotation_next())
        world.everybody_answers()
        for user, before in had.items():
            if len(world.offers(user)) > before:
                world.meet(user)
    done = {user: len(world.offers(user)) for user in ("ada", "bob")}
    assert done == ({"ada": 6, "bob": 6} if weight == 1.0 else {"ada": 4, "bob": 8})


def _card(world: World) -> RotationCard:
    return next(one for one in world.messages(CHANNEL) if isinstance(one, RotationCard))


def _two() -> Where:
    return _named("two")


def _named(name: str) -> Where:
    return Where(channel_id="C2", text=name)
