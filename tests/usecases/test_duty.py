"""Who is on duty, as the store has it: the newest wins, and nothing is told twice."""

import pytest

from bot.core.channel_facts import ChannelFacts
from bot.core.messages import DutyCard, OnDuty
from bot.core.replies import Edited, SetUp
from bot.core.rotation_edit import RotationEdit
from bot.core.rotation_form import FormProblems
from bot.store import agenda, duty, rotations
from bot.store.duty import Told
from bot.store.tables import agenda as moments
from bot.store.tables import outbox
from bot.usecases.archive_rotation import archive_rotation
from bot.usecases.bring_back_rotation import bring_back_rotation
from bot.usecases.edit_rotation import edit_rotation
from bot.usecases.keep_duty import (
    EVERY_DAY,
    LEASE,
    LOOK,
    Duty,
    Kept,
    due_duty,
    group_kept,
    pin_kept,
    plan_duty,
)
from bot.usecases.say_duty import KEEP, PACE
from tests.usecases.world import CHANNEL, HOUR, World, call, on, ticket

GROUP = "S0GROUP"


@pytest.fixture
def kept(world: World) -> World:
    """Ada and Bea are in a rotation that shows who is on duty both ways."""
    world.join("ada", "bea")
    edit(world, duty_card=True, user_group=GROUP)
    return world


def edit(world: World, **fields: object) -> Edited | FormProblems:
    rotation = world.see(rotations.get, world.rotation_id)
    assert rotation is not None
    typed = rotation.form.model_copy(update=fields)
    return world.do(
        edit_rotation,
        rotation_id=rotation.id,
        user_id="boss",
        edit=RotationEdit(shown=rotation.form, typed=typed, fields=fields),
        at=world.at,
    )


def take(world: World, name: str) -> str:
    """Whoever is asked for a ticket takes it."""
    world.bring(ticket(name))
    world.until(world.at.replace(hour=10) if world.at.hour < 10 else on(26, 10))
    who = world.holder(name)
    assert who is not None
    world.press(who, "accept")
    return who


def card(world: World) -> DutyCard:
    [found] = [one for one in world.messages(CHANNEL) if isinstance(one, DutyCard)]
    return found


def posted(world: World) -> None:
    """Slack has all that was owed."""
    with world.database.writing() as connection:
        sent = {"state": "done", "sent": outbox.c.wanted, "ts": "1.000001", "channel_id": CHANNEL}
        connection.execute(outbox.update().values(**sent))


def due(world: World) -> Duty:
    [found] = world.do(due_duty, at=world.at)
    return found


def keep_at(world: World) -> object:
    row = world.see(agenda.find, KEEP, world.rotation_id)
    return None if row is None else row.due_at - world.at


def tell(world: World, was: Duty, kept: Kept) -> None:
    world.do(group_kept, was=was, kept=kept, at=world.at)
    world.do(pin_kept, was=was, kept=Kept(), at=world.at)
    world.do(plan_duty, was=was, retry_seconds=kept.retry_seconds, at=world.at)


def test_nobody_is_named_in_a_card_that_is_not_there_yet(kept: World) -> None:
    who = take(kept, "a")
    assert not card(kept).begun
    assert card(kept).people == ()
    posted(kept)
    kept.until(kept.at + HOUR)
    assert card(kept).people == (OnDuty(user_id=who, kind="ticket"),)
    posted(kept)
    kept.press(who, "done")
    kept.until(kept.at + HOUR)
    assert card(kept).people == ()


def test_two_replicas_do_not_tell_the_same(kept: World) -> None:
    kept.until(kept.at + PACE)
    assert due(kept).group == GROUP
    assert kept.do(due_duty, at=kept.at) == ()
    assert keep_at(kept) == LEASE  # whoever began may have died


def test_what_changes_while_slack_is_told_is_told_next(kept: World) -> None:
    kept.until(on(23, 9))
    was = due(kept)
    assert was.people == ()
    who = take(kept, "a")
    tell(kept, was, Kept())
    assert keep_at(kept) == PACE
    kept.at += PACE
    assert due(kept).people == (who,)


def test_nothing_is_told_when_nothing_has_changed_but_once_a_day_it_is_doubted(
    kept: World,
) -> None:
    kept.until(on(23, 9))
    posted(kept)
    was = due(kept)
    assert was.wants_group
    assert was.wants_pin
    tell(kept, was, Kept())
    assert keep_at(kept) is None
    assert kept.see(duty.told, kept.rotation_id) == Told(
        group_id=GROUP, people_digest="", pinned_channel=CHANNEL, pinned_ts="1.000001"
    )
    [row] = [row for row in kept.table(moments) if row.kind == LOOK]
    assert row.due_at == kept.at + EVERY_DAY
    kept.until(kept.at + EVERY_DAY)
    again = due(kept)
    assert (again.wants_group, again.wants_pin) == (True, False)


def test_what_failed_is_tried_again_and_told_in_full(kept: World) -> None:
    kept.until(on(23, 9))
    tell(kept, due(kept), Kept(retry_seconds=7))
    wait = keep_at(kept)
    assert str(wait) == "0:00:07"
    assert kept.see(duty.told, kept.rotation_id).people_digest is None


def test_a_refusal_is_told_once_and_not_tried_again_before_the_next_day(kept: World) -> None:
    kept.until(on(23, 9))
    for _ in range(2):
        kept.do(group_kept, was=due_again(kept), kept=Kept(trouble="permission_denied"), at=kept.at)
    assert len([row for row in kept.table(moments) if row.kind == "tell_owner"]) == 1
    take(kept, "a")
    kept.until(kept.at + HOUR)
    assert not due_again(kept).wants_group
    edit(kept, user_group="S0OTHER")
    assert due_again(kept).wants_group  # another one may be allowed


def due_again(world: World) -> Duty:
    world.do(agenda.put, KEEP, world.rotation_id, world.at)
    return due(world)


def test_a_group_that_was_made_is_the_rotations_from_then_on(world: World) -> None:
    world.join("ada")
    edit(world, user_group="new")
    world.until(world.at + PACE)
    world.do(group_kept, was=due(world), kept=Kept(group_id="S0MADE"), at=world.at)
    rotation = world.see(rotations.get, world.rotation_id)
    assert rotation is not None
    assert rotation.form.user_group == "S0MADE"
    assert not due_again(world).wants_group


def test_a_group_that_was_let_go_and_chosen_again_is_asked_about(kept: World) -> None:
    kept.until(on(23, 9))
    tell(kept, due(kept), Kept())
    for group in ("", GROUP):
        edit(kept, user_group=group)
        kept.until(kept.at + PACE)
    assert due_again(kept).wants_group


def test_two_rotations_do_not_keep_one_group(kept: World) -> None:
    first = kept.rotation_id
    kept.set_up(name="Other", channel="C9")
    assert kept.rotation_id != first
    refused = edit(kept, user_group=GROUP)
    assert isinstance(refused, FormProblems)
    assert "keeps this group already" in refused.problems["user_group"]
    assert isinstance(edit(kept, user_group="new"), Edited)


def test_a_call_has_its_time_on_the_card_and_an_outsider_sees_no_names(kept: World) -> None:
    posted(kept)
    starts_at = on(26, 15)
    kept.bring(call("c", starts_at))
    kept.until(on(23, 11))
    who = kept.holder("c")
    assert who is not None
    kept.press(who, "accept")
    posted(kept)
    kept.until(kept.at + HOUR)
    assert card(kept).people == (OnDuty(user_id=who, kind="call", starts_at=starts_at),)
    kept.do(rotations.change, kept.rotation_id, channel_shared=True)
    edit(kept, name="Payments and more")
    kept.until(kept.at + HOUR)
    assert (card(kept).people, card(kept).unnamed) == ((), 1)


def test_an_archived_rotation_has_nobody_on_duty_until_it_is_brought_back(kept: World) -> None:
    kept.until(on(23, 9))
    posted(kept)
    tell(kept, due(kept), Kept())
    kept.do(archive_rotation, rotation_id=kept.rotation_id, user_id="boss", at=kept.at)
    kept.until(kept.at + PACE)
    over = due(kept)
    assert card(kept).over
    assert (over.people, over.pin, over.pinned) == ((), None, (CHANNEL, "1.000001"))
    tell(kept, over, Kept())
    assert kept.see(duty.told, kept.rotation_id).pinned_ts is None
    kept.until(kept.at + 2 * EVERY_DAY)
    assert keep_at(kept) is None  # Slack is not asked about it any more

    place = ChannelFacts(channel_id="C2", name="new", member=True, archived=False, private=False)
    back = kept.do(
        bring_back_rotation,
        rotation_id=kept.rotation_id,
        user_id="boss",
        channel=place,
        at=kept.at,
    )
    assert isinstance(back, SetUp)
    kept.until(kept.at + PACE)
    [new] = [one for one in kept.messages("C2") if isinstance(one, DutyCard)]
    assert not new.over
    assert due(kept).pin is None  # it is on its way
    assert card(kept).over  # the old one
