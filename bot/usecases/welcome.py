"""The first words: to whoever installed the app, and to a channel it was invited to.

Slack tells an app whose token was pasted not who installed it. Who opens its page first, before
there is any rotation, is most likely them.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.core.messages import Hello, Welcome
from bot.core.person import Person, cannot_take_part
from bot.store import channels, outbox, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx

WELCOME: Final = "welcome"
"""Names the one message of a workspace."""
QUIET_FOR: Final = timedelta(days=30)
"""After being taken out and invited again sooner than that, it says hello no second time."""


def welcome_is_due(tx: Tx) -> bool:
    """Whether nobody was welcomed and nothing was ever set up. Reads only."""
    return not outbox.is_known(tx, WELCOME) and not rotations.any_ever(tx)


def welcome(tx: Tx, *, person: Person, at: datetime) -> None:
    """Welcome them, once a workspace; guests and people of other companies install nothing."""
    if cannot_take_part(person) is None and welcome_is_due(tx):
        outbox.put(tx, key=WELCOME, conversation=person.user_id, message=Welcome(), at=at)


def say_hello(tx: Tx, *, channel_id: str, at: datetime) -> None:
    """Say what could be had in a channel, once in a while, unless a rotation lives there."""
    lately = outbox.bodies(tx, channel_id, _hello_key(channel_id), since=at - QUIET_FOR)
    if lately or channels.living_in(tx, channel_id):
        return
    key = f"{_hello_key(channel_id)}{at:%Y%m%d}"
    outbox.put(tx, key=key, conversation=channel_id, message=Hello(channel_id=channel_id), at=at)


def first_words_heard(tx: Tx, rotation: Rotation, *, at: datetime) -> None:
    """A rotation was set up: what asked for one does so no more."""
    known = outbox.body(tx, WELCOME)
    if isinstance(known, Welcome) and not known.rotation:
        outbox.revise(tx, key=WELCOME, message=Welcome(rotation=rotation.name), at=at)
    place = rotation.channel_id
    for key, said in outbox.bodies(tx, place, _hello_key(place), since=at - QUIET_FOR):
        if isinstance(said, Hello) and not said.rotation:
            now = said.model_copy(update={"rotation": rotation.name})
            outbox.revise(tx, key=key, message=now, at=at)


def _hello_key(channel_id: str) -> str:
    return f"hello:{channel_id}:"
