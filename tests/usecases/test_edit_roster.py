"""An owner changes a roster, having seen what that changes."""

from typing import Any

from bot.core.member_form import MemberForm
from bot.core.messages import MemberNotice
from bot.core.replies import Refusal, RosterEdited
from bot.core.roster_view import EditWish, EffectView, RosterView
from bot.store import rotations
from bot.store.tables import agenda, audit, ledger, member
from bot.usecases.edit_roster import edit_roster
from bot.usecases.forget_member import forget_member
from bot.usecases.show_roster import MOST_LINES, form_of, show_effect, show_member, show_roster
from tests.usecases.world import World, on


def wish(world: World, user: str, *, on_roster: bool = True, **typed: Any) -> EditWish:  # noqa: ANN401 - the form checks them
    shown = form_of(world.member(user)) if on_roster else MemberForm()
    changed = MemberForm.model_validate(shown.model_dump() | typed)
    return EditWish(
        rotation_id=world.rotation_id,
        user_id=user,
        shown=shown,
        typed=changed,
        on_roster=on_roster,
    )


def applies(world: World, one: EditWish, by: str = "boss") -> RosterEdited | Refusal:
    person = world.person(one.user_id)
    return world.do(edit_roster, user_id=by, wish=one, person=person, at=world.at)


def effect(world: World, one: EditWish, by: str = "boss") -> EffectView | Refusal:
    person = world.person(one.user_id)
    return world.see(show_effect, user_id=by, wish=one, person=person, at=world.at)


def turns(found: EffectView | Refusal) -> dict[str, tuple[int, int]]:
    assert isinstance(found, EffectView), found
    return {one.user_id: (one.before, one.after) for one in found.turns}


def roster(world: World) -> dict[str, float]:
    found = world.see(show_roster, rotation_id=world.rotation_id, user_id="boss", at=world.at)
    assert isinstance(found, RosterView)
    return {one.user_id: one.form.weight for one in found.members}


def actions(world: World) -> list[str]:
    wanted = ("edit_member", "add_member", "remove_member")
    return sorted(row.action for row in world.table(audit) if row.action in wanted)


def whys(world: World, user: str) -> list[str]:
    mine = world.member(user).id
    return [row.why for row in world.table(ledger) if row.member_id == mine]


def test_a_lesser_share_is_shown_first_applied_once_and_counts_from_then_on(world: World) -> None:
    world.do(rotations.change, world.rotation_id, ceiling=None)
    world.join("ada", "bob")
    halved = wish(world, "ada", weight=0.5)
    before = world.snapshot()
    shown = effect(world, halved)
    assert world.snapshot() == before
    assert turns(shown)["ada"][0] > turns(shown)["ada"][1]
    assert turns(shown)["bob"][0] < turns(shown)["bob"][1]
    for _ in range(2):
        assert isinstance(applies(world, halved), RosterEdited)
    assert roster(world) == {"ada": 0.5, "bob": 1}
    assert whys(world, "ada")[1:] == ["your share is 0.5 from now on, and was 1"]
    assert actions(world) == ["edit_member"]
    world.tickets(*"abcdef")
    for day in (23, 26, 30):
        world.until(on(day, 10))
        world.meet(
            next(user for user in ("ada", "bob") if "offered" in world.states(user).get(user, []))
        )
    assert [amount for kind, amount in world.ledger("ada") if kind == "charge"] == [2000]


def test_what_was_shown_is_what_then_happens(world: World) -> None:
    world.join("ada", "bob", "cid")
    gone = wish(world, "bob", removed=True)
    shown = effect(world, gone)
    assert turns(shown)["bob"][1] == 0
    assert isinstance(shown, EffectView)
    assert (shown.unfilled_before, shown.unfilled_after) == (0, 0)
    applies(world, gone)
    world.until(on(23, 12))
    (notice,) = (one for one in world.messages("bob") if isinstance(one, MemberNotice))
    assert (notice.about, notice.by_user_id) == ("removed", "boss")


def test_of_two_owners_who_edit_at_once_the_second_is_told(world: World) -> None:
    world.join("ada")
    first, second = wish(world, "ada", weight=0.5), wish(world, "ada", weight=0.8)
    skills = wish(world, "ada", tags="Billing, search")
    applies(world, first)
    refused = applies(world, second)
    assert isinstance(refused, Refusal)
    assert "(Share of the turns: 0.5). Nothing was saved" in refused.sentence
    assert isinstance(applies(world, skills), RosterEdited)
    ada = world.member("ada")
    assert (ada.weight, ada.tags) == (0.5, ("Billing", "search"))
    applies(world, wish(world, "ada", removed=True))
    assert isinstance(applies(world, second), Refusal)
    assert roster(world) == {}


def test_somebody_is_added_once_in_the_middle_and_told_in_their_morning(world: World) -> None:
    world.join("ada")
    new = wish(world, "bob", on_roster=False, weight=0.5, experienced=True)
    assert turns(effect(world, new))["bob"][0] == 0
    for _ in range(2):
        told = applies(world, new)
        assert isinstance(told, RosterEdited)
        assert told.what == "added" or told.changes
    assert world.ledger("bob") == [("joined", 0), ("weight_changed", 0)]
    assert world.member("bob").experienced
    assert actions(world) == ["add_member"]
    assert world.messages("bob") == []
    world.until(on(23, 9))
    (notice,) = world.messages("bob")
    assert isinstance(notice, MemberNotice)
    assert notice.next_round == on(23, 10)


def test_whoever_was_added_by_mistake_and_removed_before_they_heard_hears_nothing(
    world: World,
) -> None:
    applies(world, wish(world, "bob", on_roster=False))
    applies(world, wish(world, "bob", removed=True))
    world.says("bob", "leave")
    kinds = [row.subject.split(":")[0] for row in world.table(agenda) if row.kind == "tell_member"]
    assert kinds == ["removed"]


def test_only_owners_edit_and_no_edit_is_no_edit(world: World) -> None:
    world.join("ada")
    stored = world.snapshot()
    one = wish(world, "ada", weight=2)
    for refused in (effect(world, one, by="ada"), applies(world, one, by="ada")):
        assert refused == Refusal(sentence="Only an owner of Customer contact can do that.")
    same = effect(world, wish(world, "ada"))
    assert same == Refusal(sentence="Nothing is different, so nothing was changed.")
    guest = world.person("gus", state="guest")
    looked = world.see(
        show_member, rotation_id=world.rotation_id, user_id="boss", person=guest, at=world.at
    )
    assert isinstance(looked, Refusal)
    assert "Guests cannot be in a rotation" in looked.sentence
    assert world.snapshot() == stored


def test_a_member_may_take_more_or_fewer_than_the_others(world: World) -> None:
    world.join("ada", "bob")
    applies(world, wish(world, "ada", capacity=0))
    applies(world, wish(world, "bob", capacity=2, ceiling=2))
    world.do(rotations.change, world.rotation_id, seats=3)
    world.tickets(*"abcde")
    world.until(on(23, 10))
    assert [world.holder(name) for name in "abc"] == ["bob", "bob", None]
    assert len(world.notices()) == 1


def test_a_long_roster_is_listed_in_part(world: World) -> None:
    world.join(*(f"u{number:02}" for number in range(MOST_LINES + 2)))
    found = world.see(show_roster, rotation_id=world.rotation_id, user_id="boss", at=world.at)
    assert isinstance(found, RosterView)
    assert (len(found.members), found.more) == (MOST_LINES, 2)


def test_skills_are_forgotten_with_their_member(world: World) -> None:
    world.join("ada")
    applies(world, wish(world, "ada", tags="billing"))
    assert [row.tags for row in world.table(member)] == [["billing"]]
    world.do(forget_member, "ada", by="operator", at=world.at)
    assert [row.tags for row in world.table(member)] == [None]
