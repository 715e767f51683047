"""Change what a rotation asks: a new version from then on, never an edit of the old one."""

from collections.abc import Mapping
from datetime import datetime

from bot.core.messages import ContactKind
from bot.core.own_questions import Mistake, OwnQuestion, check
from bot.core.questions_form import QuestionsForm
from bot.core.replies import Done, Refusal
from bot.store import people, question_sets
from bot.store.transaction import Tx
from bot.usecases.asked_with import list_asked
from bot.usecases.owning import owned

Questions = Mapping[ContactKind, tuple[OwnQuestion, ...]]


def edit_questions(
    tx: Tx, *, rotation_id: str, questions: Questions, by: str, at: datetime
) -> tuple[Mistake, ...]:
    """Ask these from now on; empty when that is saved, else what to mend, and nothing was saved.

    What is asked already stays the version it is. ``by`` is the owner's user id, empty for a
    file.
    """
    mistakes = tuple(one for kind, listed in questions.items() for one in check(kind, listed))
    if mistakes:
        return mistakes
    people.lock_workspace(tx)  # two owners at once: the later one's is the newer version
    for kind, listed in questions.items():
        if listed == list_asked(tx, rotation_id, kind):
            continue
        version = question_sets.newest_version(tx, rotation_id, kind) + 1
        question_sets.add(tx, rotation_id, kind, version=version, questions=listed, by=by, at=at)
    return ()


def open_questions(tx: Tx, *, rotation_id: str, kind: str, user_id: str) -> QuestionsForm | Refusal:
    """What the owners' form shows. Reads only."""
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    contact: ContactKind = "call" if kind == "call" else "ticket"
    return QuestionsForm(
        rotation_id=rotation.id,
        rotation=rotation.name,
        kind=contact,
        version=question_sets.newest_version(tx, rotation.id, contact),
        questions=list_asked(tx, rotation.id, contact),
    )


def edit_questions_of(
    tx: Tx,
    *,
    rotation_id: str,
    kind: str,
    version: str,
    questions: tuple[OwnQuestion, ...],
    user_id: str,
    at: datetime,
) -> Done | Refusal | tuple[Mistake, ...]:
    """Save the owners' form; ``version`` is of the list it was opened with.

    What another owner has saved since is not overwritten: then nothing is changed.
    """
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    contact: ContactKind = "call" if kind == "call" else "ticket"
    people.lock_workspace(tx)
    if str(question_sets.newest_version(tx, rotation.id, contact)) != version:
        return Refusal(
            sentence="Somebody has changed these questions since you opened them. Nothing was"
            " changed; please close this and open it again."
        )
    asked = {contact: questions}
    if mistakes := edit_questions(tx, rotation_id=rotation.id, questions=asked, by=user_id, at=at):
        return mistakes
    return Done(sentence=f"{rotation.name} asks this after a {contact} from now on.")
