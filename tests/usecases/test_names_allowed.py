"""Aliases in public places, unless the owners of a rotation allow names there."""

import json

import pytest

from bot.core.export_request import ExportRequest
from bot.core.export_table import What
from bot.core.messages import CoverPost, Digest, SharedLearning
from bot.core.replies import Edited, Found
from bot.core.retention import Retention
from bot.core.rotation_edit import RotationEdit
from bot.store import rotations, said
from bot.store.database import Database
from bot.store.tables import agenda
from bot.usecases import rename_customers
from bot.usecases.edit_rotation import edit_rotation
from bot.usecases.export_learnings import may_export, owners_file
from bot.usecases.find_learnings import bring_up_to_date, find_learnings
from bot.usecases.forget_customer import find_customers, forget_customer
from bot.usecases.purge import PURGE, plan_purge, purge_by
from bot.usecases.rename_customers import plan_rename
from bot.usecases.run_agenda import run_due
from bot.usecases.share_learning import share_learning
from tests.usecases.handing import cover
from tests.usecases.learnt import learn
from tests.usecases.world import CHANNEL, DAY, World, date, on, ticket

ANN = {"customer_ref": "c-77", "customer_person": "Ann Onym", "customer_company": "Papierhaus"}
MINA = "Mina Okafor (Northwind)"
NAMED = "Ann Onym (Papierhaus)"


@pytest.fixture
def world(database: Database) -> World:
    made = World(database)
    made.set_up()
    made.join("ada", "bea")
    return made


def allow(world: World, *, names: bool) -> Edited:
    now = world.rotation().form
    typed = now.model_copy(update={"names_allowed": names})
    edited = world.do(
        edit_rotation,
        rotation_id=world.rotation_id,
        user_id="boss",
        edit=RotationEdit(shown=now, typed=typed, fields=("names_allowed",)),
        at=world.at,
    )
    assert isinstance(edited, Edited), edited
    world.until(world.at)
    return edited


def exported(world: World, what: What) -> set[str]:
    request = ExportRequest(what=what, format="json")
    chosen = world.do(may_export, request=request, user_id="boss", at=world.at)
    assert isinstance(chosen, tuple)
    data = world.see(owners_file, request=request, chosen=chosen, user_id="boss")
    return {str(json.loads(line)["customer"]) for line in data.decode().splitlines()}


def posted(world: World) -> dict[str, set[str]]:
    """What customers are called wherever many read it, by place."""
    world.do(bring_up_to_date)
    reply = world.see(find_learnings, text="", person=world.person("cy"))
    assert isinstance(reply, Found)
    found: dict[str, set[str]] = {"search": {one.alias for one in reply.items}}
    for message in world.messages(CHANNEL):
        match message:
            case Digest():
                names = {one.alias for one in (*message.quotes, *message.learned)}
                names |= {one.alias for one in message.promises_due}
            case SharedLearning() | CoverPost():
                names = {message.alias}
            case _:
                continue
        found.setdefault(message.type, set()).update(names)
    home = world.home("cy")
    return found | {
        "home": {one.alias for one in home.learned},
        "learnings": exported(world, "learnings"),
        "promises": exported(world, "promises"),
    }


def test_everything_posted_follows_the_setting_and_forgetting_takes_names_anyway(
    world: World,
) -> None:
    world.bring(ticket("a", **ANN))
    world.until(on(23, 10))
    who = world.holder("a")
    assert who is not None
    world.meet(who)
    world.until(on(23, 12))
    world.fill(
        who,
        quote="It prints twice",
        learning="Twice",
        promise_text="find out why",
        promise_due=date(2026, 11, 30),
    )
    followup_id = world.question(who).followup_id
    world.until(on(27, 16))
    world.do(share_learning, followup_id=followup_id, user_id=who, at=world.at)
    world.bring(ticket("b", **ANN))
    world.until(on(30, 10))
    holder = world.holder("b")
    assert holder is not None
    cover(world, holder)
    places = {
        *("search", "home", "learnings", "promises"),
        *("digest", "shared_learning", "cover_post"),
    }
    assert posted(world) == {place: {"Customer 1"} for place in places}

    edited = allow(world, names=True)
    (change,) = edited.changes
    assert (change.what, change.after) == ("Customers' names", "shown to all readers")
    assert posted(world) == {place: {NAMED} for place in places}
    allow(world, names=False)
    assert posted(world) == {place: {"Customer 1"} for place in places}

    allow(world, names=True)
    world.do(rotations.change, world.rotation_id, channel_shared=True)
    world.do(plan_rename, world.rotation_id, at=world.at)
    world.until(world.at)
    theirs = {"digest": set[str](), "shared_learning": {""}}  # nothing learned is shown there
    assert posted(world) == {place: {"Customer 1"} for place in places} | theirs
    world.do(rotations.change, world.rotation_id, channel_shared=False)
    world.do(plan_rename, world.rotation_id, at=world.at)
    world.until(world.at)

    (known,) = world.see(find_customers, "Customer 1", secrets=world.secrets)
    world.do(forget_customer, known, user_id="operator", at=world.at)
    told = posted(world)
    assert "Ann" not in str(told) + str(world.messages(CHANNEL)) + str(world.messages("home:cy"))
    assert told["search"] == {"Former customer 2"}


def test_years_of_digests_follow_batch_by_batch(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rename_customers, "BATCH", 2)
    for week in range(5):
        learn(world, "ada", f"week {week}", customer="Customer 1")
        world.until(world.at + 7 * DAY)
    assert len(world.see(said.posted_digests, [world.rotation_id], date.min)) == 5
    allow(world, names=True)
    digests = [one for one in world.messages(CHANNEL) if isinstance(one, Digest)]
    assert {one.alias for each in digests for one in each.learned} == {MINA}
    assert len(digests) == 5
    assert "rename_customers" not in {row.kind for row in world.table(agenda)}


def test_names_that_have_been_kept_long_enough_go_from_what_is_posted_too(world: World) -> None:
    allow(world, names=True)
    followup_id = learn(world, "ada", "They print it", customer="Customer 1")
    world.do(share_learning, followup_id=followup_id, user_id="ada", at=world.at)
    world.until(on(27, 16))
    assert posted(world)["digest"] == posted(world)["shared_learning"] == {MINA}
    world.at += 190 * DAY
    world.do(plan_purge, at=world.at - DAY)
    run_due(world.database, {PURGE: purge_by(Retention())}, world.at)
    told = posted(world)
    assert told["digest"] == told["shared_learning"] == told["search"] == {"Customer 1"}
