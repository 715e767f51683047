"""Keep Slack's user group equal to who is on duty, and the card pinned.

Slack is called outside of any transaction: `due_duty` says what is to be true, whoever calls
Slack says what became of it. The newest wins, for the people are read again when it is saved.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.duty_messages import digest_of
from bot.store import agenda, duty, rotations
from bot.store.agenda import AgendaRow
from bot.store.duty import Told
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.say_duty import KEEP, PACE, card_key, shows_card
from bot.usecases.tell_owners import tell_owners

LOOK: Final = "check_duty"
"""The kind of moment at which what is known of Slack is doubted, once a day."""
LEASE = timedelta(minutes=3)
"""So long nobody else tells Slack the same; then it is tried again."""
EVERY_DAY = timedelta(days=1)
NEW: Final = "new"
"""The choice of a user group that is still to be made."""
_REFUSED: Final = "refused"
"""In place of a digest: Slack is not asked again before the day's check."""

Place = tuple[str, str]
"""The channel and moment of a message."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """What is to be true in Slack about one rotation, and what it was told before."""

    rotation_id: str
    rotation: str
    group: str
    """A group's id, "new" for one to be made, "" for none."""
    people: tuple[str, ...]
    pin: Place | None
    """The card, once it stands in the channel; None: nothing is to be pinned."""
    told: Told

    @property
    def wants_group(self) -> bool:
        """Whether Slack must be told, or asked, who is in the group."""
        if not self.group:
            return False
        if self.told.group_id != self.group or self.told.people_digest is None:
            return True
        return not self.told.group_trouble and self.told.people_digest != digest_of(self.people)

    @property
    def wants_pin(self) -> bool:
        """Whether something must be pinned or taken down."""
        if self.pin == self.pinned:
            return False
        return not self.told.pin_trouble or self.told.people_digest is None

    @property
    def pinned(self) -> Place | None:
        """What was pinned last."""
        if self.told.pinned_channel is None or self.told.pinned_ts is None:
            return None
        return self.told.pinned_channel, self.told.pinned_ts


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What became of telling Slack one thing: done, not allowed, or not now."""

    trouble: str = ""
    """Slack's code for what only a person can mend; "" for none."""
    retry_seconds: int = 0
    """It is not known to have happened, and tried again then; 0: it is done or not allowed."""
    group_id: str = ""
    """Of the group, where it was made."""


def anything_due(tx: Tx, *, at: datetime) -> bool:
    """Whether Slack is to be told anything. Reads only."""
    return bool(agenda.due_subjects(tx, KEEP, at))


def due_duty(tx: Tx, *, at: datetime) -> tuple[Duty, ...]:
    """What Slack is to be told now; nobody else is given it for a while."""
    found = []
    for rotation_id in agenda.due_subjects(tx, KEEP, at):
        rotation = rotations.get(tx, rotation_id)
        if rotation is None:
            agenda.drop(tx, KEEP, rotation_id)
            continue
        agenda.put(tx, KEEP, rotation_id, at + LEASE)
        found.append(_duty(tx, rotation))
    return tuple(found)


def check_duty(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Have Slack asked anew: somebody may have changed the group, or allowed what was not."""
    rotation = rotations.get(tx, row.subject)
    if rotation is None or not _is_shown(rotation):
        return
    duty.tell(tx, rotation.id, people_digest=None)
    agenda.put(tx, KEEP, rotation.id, at)


def group_kept(tx: Tx, *, was: Duty, kept: Kept, at: datetime) -> None:
    """Remember what the group is now; owners are told once of what only they can mend."""
    rotation = rotations.get(tx, was.rotation_id)
    if rotation is None:
        return
    if kept.group_id and rotation.form.user_group == NEW:
        rotations.change(tx, rotation.id, user_group=kept.group_id)
    known = _REFUSED if kept.trouble else digest_of(was.people)
    duty.tell(
        tx,
        rotation.id,
        group_id=kept.group_id or was.group,
        people_digest=None if kept.retry_seconds else known,
        group_trouble=was.told.group_trouble if kept.retry_seconds else kept.trouble,
    )
    if kept.trouble and kept.trouble != was.told.group_trouble:
        tell_owners(tx, rotation, "duty_group", rotation.id, at=at)


def pin_kept(tx: Tx, *, was: Duty, kept: Kept, at: datetime) -> None:
    """Remember what is pinned; owners are told once if it cannot be."""
    rotation = rotations.get(tx, was.rotation_id)
    if rotation is None or kept.retry_seconds:
        return
    channel, ts = (None, None) if kept.trouble or was.pin is None else was.pin
    duty.tell(tx, rotation.id, pinned_channel=channel, pinned_ts=ts, pin_trouble=kept.trouble)
    if kept.trouble and not was.group:
        duty.tell(tx, rotation.id, people_digest=_REFUSED)
    if kept.trouble and kept.trouble != was.told.pin_trouble:
        tell_owners(tx, rotation, "duty_pin", rotation.id, at=at)


def plan_duty(tx: Tx, *, was: Duty, retry_seconds: int, at: datetime) -> None:
    """When to look again: soon after a failure or a change meanwhile, else the next day."""
    agenda.put(tx, KEEP, was.rotation_id, at + LEASE)
    # Only now, with its moment held, is it read: what changes after this rings after this.
    rotation = rotations.get(tx, was.rotation_id)
    if rotation is None:
        return
    now = _duty(tx, rotation)
    if retry_seconds:
        agenda.put(tx, KEEP, rotation.id, at + timedelta(seconds=retry_seconds))
    elif now.wants_group or now.wants_pin or (shows_card(rotation) and now.pin is None):
        agenda.put(tx, KEEP, rotation.id, at + PACE)
    else:
        agenda.drop(tx, KEEP, rotation.id)
    doubtful = _is_shown(rotation) and (now.group or now.told.pin_trouble)
    if doubtful and agenda.find(tx, LOOK, rotation.id) is None:
        agenda.put(tx, LOOK, rotation.id, at + EVERY_DAY)  # not put off by what changes meanwhile


def _is_shown(rotation: Rotation) -> bool:
    has_any = rotation.form.duty_card or bool(rotation.form.user_group)
    return has_any and rotation.state != "archived"


def _duty(tx: Tx, rotation: Rotation) -> Duty:
    people = () if rotation.state == "archived" else duty.on_duty_now(tx, rotation.id)
    return Duty(
        rotation_id=rotation.id,
        rotation=rotation.name,
        group=rotation.form.user_group,
        people=tuple(dict.fromkeys(one.user_id for one in people)),
        pin=duty.place_of(tx, card_key(rotation.id)) if shows_card(rotation) else None,
        told=duty.told(tx, rotation.id),
    )
