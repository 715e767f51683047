"""What stands in a modal → the values it is about, or one sentence for each field to mend."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.core.bring_form import BringForm
from bot.core.form_problems import FormProblems, problems_of
from bot.core.log_form import LogForm
from bot.core.member_form import MemberForm
from bot.core.my_time_form import MyTimeForm
from bot.core.own_questions import OWN
from bot.core.questions import FollowupDetails, OwnAnswer
from bot.core.rotation_edit import RotationEdit
from bot.core.rotation_form import RotationForm
from bot.core.theme_form import ThemeChoice
from bot.slack.payloads import Json, dig, words
from bot.views import form_ids

M = TypeVar("M", bound=BaseModel)

_CHOSEN_ONE = ("selected_date", "selected_time", "selected_user", "selected_conversation")
_TYPED = ("value",)


def _one(element: object) -> str | None:
    """The text, number, choice, day, time or person an input holds; None while it is empty."""
    for key in (*_TYPED, *_CHOSEN_ONE):
        if found := words(element, key).strip():
            return found
    return words(element, "selected_option", "value") or None


def _several(element: object) -> list[str]:
    options = dig(element, "selected_options")
    found = [words(each, "value") for each in options] if isinstance(options, list) else []
    people = dig(element, "selected_users")
    found += [words(one) for one in people] if isinstance(people, list) else []
    return [value for value in found if value]


def _yes(element: object) -> bool:
    return "yes" in _several(element) or _one(element) == "yes"


def _country(element: object) -> str:
    chosen = _one(element) or ""
    return "" if chosen == form_ids.NO_COUNTRY else chosen


def _by_months(element: object) -> str:
    chosen = _one(element) or ""
    return "" if chosen == form_ids.BY_WEEKS else chosen


def _text(element: object) -> str:
    return _one(element) or ""


def _group(element: object) -> str:
    chosen = _one(element) or ""
    return "" if chosen == form_ids.NO_GROUP else chosen


def _own_country(element: object) -> str | None:
    chosen = _one(element)
    return None if chosen == form_ids.AS_IN_ROTATION else _country(element)


_READERS: Mapping[str, Callable[[object], Any]] = {
    "kinds": _several,
    "themes": _several,
    "weekdays": _several,
    "shadowing": _yes,
    "duty_card": _yes,
    "user_group": _group,
    "names_allowed": _yes,
    "good_puzzle": _yes,
    "country": _country,
    "monthly": _by_months,
    "nth": _text,
    "tags": _text,
    "experienced": _yes,
    "removed": _yes,
    "months": _several,
    "own_country": _own_country,
    "focus_days": _several,
    "wishes": _several,
    "remove_calendar": _yes,
}
_MAY_BE_EMPTIED = frozenset({"ceiling", "capacity", "starts", "ends", "pause_from", "pause_until"})
"""Fields that mean something when emptied; every other empty field takes its default."""


def log_values(values: Json) -> LogForm | FormProblems:
    """Read the form that logs a contact."""
    return _read(LogForm, values, form_ids.LOG_FIELDS)


def bring_values(values: Json) -> BringForm | FormProblems:
    """Read the form that brings a contact from a message."""
    return _read(BringForm, values, form_ids.BRING_FIELDS)


def chosen(values: Json, field: str) -> str:
    """What one input holds, or an empty text."""
    return _one(dig(values, field, form_ids.VALUE)) or ""


def chosen_several(values: Json, field: str) -> tuple[str, ...]:
    """What was chosen in a field that takes several."""
    return tuple(_several(dig(values, field, form_ids.VALUE)))


def rotation_form(values: Json) -> RotationForm | FormProblems:
    """Read the set-up form."""
    return _read(RotationForm, values, form_ids.SETUP_FIELDS)


def rotation_edit(values: Json, shown: str, fields: tuple[str, ...]) -> RotationEdit | FormProblems:
    """Read a page of the edit form, and what it was opened with.

    Raises:
        ValidationError: what it was opened with is no rotation's.
    """
    before = RotationForm.model_validate_json(shown)
    typed = _read(RotationForm, values, fields, before.model_dump())
    if isinstance(typed, FormProblems):
        return typed
    return RotationEdit(shown=before, typed=typed, fields=fields)


def member_settings(values: Json) -> MemberForm | FormProblems:
    """Read the form of one member of a roster."""
    return _read(MemberForm, values, form_ids.MEMBER_FIELDS)


def followup_details(values: Json) -> FollowupDetails | FormProblems:
    """Read the follow-up form."""
    details = _read(FollowupDetails, values, form_ids.FOLLOWUP_FIELDS)
    if isinstance(details, FormProblems):
        return details
    return details.model_copy(update={"own": tuple(_own_answers(values))})


def _own_answers(values: Json) -> Iterator[OwnAnswer]:
    """What was given to the owners' questions; what was asked is known where it is saved."""
    for field in values:
        element = dig(values, field, form_ids.VALUE)
        if not field.startswith(OWN) or element is None:
            continue
        one = _one(element)
        given = tuple(_several(element)) or ((one,) if one is not None else ())
        yield OwnAnswer(id=field.removeprefix(OWN), values=given)


def one_value(values: Json, field: str) -> str:
    """What one field holds, as text; empty while nothing was chosen or typed."""
    return _one(dig(values, field, form_ids.VALUE)) or ""


def several_values(values: Json, field: str) -> tuple[str, ...]:
    """What was ticked or chosen in one field."""
    return tuple(_several(dig(values, field, form_ids.VALUE)))


def chosen_day(values: Json, field: str) -> date | None:
    """The day that was picked; None for none, or for what is no day."""
    try:
        return date.fromisoformat(one_value(values, field))
    except ValueError:
        return None


def chosen_time(values: Json, field: str) -> time | None:
    """The time of day that was picked, on the clock of whoever picked it; None for none."""
    try:
        return time.fromisoformat(one_value(values, field)).replace(tzinfo=None)
    except ValueError:
        return None


def theme_choice(values: Json) -> ThemeChoice | FormProblems:
    """Read the themes form."""
    return _read(ThemeChoice, values, form_ids.THEME_FIELDS)


def my_time_form(values: Json) -> MyTimeForm | FormProblems:
    """Read the form of one's own time."""
    return _read(MyTimeForm, values, form_ids.MY_TIME_FIELDS)


def _read(
    model: type[M], values: Json, fields: tuple[str, ...], otherwise: Json | None = None
) -> M | FormProblems:
    found = dict(otherwise or {})
    for field in fields:
        element = dig(values, field, form_ids.VALUE)
        if element is None:
            continue
        value = _READERS.get(field, _one)(element)
        if value is not None or field in _MAY_BE_EMPTIED:
            found[field] = value
    try:
        return model.model_validate(found)
    except ValidationError as error:
        return problems_of(error)
