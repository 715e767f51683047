"""Public holidays, country by country (the `holidays` library)."""

from datetime import date
from functools import lru_cache


def check_country(country: str) -> None:
    """Accept a country, such as ``DE``, or a part of one, such as ``DE-BY``.

    Raises:
        ValueError: its holidays are not known.
    """
    import holidays  # noqa: PLC0415 - a slow import, and most rotations have no country

    code, _, part = country.partition("-")
    known = holidays.list_supported_countries()
    if code not in known or (part and part not in known[code]):
        sentence = (
            f"country: the public holidays of {country[:16]!r} are not known; "
            "use a code such as DE, or DE-BY for a part of a country."
        )
        raise ValueError(sentence)


@lru_cache(maxsize=512)
def public_holidays(country: str, year: int) -> frozenset[date]:
    """The days of that year on which the country, or part of one, does not work."""
    import holidays  # noqa: PLC0415 - a slow import, and most rotations have no country

    code, _, part = country.partition("-")
    return frozenset(holidays.country_holidays(code, subdiv=part or None, years=year))
