"""What customers are called where others read it."""

import pytest

from bot.core.naming import public_name


@pytest.mark.parametrize(
    ("person", "company", "allowed", "called"),
    [
        ("Ann Onym", "Papierhaus", False, "Customer 1"),
        ("Ann Onym", "Papierhaus", True, "Ann Onym (Papierhaus)"),
        ("Ann Onym", "", True, "Ann Onym"),
        ("", "Papierhaus", True, "Papierhaus"),
        ("", "", True, "Customer 1"),
    ],
)
def test_names_stand_in_public_only_where_they_are_allowed_and_known(
    person: str, company: str, called: str, *, allowed: bool
) -> None:
    assert (
        public_name(alias="Customer 1", person=person, company=company, allowed=allowed) == called
    )


def test_whoever_is_not_known_at_all_is_a_customer() -> None:
    assert public_name(alias="", person="", company="", allowed=True) == "a customer"
