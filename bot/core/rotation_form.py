"""What a rotation is made of, as its owner fills it in: validated, with defaults that work."""

from datetime import date, time

from pydantic import Field, field_validator

from bot.core.cadence_rule import Cadence
from bot.core.form_problems import FormProblems
from bot.core.messages import ContactKind
from bot.core.plain import plain_line
from bot.core.rounds_form import RoundsForm, on_the_clock
from bot.core.shares_form import MAX_SEATS, SharesForm

__all__ = ["MAX_NAME", "MAX_SEATS", "FormProblems", "RotationForm"]

_KINDS: tuple[ContactKind, ...] = ("ticket", "call")
MAX_NAME = 60
MAX_FOLDED = 80
"""Characters of a name that is compared without case: “ß” becomes “ss”."""


class RotationForm(SharesForm, RoundsForm):
    """Every setting of a rotation. Raises ``pydantic.ValidationError`` naming the field."""

    name: str = Field(default="Customer contact", min_length=1, max_length=MAX_NAME)
    kinds: tuple[ContactKind, ...] = Field(default=("ticket", "call"), min_length=1)
    names_allowed: bool = False
    """Whether customers are called by their names in public places, not by aliases."""
    digest_weekday: int = Field(default=4, ge=0, le=6)
    digest_time: time = time(15)
    duty_card: bool = False
    """A card in the channel that says who is on duty."""
    user_group: str = Field(default="", pattern=r"^(new|[SW][A-Z0-9]{1,30})?$")
    """The Slack user group kept equal to who is on duty; "new" for one to be made, "" for none."""

    @field_validator("name")
    @classmethod
    def _one_line(cls, name: str) -> str:
        name = plain_line(name, MAX_NAME)
        if not name:
            msg = "give the rotation a name, for example “Payments”"
            raise ValueError(msg)
        if len(name.casefold()) > MAX_FOLDED:
            msg = "give the rotation a shorter name"
            raise ValueError(msg)
        return name

    @field_validator("kinds")
    @classmethod
    def _each_once(cls, kinds: tuple[ContactKind, ...]) -> tuple[ContactKind, ...]:
        return tuple(kind for kind in _KINDS if kind in kinds)

    @field_validator("digest_time")
    @classmethod
    def _on_the_clock_too(cls, at: time) -> time:
        return on_the_clock(at)

    def digests(self, anchor: date) -> Cadence:
        """The cadence of the digests: once a week."""
        return Cadence(
            weekdays=(self.digest_weekday,),
            local_time=self.digest_time,
            zone=self.zone,
            anchor=anchor,
        )
