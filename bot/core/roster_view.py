"""What an owner sees of a roster, and of an edit before it is applied: values for the views."""

from datetime import datetime

from bot.core.member_form import MemberForm
from bot.core.messages import Value
from bot.core.roster_edit import RosterEffect, Turns
from bot.core.rotation_words import Change


class RosterLine(Value):
    """One member."""

    user_id: str
    form: MemberForm
    away: bool = False
    away_until: datetime | None = None
    """None though away: until they say."""


class RosterView(Value):
    """A roster."""

    rotation_id: str
    rotation: str
    members: tuple[RosterLine, ...]
    more: int = 0
    """How many are left out."""


class MemberView(Value):
    """One person's settings, to be changed; or to be added with."""

    rotation_id: str
    rotation: str
    user_id: str
    form: MemberForm
    on_roster: bool


class EditWish(Value):
    """An edit of one member that is not applied yet; travels with the modal."""

    rotation_id: str
    user_id: str
    shown: MemberForm
    typed: MemberForm
    on_roster: bool
    """Whether they were on the roster when it was shown."""


class TurnsLine(Value):
    """How many turns somebody has in the rounds looked at."""

    user_id: str
    before: int
    after: int


class EffectView(Value):
    """What an edit would change."""

    wish: EditWish
    rotation: str
    changes: tuple[Change, ...]
    rounds: int
    until: datetime | None
    """The last of the rounds looked at."""
    turns: tuple[TurnsLine, ...] = ()
    unfilled_before: int = 0
    unfilled_after: int = 0


def effect_view(
    wish: EditWish, rotation: str, changes: tuple[Change, ...], effect: RosterEffect
) -> EffectView:
    """The effect, with whoever gains or loses most first."""

    def by_size(one: Turns) -> tuple[int, str]:
        return -abs(one.after - one.before), one.user_id

    return EffectView(
        wish=wish,
        rotation=rotation,
        changes=changes,
        rounds=len(effect.rounds),
        until=effect.rounds[-1].at if effect.rounds else None,
        turns=tuple(
            TurnsLine(user_id=one.user_id, before=one.before, after=one.after)
            for one in sorted(effect.turns, key=by_size)
        ),
        unfilled_before=effect.unfilled_before,
        unfilled_after=effect.unfilled_after,
    )
