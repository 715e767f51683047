"""A rotation's channel is opened, closed, made private or shared, and people come and go in it."""

from collections.abc import Collection
from datetime import datetime

from bot.core.channel_facts import ChannelFacts
from bot.store import channels, members, people, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.leave_rotation import take_off
from bot.usecases.people_change import ChannelChange, channel_changed
from bot.usecases.rename_customers import plan_rename
from bot.usecases.show_home import refresh_home
from bot.usecases.tell_member import tell_member
from bot.usecases.tell_owners import tell_owners


def channel_seen(tx: Tx, *, channel_id: str, facts: ChannelFacts | None, at: datetime) -> None:
    """Follow what Slack says of a channel now; None: there is none that we may see.

    Safe to repeat, and after events that were lost, doubled or out of order: only what is so now
    counts. Its rotations pause while it cannot be written to. While people of another company
    read it, nobody is named in it and nothing learned is shown, and the owners hear why.
    """
    if facts is not None and facts.channel_id != channel_id:
        channel_renumbered(tx, old=channel_id, new=facts.channel_id)
        channel_id = facts.channel_id
    change: ChannelChange = "bot_added" if facts is not None and facts.open else "bot_removed"
    channel_changed(tx, channel_id=channel_id, change=change, at=at)
    if facts is None:
        return
    for rotation in channels.living_in(tx, channel_id):
        _follow_readers(tx, rotation, facts, at=at)


def channel_renumbered(tx: Tx, *, old: str, new: str) -> None:
    """A private channel got another id as it was shared: all that lives there moves along."""
    if old and new and old != new:
        channels.moved(tx, old, new)


def person_moved(tx: Tx, *, channel_id: str, user_id: str, there: bool, at: datetime) -> None:
    """Somebody came into a channel or left it; of interest if they take turns there.

    Whoever leaves still takes turns and is told how to end that. Only of a private channel's
    rotations they are taken off: they may not see any more what is said there.
    """
    for rotation in channels.living_in(tx, channel_id):
        known = channels.present(tx, rotation.id)
        if user_id not in known or known[user_id] is there:
            continue
        channels.hear(tx, rotation.id, [user_id], there=there)
        if not there:
            _left(tx, rotation, user_id, at=at)


def people_seen(tx: Tx, *, channel_id: str, there: Collection[str], at: datetime) -> None:
    """The same of everybody at once, for events get lost.

    Whoever was never heard of as being there has not left it.
    """
    for rotation in channels.living_in(tx, channel_id):
        known = channels.present(tx, rotation.id)
        channels.hear(tx, rotation.id, known.keys() & set(there), there=True)
        gone = known.keys() - set(there)
        channels.hear(tx, rotation.id, gone, there=False)
        for user_id in sorted(one for one in gone if known[one]):
            _left(tx, rotation, user_id, at=at)


def _left(tx: Tx, rotation: Rotation, user_id: str, *, at: datetime) -> None:
    people.lock_workspace(tx)  # a round held at this moment must not pick who is taken off
    member = members.find(tx, rotation.id, user_id, at=at)
    if member is None or member.state != "active":
        return
    if not rotation.channel_private:
        tell_member(tx, member, "left_channel", by="", at=at)
        return
    take_off(tx, rotation, member, at=at)
    tell_member(tx, member, "lost_channel", by="", at=at)
    refresh_home(tx, user_id, at=at)


def _follow_readers(tx: Tx, rotation: Rotation, facts: ChannelFacts, *, at: datetime) -> None:
    if (rotation.channel_private, rotation.channel_shared) == (facts.private, facts.shared):
        return
    rotations.change(tx, rotation.id, channel_private=facts.private, channel_shared=facts.shared)
    now = rotations.get(tx, rotation.id)
    if now is None or now.channel_shared == rotation.channel_shared:
        return
    say_rotation_card(tx, now, at=at)
    plan_rename(tx, now.id, at=at)  # digests and all else that is posted there
    if now.channel_shared:
        tell_owners(tx, now, "channel_shared", now.id, at=at)
