"""Owners keep a rotation's themes in order: two that mean the same become one, or get a name."""

from datetime import datetime, timedelta

from bot.core.localtime import week_label
from bot.core.plain import plain_line
from bot.core.redaction import redact
from bot.core.replies import Done, Refusal
from bot.core.rotation_form import FormProblems
from bot.core.theme_form import ThemeChoice, ThemeForm
from bot.store import audit, learning_words, outbox, rotations, themes, visibility
from bot.store.rotations import Rotation
from bot.store.themes import Theme
from bot.store.transaction import Tx
from bot.usecases.post_digest import digest_key, refresh_digest

MOST = 400
"""So many fit into a modal, twice; the most used come first."""
INDEXED_AT_ONCE = 500
WEEK = timedelta(days=7)


def open_themes(tx: Tx, *, rotation_id: str, user_id: str) -> ThemeForm | Refusal:
    """What the form shows. Reads only."""
    rotation = _owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    known = themes.known(tx, rotation_id, visibility.reader(tx, user_id), limit=MOST)
    if not known:
        return Refusal(sentence="There are no themes yet: they come with the first answers.")
    return ThemeForm(
        rotation_id=rotation.id,
        rotation=rotation.name,
        themes=tuple((one.id, one.name, one.uses) for one in known),
    )


def edit_themes(
    tx: Tx, *, rotation_id: str, user_id: str, choice: ThemeChoice, at: datetime
) -> Done | FormProblems:
    """Rename one theme or merge it into another; else what must change, and nothing was."""
    rotation = _owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return FormProblems(problems={"theme_id": rotation.sentence})
    themes.lock(tx, rotation_id)
    found = {one.id: one for one in themes.of_ids(tx, [choice.theme_id, choice.into_id])}
    which, into = found.get(choice.theme_id), found.get(choice.into_id)
    if which is None or which.rotation_id != rotation_id:
        gone = "Somebody has merged this theme meanwhile; close this and open it again."
        return FormProblems(problems={"theme_id": gone})
    name = plain_line(redact(choice.name), themes.LONGEST).replace(",", " ").strip()
    problem = _problem(tx, which, into, choice, name)
    if problem is not None:
        return problem
    if into is not None:
        themes.merge(tx, which, into)
        said = f"“{which.name}” is now part of “{into.name}”; whoever types it gets that one."
    else:
        themes.rename(tx, which, name, at=at)
        said = f"“{which.name}” is now called “{name}”; the former name still finds it."
    audit.note(tx, user_id=user_id, action="edit_themes", subject=f"theme:{which.id}", at=at)
    learning_words.index_waiting(tx, limit=INDEXED_AT_ONCE)
    _latest_digest_follows(tx, rotation, at=at)
    return Done(sentence=f"{said} This week's digest follows.")


def _problem(
    tx: Tx, which: Theme, into: Theme | None, choice: ThemeChoice, name: str
) -> FormProblems | None:
    if choice.into_id == choice.theme_id:
        itself = "A theme cannot be merged into itself; please choose another one."
        return FormProblems(problems={"into_id": itself})
    if choice.into_id and (into is None or into.rotation_id != which.rotation_id):
        gone = "Somebody has merged this theme meanwhile; please choose another one."
        return FormProblems(problems={"into_id": gone})
    if bool(choice.into_id) == bool(name):
        one = "Please give either a new name or a theme to merge it into."
        return FormProblems(problems={"name": one})
    if not name:
        return None
    same = themes.of_names(tx, [name], rotation_id=which.rotation_id)
    if any(one.id != which.id for one in same):
        taken = f"“{same[0].name}” exists already; to make them one, merge this theme into it."
        return FormProblems(problems={"name": taken})
    return None


def _owned(tx: Tx, rotation_id: str, user_id: str) -> Rotation | Refusal:
    rotation = rotations.get(tx, rotation_id)
    if rotation is None or rotation.state == "archived":
        return Refusal(sentence="That rotation has been archived, so nothing was changed.")
    if user_id not in rotations.owners(tx, rotation_id):
        return Refusal(sentence="Only the rotation's owners can change its themes.")
    return rotation


def _latest_digest_follows(tx: Tx, rotation: Rotation, *, at: datetime) -> None:
    """The digest that was posted last is corrected, until the next one is."""
    for moment in (at, at - WEEK):
        week = week_label(moment, rotation.form.zone)
        if outbox.is_known(tx, digest_key(rotation.id, week)):
            refresh_digest(tx, rotation.id, week, at=at)
            return
