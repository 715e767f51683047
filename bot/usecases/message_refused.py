"""Slack does not take a message: the agenda adapts, and the right person hears of it once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.ports import Refused
from bot.store import members, people, rotations
from bot.store.transaction import Tx
from bot.usecases.people_change import ChannelChange, channel_changed, person_changed
from bot.usecases.tell_owners import tell_owners

_CHANNELS: Final[Mapping[str, ChannelChange]] = {
    "is_archived": "archived",
    "is_inactive": "archived",
    "channel_not_found": "deleted",
    "not_in_channel": "bot_removed",
}
_GONE: Final = frozenset({"user_not_found", "user_disabled"})


def message_refused(tx: Tx, *, conversation: str, refused: Refused, at: datetime) -> None:
    """Adapt to a closed channel or to somebody who is gone; nothing to do for other refusals.

    A channel's rotations are paused until it is open again. Whoever is gone leaves all rotations
    and what is in their hands goes to the next person.
    """
    if refused.whom == "channel" and refused.why in _CHANNELS:
        channel_changed(tx, channel_id=conversation, change=_CHANNELS[refused.why], at=at)
    elif refused.whom == "person" and refused.why in _GONE:
        _lose(tx, conversation.removeprefix("home:"), at=at)


def _lose(tx: Tx, user_id: str, *, at: datetime) -> None:
    person = people.find_person(tx, user_id)
    if person is None or person.state == "deactivated":
        return
    for member in members.of_person(tx, user_id, at=at):
        rotation = rotations.get(tx, member.rotation_id)
        if rotation is not None and member.state == "active":
            tell_owners(tx, rotation, "member_gone", member.id, at=at)
    person_changed(tx, person=replace(person, state="deactivated"), at=at)
