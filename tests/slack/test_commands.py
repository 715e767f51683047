"""``/firsthand …`` typed in the local Slack."""

import pytest

from tests.slack.office import Office


async def test_nothing_and_help_say_what_there_is(office: Office) -> None:
    assert "/firsthand join" in await office.types("ada", "")
    assert "/firsthand join" in await office.types("ada", "help")
    assert await office.violations() == []


async def test_an_unknown_word_is_answered_with_the_nearest_command(office: Office) -> None:
    assert "Did you mean `/firsthand join`?" in await office.types("ada", "jion")


@pytest.mark.parametrize("text", [":tada:", "zzz", "x" * 4000, "<!channel> hello"])
async def test_a_word_like_nothing_is_answered_with_the_list(office: Office, text: str) -> None:
    answer = await office.types("ada", text)
    assert "/firsthand join" in answer
    assert "<!channel>" not in answer


async def test_a_long_rest_is_refused_in_a_sentence(office: Office) -> None:
    assert "too long for `skip`" in await office.types("ada", "skip " + "very " * 800)


async def test_mentions_are_refused_in_a_sentence(office: Office) -> None:
    mention = f"<@{office.id('jonas')}>"
    assert "takes no people" in await office.types("ada", f"join {mention}")


async def test_joining_twice_says_so(office: Office) -> None:
    await office.sets_up("ada")
    assert "You are in" in await office.types("grace", "join")
    assert "already in" in await office.types("grace", "join")


async def test_leaving_without_being_in_changes_nothing(office: Office) -> None:
    await office.sets_up("ada")
    answer = await office.types("grace", "leave")
    assert answer
    assert "You have left" not in answer


async def test_skip_back_and_next_answer_their_caller(office: Office) -> None:
    await office.sets_up("ada")
    await office.types("grace", "join")
    assert "won't be picked" in await office.types("grace", "skip")
    assert "Welcome back" in await office.types("grace", "back")
    assert f"<@{office.id('grace')}>" in await office.types("grace", "next")
    assert await office.violations() == []


async def test_why_says_what_decides_to_a_member_and_how_to_join_to_others(office: Office) -> None:
    await office.sets_up("ada")
    assert "/firsthand join" in await office.types("grace", "why")
    await office.types("grace", "join")
    assert "You are picked as lead: nobody else is free" in await office.types("grace", "why")
    assert await office.violations() == []


async def test_a_guest_is_refused_in_a_sentence(office: Office) -> None:
    await office.sets_up("ada")
    assert "Guests cannot be in a rotation" in await office.types("noor", "join")


async def test_several_rotations_are_asked_by_a_menu_that_carries_on(office: Office) -> None:
    await office.sets_up("ada", name="Payments")
    await office.sets_up("ada", name="Search")
    assert "Which rotation" in await office.types("grace", "join")
    await office.press("grace", "rotation_chosen", selected_option=await option(office, "Search"))
    assert "You are in *Search*" in await office.whispered("grace")


async def option(office: Office, name: str) -> str:
    menu = (await office.said("customer-contact", "grace"))[-1]["blocks"][-1]["elements"][0]
    values = {each["text"]["text"]: each["value"] for each in menu["options"]}
    return str(values[name])
