"""Say who is on duty: a card in the channel, and what Slack is to be told outside of it."""

from datetime import datetime, timedelta
from typing import Final

from bot.core.messages import DutyCard
from bot.store import agenda, duty, outbox, rotations
from bot.store.agenda import AgendaRow
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.planning import next_round

SAY: Final = "say_duty"
"""The kind of moment at which the card is brought up to date."""
KEEP: Final = "keep_duty"
"""The kind of moment at which the user group and the pin are; outside of any transaction."""

PACE = timedelta(seconds=15)
"""Between a change and the call that tells Slack: what changes meanwhile goes with it."""
LOOK_AGAIN = timedelta(minutes=1)
"""After the card was posted without names, for the first time."""


def card_key(rotation_id: str) -> str:
    """Names the one card of a rotation."""
    return f"duty:{rotation_id}"


def ring_duty(tx: Tx, rotation_id: str, *, at: datetime) -> None:
    """Something may have changed about who is on duty: it is looked at in a moment."""
    rotation = rotations.get(tx, rotation_id)
    if rotation is not None and (rotation.form.duty_card or rotation.form.user_group):
        agenda.put(tx, SAY, rotation_id, at)


def say_duty(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Bring the card up to date, and have Slack told of it soon."""
    rotation = rotations.get(tx, row.subject)
    if rotation is None:
        return
    _say_card(tx, rotation, at=at)
    told = duty.told(tx, rotation.id)
    if told.group_id and not rotation.form.user_group:  # whatever becomes of it is not known now
        duty.tell(tx, rotation.id, group_id="", people_digest=None, group_trouble="")
    if rotation.form.duty_card or rotation.form.user_group or told.pinned_ts:
        planned = agenda.find(tx, KEEP, rotation.id)
        if planned is None or planned.due_at > at + PACE:
            agenda.put(tx, KEEP, rotation.id, at + PACE)


def shows_card(rotation: Rotation) -> bool:
    """Whether its channel has a card of who is on duty."""
    return rotation.form.duty_card and rotation.state != "archived"


def _say_card(tx: Tx, rotation: Rotation, *, at: datetime) -> None:
    key = card_key(rotation.id)
    known = outbox.is_known(tx, key)
    if not shows_card(rotation):
        if known:
            outbox.revise(tx, key=key, message=_card(rotation, over=True), at=at)
        return
    if not known or outbox.is_owed(tx, key):
        # Whoever is named in a new message is notified, in an edited one nobody is.
        agenda.put(tx, SAY, rotation.id, at + LOOK_AGAIN)
        card = _card(rotation, begun=False)
    else:
        people = duty.on_duty_now(tx, rotation.id)
        card = _card(rotation, people=people, next_round=next_round(rotation, at))
        if rotation.channel_shared:  # nobody outside is told who is on the roster
            unnamed = len({one.user_id for one in people})
            card = card.model_copy(update={"people": (), "unnamed": unnamed})
        if card.next_round is not None:
            agenda.put(tx, SAY, rotation.id, card.next_round + LOOK_AGAIN)
    outbox.put(tx, key=key, conversation=rotation.channel_id, message=card, at=at)


def _card(rotation: Rotation, **fields: object) -> DutyCard:
    return DutyCard.model_validate(
        {"rotation_id": rotation.id, "rotation": rotation.name, **fields}
    )
