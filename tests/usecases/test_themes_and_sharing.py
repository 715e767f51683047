"""Themes that owners keep in order, and learnings shown to the whole channel."""

import pytest

from bot.core.messages import SharedLearning
from bot.core.questions import FollowupForm
from bot.core.replies import Done, Refusal, Reply
from bot.core.rotation_form import FormProblems
from bot.core.theme_form import ThemeChoice, ThemeForm
from bot.store.database import Database
from bot.store.tables import answer, audit
from bot.usecases.edit_themes import edit_themes, open_themes
from bot.usecases.record_answer import open_form, withdraw
from bot.usecases.share_learning import share_learning
from tests.usecases.learnt import found, learn
from tests.usecases.world import CHANNEL, World, on


@pytest.fixture
def world(database: Database) -> World:
    made = World(database)
    made.set_up()
    made.join("ada", "bob")
    return made


def themes(world: World, user: str = "boss") -> list[tuple[str, int]]:
    form = world.see(open_themes, rotation_id=world.rotation_id, user_id=user)
    assert isinstance(form, ThemeForm), form
    return [(name, uses) for _, name, uses in form.themes]


def edits(
    world: World, theme: str, *, name: str = "", into: str = "", user: str = "boss"
) -> Done | FormProblems:
    form = world.see(open_themes, rotation_id=world.rotation_id, user_id="boss")
    assert isinstance(form, ThemeForm)
    ids = {name: theme_id for theme_id, name, _ in form.themes}
    choice = ThemeChoice(theme_id=ids[theme], name=name, into_id=ids[into] if into else "")
    return world.do(
        edit_themes, rotation_id=world.rotation_id, user_id=user, choice=choice, at=world.at
    )


def test_a_merge_is_followed_by_search_forms_and_the_digest_until_the_next(world: World) -> None:
    first = learn(world, "ada", "one", theme="billing, exports")
    learn(world, "bob", "two", theme="Invoices, billing")
    learn(world, "bob", "three", theme="invoices")
    world.until(on(27, 16))
    assert [(one.name, one.mentions) for one in world.digest("2026-W48").themes] == [
        ("billing", 2),
        ("Invoices", 2),
        ("exports", 1),
    ]
    said = edits(world, "Invoices", into="billing")
    assert isinstance(said, Done)
    assert "part of “billing”" in said.sentence
    assert themes(world) == [("billing", 3), ("exports", 1)]
    assert [(one.name, one.mentions) for one in world.digest("2026-W48").themes] == [
        ("billing", 3),
        ("exports", 1),
    ]
    assert found(world, "theme:invoices") == ["three", "two", "one"]
    assert found(world, "invoices") == []  # the word itself was only in a theme's name
    learn(world, "ada", "four", theme="INVOICES")
    assert themes(world) == [("billing", 4), ("exports", 1)]
    form = world.see(open_form, followup_id=first, user_id="ada")
    assert isinstance(form, FollowupForm)
    assert [name for _, name in form.theme_choices] == ["billing", "exports"]
    assert len(form.details.themes) == 2
    # A theme that was merged before goes along when its theme is merged on.
    assert isinstance(edits(world, "billing", into="exports"), Done)
    assert found(world, "theme:invoices") == ["four", "three", "two", "one"]
    assert themes(world) == [("exports", 4)]
    world.until(on(4, 16, month=12))
    assert isinstance(edits(world, "exports", name="Exporting"), Done)
    assert [one.name for one in world.digest("2026-W48").themes] == ["exports"]
    assert {line.action for line in world.table(audit)} >= {"edit_themes"}


def test_a_new_name_keeps_the_old_one_findable_and_may_go_back(world: World) -> None:
    learn(world, "ada", "one", theme="biling")
    assert isinstance(edits(world, "biling", name="billing"), Done)
    assert themes(world) == [("billing", 1)]
    assert found(world, "theme:biling") == found(world, "billing") == ["one"]
    assert isinstance(edits(world, "billing", name="Billing"), Done)
    assert isinstance(edits(world, "Billing", name="biling"), Done)
    assert themes(world) == [("biling", 1)]
    assert found(world, "theme:BILLING") == ["one"]


def test_what_makes_no_sense_is_one_sentence_and_changes_nothing(world: World) -> None:
    learn(world, "ada", "one", theme="billing, exports")
    before = themes(world)
    for told, fields in (
        ("cannot be merged into itself", {"into": "billing"}),
        ("either a new name or a theme", {}),
        ("either a new name or a theme", {"name": "x", "into": "exports"}),
        ("either a new name or a theme", {"name": " ,, "}),
        ("“exports” exists already", {"name": "EXPORTS"}),
        ("Only the rotation's owners", {"name": "x", "user": "ada"}),
    ):
        said = edits(world, "billing", **fields)
        assert isinstance(said, FormProblems)
        assert told in " ".join(said.problems.values())
    assert themes(world) == before
    refused = world.see(open_themes, rotation_id=world.rotation_id, user_id="ada")
    assert isinstance(refused, Refusal)


def test_a_theme_only_its_author_may_know_is_offered_to_nobody_else(world: World) -> None:
    learn(world, "ada", "one", theme="layoffs", visibility="me")
    learn(world, "bob", "two", theme="billing", visibility="team")
    assert themes(world) == [("billing", 1)]
    mine = world.see(open_form, followup_id=learn(world, "ada", "x"), user_id="ada")
    assert isinstance(mine, FollowupForm)
    assert [name for _, name in mine.theme_choices] == ["billing", "layoffs"]


def shares(world: World, followup_id: str, user: str) -> Reply:
    return world.do(share_learning, followup_id=followup_id, user_id=user, at=world.at)


def shown(world: World) -> list[SharedLearning]:
    return [one for one in world.messages(CHANNEL) if isinstance(one, SharedLearning)]


def test_what_everybody_may_see_is_shared_once_and_follows_its_answer(world: World) -> None:
    followup_id = learn(world, "ada", "They sort by date", theme="exports", customer="Customer 1")
    assert isinstance(shares(world, followup_id, "bob"), Done)
    (message,) = shown(world)
    assert (message.user_id, message.shared_by) == ("ada", "bob")
    assert (message.alias, message.learning) == ("Customer 1", "They sort by date")
    again = shares(world, followup_id, "ada")
    assert isinstance(again, Refusal)
    assert len(shown(world)) == 1
    world.do(withdraw, followup_id=followup_id, user_id="ada", at=world.at)
    assert shown(world) == [SharedLearning(followup_id=followup_id, shared_by="bob", gone=True)]
    assert isinstance(shares(world, followup_id, "bob"), Refusal)


def test_only_its_author_shares_what_is_for_fewer_and_means_it_for_all(world: World) -> None:
    for visibility, told in (("team", "stays within the team"), ("me", "nothing to share")):
        followup_id = learn(world, "ada", f"for {visibility}", visibility=visibility)
        refused = shares(world, followup_id, "bob")
        assert isinstance(refused, Refusal)
        assert told in refused.sentence
        assert isinstance(shares(world, followup_id, "ada"), Done)
        assert found(world, visibility, "stranger") == [f"for {visibility}"]
    assert [one.learning for one in shown(world)] == ["for team", "for me"]
    assert {row.details["visibility"] for row in world.table(answer)} == {"channel"}
