from datetime import date

import pytest

from bot.core.public_holidays import check_country, public_holidays


def test_a_country_has_its_own_days() -> None:
    assert date(2026, 10, 3) in public_holidays("DE", 2026)
    assert date(2026, 10, 3) not in public_holidays("GB", 2026)


def test_a_part_of_a_country_has_more() -> None:
    epiphany = date(2026, 1, 6)
    assert epiphany in public_holidays("DE-BY", 2026)
    assert epiphany not in public_holidays("DE", 2026)


@pytest.mark.parametrize("country", ["DE", "DE-BY", "US", "JP"])
def test_known_countries_are_accepted(country: str) -> None:
    check_country(country)


@pytest.mark.parametrize("country", ["XX", "Germany", "DE-XX", "de", "", "X" * 1000])
def test_an_unknown_country_is_refused_in_a_sentence_that_names_the_field(country: str) -> None:
    with pytest.raises(ValueError, match=r"^country: .{1,90} not known; use a code such as DE"):
        check_country(country)
