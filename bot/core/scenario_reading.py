"""A scenario read from data as TOML or JSON give it: one kind sentence for what is wrong."""

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.core.cadence import Cadence, MonthRule
from bot.core.scenario import (
    WEEKDAYS,
    Arrivals,
    Away,
    CadenceSection,
    GivenContact,
    MemberSection,
    MonthSection,
    Scenario,
    Settings,
)
from bot.core.scenario_hours import read_hours

_SECTIONS: dict[str, type[BaseModel]] = {
    "cadence": CadenceSection,
    "month": MonthSection,
    "settings": Settings,
    "arrivals": Arrivals,
    "contacts": GivenContact,
    "members": MemberSection,
    "absences": Away,
}


class ScenarioError(ValueError):
    """A scenario that cannot be simulated; the text is one sentence that names the field."""


def read_scenario(data: Mapping[str, Any]) -> Scenario:
    """Check a scenario.

    Raises:
        ScenarioError: something is wrong with it; a misspelt key is answered with the nearest.
    """
    try:
        scenario = Scenario.model_validate(data)
    except ValidationError as error:
        raise ScenarioError(_sentence(error.errors()[0])) from None
    try:
        cadence_of(scenario)
    except ValueError as error:
        sentence = f"cadence.{error}"
        raise ScenarioError(sentence) from None
    for number, member in enumerate(scenario.members):
        try:
            read_hours(member.hours)
        except ValueError as error:
            sentence = f"members[{number}].{error}"
            raise ScenarioError(sentence) from None
    return scenario


def cadence_of(scenario: Scenario) -> Cadence:
    """When its rounds are.

    Raises:
        ValueError: a cadence that could never be held.
    """
    told = scenario.cadence
    return Cadence(
        weekdays=tuple(WEEKDAYS.index(day) for day in told.days),
        local_time=told.time,
        zone=told.zone,
        anchor=scenario.start,
        every_weeks=told.every_weeks,
        month=None if told.month is None else MonthRule(**told.month.model_dump()),
        country=told.country,
        day_off=told.day_off,
        starts=scenario.start,
    )


def _sentence(error: ErrorDetails) -> str:
    where = _place(error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{where}: there is no such key; {_nearest(error['loc'])}"
    if error["type"] == "value_error":
        said = str(error["ctx"]["error"])
        # Checks of a whole section name the field themselves.
        field = str(error["loc"][-1]) if error["loc"] else ""
        return f"{where.removesuffix(field)}{said}" if said.startswith(field) else f"{where}.{said}"
    if error["type"] == "missing":
        return f"{where}: this key is missing."
    said = error["msg"][0].lower() + error["msg"][1:]
    return f"{where}: {said}, not {error['input']!r:.60}."


def _place(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in loc).lstrip(".")


def _nearest(loc: tuple[int | str, ...]) -> str:
    sections = [_SECTIONS[one] for one in loc[:-1] if isinstance(one, str) and one in _SECTIONS]
    known = (sections[-1] if sections else Scenario).model_fields
    near = difflib.get_close_matches(str(loc[-1]), known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"it knows {', '.join(known)}."
