"""Change a rotation's settings, as its owner."""

from datetime import datetime

from bot.core.localtime import local_day
from bot.core.replies import Edited, Refusal
from bot.core.rotation_edit import RotationEdit, apply_edit, never_held
from bot.core.rotation_form import FormProblems, RotationForm
from bot.core.rotation_words import changes
from bot.store import agenda, audit, people, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.keep_duty import NEW
from bot.usecases.owning import owned
from bot.usecases.people_change import go_on
from bot.usecases.planning import next_round, preview
from bot.usecases.rename_customers import plan_rename
from bot.usecases.say_duty import SAY
from bot.usecases.show_home import refresh_home


def edit_rotation(
    tx: Tx, *, rotation_id: str, user_id: str, edit: RotationEdit, at: datetime
) -> Edited | FormProblems:
    """Save what an owner has changed, and show the rounds to come.

    Only what they changed is changed, so two owners may edit at once; whoever would undo the
    other's is told and nothing is saved. What is offered and accepted stays as it is, and a round
    that is due at this very moment is held.
    """
    people.lock_workspace(tx)
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return FormProblems(problems={"": rotation.sentence})
    before = rotation.form
    form = apply_edit(edit, before)
    if isinstance(form, FormProblems):
        return form
    anchor = local_day(at, form.zone) if _other_weeks(before, form) else rotation.anchor
    problems = (
        _name_taken(tx, rotation, form)
        or _group_taken(tx, rotation, form)
        or never_held(form, anchor, at)
    )
    if problems is not None:
        return problems
    if form != before:
        rotations.change(tx, rotation.id, anchor=anchor, **rotations.columns_of(form))
        audit.note(
            tx, user_id=user_id, action="edit_rotation", subject=f"rotation:{rotation.id}", at=at
        )
        _plan_anew(tx, rotation, at=at)
        if _shows_duty(before) or _shows_duty(form):
            agenda.put(tx, SAY, rotation.id, at)
        if form.names_allowed != before.names_allowed:
            plan_rename(tx, rotation.id, at=at)
    saved = rotations.get(tx, rotation.id) or rotation
    refresh_home(tx, user_id, at=at)
    return Edited(
        rotation_id=rotation.id,
        rotation=saved.name,
        changes=changes(before, form),
        meanwhile=changes(_seen(edit, before), before),
        rounds=preview(tx, saved, at=at) if saved.state == "active" else (),
        paused=next_round(saved, at) is None,
    )


def _plan_anew(tx: Tx, before: Rotation, *, at: datetime) -> None:
    if before.state != "active":
        return  # resuming plans it
    planned = [agenda.find(tx, kind, before.id) for kind in ("round", "digest")]
    go_on(tx, before.id, at=at)
    for row in planned:
        if row is not None and row.planned_at <= at:  # due just now: no edit cancels it
            agenda.put(tx, row.kind, before.id, row.planned_at)


def _group_taken(tx: Tx, rotation: Rotation, form: RotationForm) -> FormProblems | None:
    """Two rotations that keep one group would put each other's people out of it."""
    if form.user_group in ("", NEW):
        return None
    for other in rotations.living(tx):
        if other.id != rotation.id and other.form.user_group == form.user_group:
            sentence = f"{other.name} keeps this group already. Choose another one."
            return FormProblems(problems={"user_group": sentence})
    return None


def _shows_duty(form: RotationForm) -> bool:
    return form.duty_card or bool(form.user_group)


def _other_weeks(before: RotationForm, form: RotationForm) -> bool:
    """Whether the weeks that count are to be counted anew, from the one of the edit."""
    return before.every_weeks != form.every_weeks


def _name_taken(tx: Tx, rotation: Rotation, form: RotationForm) -> FormProblems | None:
    same = rotations.of_name(tx, form.name)
    if same is None or same.id == rotation.id:
        return None
    sentence = f"There is a rotation called “{same.name}” already. Choose another name."
    return FormProblems(problems={"name": sentence})


def _seen(edit: RotationEdit, now: RotationForm) -> RotationForm:
    """Today's settings as they were on the screen: what was not shown counts as unchanged."""
    shown = {field: getattr(edit.shown, field) for field in edit.fields}
    return now.model_copy(update=shown)
