"""An owner's edit of a rotation, held against what somebody else may have saved meanwhile."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import ValidationError

from bot.core.cadence import occurrence_after
from bot.core.form_problems import FormProblems, problems_of
from bot.core.rotation_form import RotationForm
from bot.core.rotation_words import said


@dataclass(frozen=True, kw_only=True, slots=True)
class RotationEdit:
    """What was on the owner's screen, and what they made of it."""

    shown: RotationForm
    typed: RotationForm
    fields: Collection[str]
    """The settings that were on the screen at all."""


def apply_edit(edit: RotationEdit, now: RotationForm) -> RotationForm | FormProblems:
    """The settings after the edit: what they changed is changed, all else stays as it is now.

    Where somebody else has meanwhile set the same field to something else, nothing is: the
    sentence at the field says to what.
    """
    mine = {
        field: getattr(edit.typed, field)
        for field in edit.fields
        if getattr(edit.typed, field) != getattr(edit.shown, field)
    }
    lost = {
        field
        for field, value in mine.items()
        if getattr(now, field) not in (getattr(edit.shown, field), value)
    }
    if lost:
        return FormProblems(problems={field: _overtaken(field, now) for field in sorted(lost)})
    try:
        return RotationForm.model_validate(now.model_dump() | mine)
    except ValidationError as error:
        return problems_of(error)


def _overtaken(field: str, now: RotationForm) -> str:
    return (
        f"Somebody has set this to “{said(field, now)}” since you opened this. Nothing was saved:"
        " choose the same, or close this and open it again."
    )


def never_held(form: RotationForm, anchor: date, at: datetime) -> FormProblems | None:
    """A sentence if no round would ever be held, were it not for a pause."""
    unpaused = form.model_copy(update={"pause_from": None, "pause_until": None})
    if occurrence_after(unpaused.rounds(anchor), at) is not None:
        return None
    if form.ends is not None:
        return FormProblems(problems={"ends": "No round is left before this day; choose a later."})
    days = "nth" if form.monthly else "day_off"
    return FormProblems(problems={days: "No round would ever be held on these days."})
