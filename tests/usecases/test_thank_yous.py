"""Thank-yous on their way: to whom, when, and back again."""

from typing import Any

import pytest

from bot.core.messages import ManagerRequest, ThanksNotice
from bot.core.person import PersonState
from bot.core.replies import Done
from bot.core.rotation_form import FormProblems
from bot.core.thanks_form import ThanksForm
from bot.store.tables import manager, thank_you
from bot.usecases.answer_manager import answer_manager, hear_no_more
from bot.usecases.choosing import Where
from bot.usecases.forget_member import forget_member
from bot.usecases.name_manager import open_thanks, save_thanks
from bot.usecases.share_learning import share_learning
from tests.usecases.hosting import know
from tests.usecases.world import DAY, World, on


@pytest.fixture
def world(world: World) -> World:
    """Ada has just met a customer, at 10:00 on Monday; Dan and Mia have never been in a round."""
    for user in ("dan", "mia"):
        know(world, user)
    world.join("ada")
    world.slack_works = True
    meets(world)
    return world


def meets(world: World) -> None:
    world.tickets(f"t{world.at:%d%H%M}")
    world.until(world.rotation_next())
    world.meet("ada")
    world.until(world.at)


def thanks(world: World, to: str = "dan", text: str = "You helped a lot", **more: Any) -> None:  # noqa: ANN401 - the form's
    assert world.fill("ada", thanks_to=to, thanks=text, **more) is None


def heard(world: World, user: str = "dan") -> list[list[tuple[str, str]]]:
    """What each message to somebody says: whom it is for, and the words."""
    found = [one for one in world.messages(user) if isinstance(one, ThanksNotice)]
    return [[(item.to_user_id, item.text) for item in one.items] for one in found]


def named(world: World, user: str = "dan", to: str | None = "mia") -> FormProblems | None:
    chosen = world.person(to) if to else None
    by = world.person(user)
    return world.do(save_thanks, by=by, manager=chosen, tell_host=True, at=world.at)


def answers(world: World, *, agrees: bool, user: str = "mia", about: str = "dan") -> object:
    return world.do(answer_manager, user_id=user, about=about, agrees=agrees, at=world.at)


def asked(world: World, user: str = "mia") -> list[str]:
    return [one.state for one in world.messages(user) if isinstance(one, ManagerRequest)]


def test_it_comes_after_an_hour_and_all_of_a_day_in_one_message(world: World) -> None:
    thanks(world)
    assert heard(world) == []
    world.until(on(23, 10, 59))
    assert heard(world) == []
    world.until(on(23, 11))
    assert heard(world) == [[("dan", "You helped a lot")]]
    thanks(world, text="You helped a great deal")
    assert heard(world) == [[("dan", "You helped a great deal")]]
    world.until(on(26, 9))
    meets(world)
    thanks(world, text="Again")
    world.until(on(26, 18))
    assert heard(world) == [[("dan", "You helped a great deal")], [("dan", "Again")]]


def test_two_on_one_day_are_one_message_and_a_later_one_waits_for_the_morning(
    world: World,
) -> None:
    world.set_up(name="Second", channel="C2", local_time="10:30")
    world.join("bob", where=Where(channel_id="C2"))
    world.tickets("x")
    thanks(world, text="First")
    world.until(on(23, 10, 30))
    world.meet("bob")
    world.until(on(23, 10, 31))
    world.fill("bob", thanks_to="dan", thanks="Second")
    world.until(on(23, 12))
    assert heard(world) == [[("dan", "First"), ("dan", "Second")]]
    thanks(world, "mia", text="Third")
    world.until(on(23, 14))
    assert (heard(world), heard(world, "mia")) == ([[("dan", "Second")]], [[("mia", "Third")]])
    world.fill("bob", thanks_to="mia", thanks="Fourth")
    world.until(on(24, 8, 59))
    assert (heard(world), heard(world, "mia")) == ([[]], [[("mia", "Third")]])
    world.until(on(24, 9))
    assert heard(world, "mia") == [[("mia", "Third")], [("mia", "Fourth")]]


def test_none_is_for_oneself_for_guests_and_apps_or_for_who_may_not_read_it(world: World) -> None:
    for user, state in NOBODY.items():
        know(world, user, state=state)
    for user in (*NOBODY, "ada", "stranger"):
        thanks(world, user)
        assert world.table(thank_you) == []
    thanks(world, visibility="me")
    thanks(world, visibility="team")
    assert world.table(thank_you) == []
    thanks(world, "boss", visibility="team")
    world.until(on(23, 11))
    assert heard(world, "boss") == [[("boss", "You helped a lot")]]
    assert heard(world, "ada") == []


NOBODY: dict[str, PersonState] = {"gil": "guest", "rob": "bot", "old": "deactivated"}


def test_what_is_taken_back_within_the_hour_is_never_said_and_later_goes_from_the_message(
    world: World,
) -> None:
    thanks(world)
    world.withdraw("ada")
    world.until(on(23, 12))
    assert heard(world) == []
    thanks(world)
    world.until(on(23, 13, 30))
    assert len(heard(world)) == 1
    world.withdraw("ada")
    assert heard(world) == [[]]
    thanks(world, text="After all", visibility="me")
    assert heard(world) == [[]]
    followup_id = world.question("ada").followup_id
    world.do(share_learning, followup_id=followup_id, user_id="ada", at=world.at)
    assert heard(world) == [[("dan", "After all")]]
    thanks(world, "mia", text="It was Mia")
    assert heard(world) == [[]]
    world.until(on(23, 16))
    assert heard(world, "mia") == [[("mia", "It was Mia")]]


def test_it_waits_for_working_hours_and_for_slack(world: World) -> None:
    know(world, "dan", zone="America/Los_Angeles")  # 9 o'clock there is 17:00 UTC
    thanks(world)
    world.until(on(23, 16, 59))
    assert heard(world) == []
    world.slack_works = False
    world.until(on(24, 1, 30))  # Slack took nothing that day
    world.slack_works = True
    world.until(on(24, 17))
    assert heard(world)[-1] == [("dan", "You helped a lot")]


def test_a_manager_hears_once_both_have_agreed_and_until_either_ends_it(world: World) -> None:
    assert named(world) is None
    world.until(on(23, 10, 1))
    assert asked(world) == ["asked"]
    thanks(world)
    world.until(on(23, 11, 30))
    assert heard(world, "mia") == []
    assert answers(world, agrees=True) is None
    assert asked(world) == ["agreed"]
    assert isinstance(answers(world, agrees=True), Done)
    thanks(world, text="You helped a great deal")
    world.until(on(23, 13))
    assert heard(world, "mia") == [[("dan", "You helped a great deal")]]
    assert named(world, to=None) is None
    assert asked(world) == ["ended"]
    assert "took it back" in sentence(answers(world, agrees=True))
    meets(world)
    thanks(world, text="Later")
    world.until(on(27))
    assert heard(world, "mia") == [[("dan", "You helped a great deal")]]
    assert heard(world)[-1] == [("dan", "Later")]


def sentence(reply: object) -> str:
    return str(getattr(reply, "sentence", reply))


def test_a_manager_who_wants_no_more_is_not_asked_again(world: World) -> None:
    named(world)
    world.until(on(23, 10, 1))
    answers(world, agrees=True)
    reply = world.do(hear_no_more, user_id="mia", at=world.at)
    assert "won't hear" in reply.sentence
    assert "Nothing was changed" in world.do(hear_no_more, user_id="mia", at=world.at).sentence
    assert asked(world) == ["declined"]
    again = named(world)
    assert again is not None
    assert "would rather not" in again.problems["manager"]
    thanks(world)
    world.until(on(23, 12))
    assert heard(world, "mia") == []
    assert "said no" in sentence(answers(world, agrees=False))


def test_who_cannot_manage_is_refused_and_nothing_is_changed(world: World) -> None:
    named(world)
    world.until(on(23, 10, 1))
    before = world.table(manager)
    for user, words in {
        "dan": "That is you",
        "gil": "guest",
        "rob": "Apps",
        "old": "deact",
    }.items():
        person = world.person(user, state=NOBODY.get(user, "active"))
        by = world.person("dan")
        refused = world.do(save_thanks, by=by, manager=person, tell_host=False, at=world.at)
        assert refused is not None
        assert words in refused.problems["manager"]
    assert world.table(manager) == before
    assert "somebody else" in sentence(answers(world, agrees=True, user="boss"))
    guest = world.person("gil", state="guest")
    assert "full members" in sentence(world.see(open_thanks, by=guest))
    assert "full members" in str(
        world.do(save_thanks, by=guest, manager=None, tell_host=True, at=world.at)
    )
    now = world.see(open_thanks, by=world.person("dan"))
    assert now == ThanksForm(manager_user_id="mia", state="asked")


def test_naming_another_manager_ends_it_with_the_first(world: World) -> None:
    know(world, "zoe")
    named(world)
    world.until(on(23, 10, 1))
    answers(world, agrees=True)
    assert named(world, to="zoe") is None
    world.until(on(23, 10, 2))
    assert (asked(world), asked(world, "zoe")) == (["ended"], ["asked"])
    assert "somebody else" in sentence(answers(world, agrees=True))


def test_a_question_slack_did_not_take_is_asked_again(world: World) -> None:
    world.slack_works = False
    named(world)
    world.until(on(24, 9, 30))
    world.slack_works = True
    world.until(on(24, 9, 31))
    world.deliver()
    assert asked(world) == ["asked"]
    world.until(on(24) + 3 * DAY)
    assert asked(world) == ["asked"]


def test_nothing_is_left_of_who_is_forgotten(world: World) -> None:
    named(world)
    world.until(on(23, 10, 1))
    answers(world, agrees=True)
    thanks(world)
    world.do(forget_member, "mia", by="operator", at=world.at)
    assert world.table(manager) == []
    assert [row.to_user_id for row in world.table(thank_you)] == ["dan"]
    world.until(on(23, 11))
    world.do(forget_member, "dan", by="operator", at=world.at)
    assert world.table(thank_you) == []
