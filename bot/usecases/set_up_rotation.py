"""Set up a rotation."""

from datetime import datetime

from bot.core.localtime import local_day
from bot.core.person import Person, cannot_take_part
from bot.core.replies import SetUp
from bot.core.rotation_form import FormProblems, RotationForm
from bot.store import audit, people, rotations
from bot.store.ids import new_id
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.plan_rotation import plan_digest, plan_round
from bot.usecases.planning import preview
from bot.usecases.show_home import refresh_home
from bot.usecases.welcome import first_words_heard


def set_up_rotation(
    tx: Tx,
    *,
    form: RotationForm,
    channel_id: str,
    owner: Person,
    at: datetime,
    private: bool = False,
    shared: bool = False,
) -> SetUp | FormProblems:
    """Save a new rotation, plan its rounds and digests, and post its Join button.

    The caller owns it, and need not be a member. A name can be taken once a workspace. ``private``
    and ``shared`` (with another company) is what Slack says of the channel.
    """
    if (reason := cannot_take_part(owner)) is not None:
        return FormProblems(problems={"name": reason})
    people.lock_workspace(tx)
    if (same := rotations.of_name(tx, form.name)) is not None:
        sentence = f"There is a rotation called “{same.name}” already. Choose another name."
        return FormProblems(problems={"name": sentence})
    rotation = Rotation(
        id=new_id(),
        channel_id=channel_id,
        channel_private=private,
        channel_shared=shared,
        form=form,
        anchor=local_day(at, form.zone),
        state="active",
        virtual_time=0,
    )
    people.save_person(tx, owner, at=at)
    rotations.add(tx, rotation, owner=owner.user_id, at=at)
    audit.note(
        tx,
        user_id=owner.user_id,
        action="set_up_rotation",
        subject=f"rotation:{rotation.id}",
        at=at,
    )
    plan_round(tx, rotation, at=at)
    plan_digest(tx, rotation, at=at)
    say_rotation_card(tx, rotation, at=at)
    first_words_heard(tx, rotation, at=at)
    refresh_home(tx, owner.user_id, at=at)
    return SetUp(
        rotation_id=rotation.id, rotation=rotation.name, rounds=preview(tx, rotation, at=at)
    )
