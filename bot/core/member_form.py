"""What an owner sets about one member of a roster: validated, with words for what changed."""

from typing import Final

from pydantic import Field, field_validator

from bot.core.candidate import MOST_CAPACITY
from bot.core.ledger import LEAST_WEIGHT, MOST_WEIGHT, check_weight
from bot.core.messages import Value
from bot.core.rotation_words import Change
from bot.core.shares_form import MAX_CEILING
from bot.core.tags import read_tags

__all__ = ["LABELS", "LEAST_WEIGHT", "MOST_WEIGHT", "MemberForm", "member_changes", "overtaken"]


class MemberForm(Value):
    """One member's settings. Raises ``pydantic.ValidationError`` naming the field."""

    weight: float = 1
    """Share of the turns: half-time is 0.5."""
    capacity: int | None = Field(default=None, ge=0, le=MOST_CAPACITY)
    """Most contacts in one round; 0: none at the moment; None: as the rotation says."""
    ceiling: int | None = Field(default=None, ge=1, le=MAX_CEILING)
    """Most contacts begun in 28 days; None: as the rotation says."""
    tags: tuple[str, ...] = ()
    """What they know; from text with commas between."""
    experienced: bool = False
    """Needs no shadow ladder."""
    removed: bool = False
    """Off the roster."""

    @field_validator("weight")
    @classmethod
    def _a_share(cls, weight: float) -> float:
        try:
            check_weight(weight)
        except ValueError as error:
            raise ValueError(str(error).removeprefix("weight: ").rstrip(".")) from None
        return weight

    @field_validator("tags", mode="before")
    @classmethod
    def _as_typed(cls, tags: object) -> object:
        return read_tags(tags) if isinstance(tags, str) else tags


LABELS: Final = {
    "weight": "Share of the turns",
    "capacity": "Contacts in one round, at most",
    "ceiling": "Contacts in 28 days, at most",
    "tags": "Skills",
    "experienced": "Experience",
}


def member_changes(old: MemberForm, new: MemberForm) -> tuple[Change, ...]:
    """Every setting that differs, in words."""
    return tuple(
        Change(what=LABELS[field], before=said(field, old), after=said(field, new))
        for field in LABELS
        if getattr(old, field) != getattr(new, field)
    )


def overtaken(shown: MemberForm, typed: MemberForm, now: MemberForm) -> tuple[Change, ...]:
    """What somebody else has set to something else since it was shown, of what was changed."""
    theirs = {
        field: getattr(now, field)
        for field in LABELS
        if getattr(typed, field) != getattr(shown, field)
        and getattr(now, field) not in (getattr(shown, field), getattr(typed, field))
    }
    return member_changes(shown, shown.model_copy(update=theirs))


def said(field: str, form: MemberForm) -> str:
    """One setting's value in words; tags are as somebody typed them."""
    value = getattr(form, field)
    match field:
        case "tags":
            return ", ".join(form.tags) or "none"
        case "experienced":
            return "leads alone" if value else "as the shadow ladder says"
        case "weight":
            return f"{value:g}"
        case _:
            return "as for everybody" if value is None else str(value)
