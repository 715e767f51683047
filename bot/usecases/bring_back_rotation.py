"""Bring an archived rotation back, in its channel or another one."""

from datetime import datetime

from bot.core.channel_facts import ChannelFacts
from bot.core.life_form import BringBackForm
from bot.core.replies import Refusal, SetUp
from bot.core.rotation_form import MAX_NAME, FormProblems
from bot.store import agenda, archiving, audit, members, people, rotations, sources
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.owning import owns
from bot.usecases.people_change import go_on
from bot.usecases.planning import preview
from bot.usecases.poll_sources import POLL
from bot.usecases.say_duty import card_key
from bot.usecases.show_home import refresh_home
from bot.usecases.welcome import first_words_heard

MOST = 100
"""As many as a menu offers."""


def open_bring_back(tx: Tx, *, user_id: str) -> BringBackForm | Refusal:
    """Which ones there are. Reads only."""
    found = archiving.archived_of(tx, user_id)[:MOST]
    if not found:
        return Refusal(sentence="No rotation of yours is archived, so there is none to bring back.")
    return BringBackForm(
        rotations=tuple((one.id, one.name) for one in found),
        channel_id=found[0].channel_id if len(found) == 1 else "",
    )


def archived_and_owned(tx: Tx, rotation_id: str, user_id: str) -> Rotation | Refusal:
    """The archived rotation if this person owns it, else a sentence. Reads only."""
    rotation = rotations.get(tx, rotation_id)
    if rotation is None:
        return Refusal(sentence="That rotation is not there any more. Nothing was changed.")
    if rotation.state != "archived":
        return Refusal(sentence=f"{rotation.name} is back already. Nothing was changed.")
    if not owns(tx, rotation.id, user_id):
        return Refusal(sentence=f"Only an owner of {rotation.name} can do that.")
    return rotation


def bring_back_rotation(
    tx: Tx, *, rotation_id: str, user_id: str, channel: ChannelFacts, at: datetime
) -> SetUp | FormProblems:
    """Let it live on where it stopped; rounds that were left out are not made up.

    Where its name was used again meanwhile it gets a number, which an edit takes off.
    """
    people.lock_workspace(tx)
    before = archived_and_owned(tx, rotation_id, user_id)
    if isinstance(before, Refusal):
        return FormProblems(problems={"": before.sentence})
    for key in (f"card:{before.id}", card_key(before.id)):
        archiving.leave_behind(tx, key, channel.channel_id)
    archiving.bring_back(
        tx,
        before.id,
        name=_free_name(tx, before.name),
        channel_id=channel.channel_id,
        private=channel.private,
        shared=channel.shared,
    )
    go_on(tx, before.id, at=at)
    for source in sources.every(tx, before.id):
        if source.polled:
            agenda.put(tx, POLL, source.id, at)
    subject = f"rotation:{before.id}"
    audit.note(tx, user_id=user_id, action="bring_back_rotation", subject=subject, at=at)
    rotation = rotations.get(tx, before.id) or before
    first_words_heard(tx, rotation, at=at)
    roster = members.roster(tx, rotation.id, at=at)
    for one in sorted({user_id, *rotations.owners(tx, rotation.id), *(m.user_id for m in roster)}):
        refresh_home(tx, one, at=at)
    return SetUp(
        rotation_id=rotation.id,
        rotation=rotation.name,
        rounds=preview(tx, rotation, at=at),
        roster=len(roster),
        has_source=bool(sources.every(tx, rotation.id)),
        again=True,
    )


def _free_name(tx: Tx, name: str) -> str:
    number, free = 1, name
    while rotations.of_name(tx, free) is not None:
        number += 1
        mark = f" {number}"
        free = f"{name[: MAX_NAME - len(mark)].rstrip()}{mark}"
    return free
