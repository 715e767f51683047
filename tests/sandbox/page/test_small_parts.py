"""Avatars, and what the message box suggests."""

import pytest

from bot.sandbox.page.commands import suggestions
from bot.sandbox.page.people import HUES, avatar, hue, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Lovelace", "AL"),
        ("ada", "A"),
        ("Mary Ann Evans", "ME"),
        ("Ada (she/her)", "A"),
        ("李 小龙", "李小"),
        ("", "?"),
        ("---", "?"),
    ],
)
def test_initials_are_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_colour_belongs_to_an_id() -> None:
    assert hue("U1") == hue("U1")
    assert {hue(f"U{number}") for number in range(200)} == set(range(HUES))


def test_a_nasty_name_stays_in_its_avatar() -> None:
    assert "<b" not in str(avatar("U1", "<b> <i>"))


def said(hint: str) -> list[tuple[str, str]]:
    return [(each.text, each.hint) for each in suggestions(["/go"], {"/go": hint})]


def test_the_subcommands_of_a_usage_hint_are_suggested() -> None:
    assert said("join | skip [next | until DATE] | help") == [
        ("/go", ""),
        ("/go join", ""),
        ("/go skip", "[next | until DATE]"),
        ("/go help", ""),
    ]


def test_a_whole_hint_in_brackets_or_words_only_explains() -> None:
    assert said("[your name]") == [("/go", "[your name]")]
    assert said("") == [("/go", "")]


def test_a_command_without_a_hint_is_suggested_too() -> None:
    assert [each.text for each in suggestions(["/a", "/b"], {})] == ["/a", "/b"]
