"""Change what a rotation asks: a new version from then on, never an edit of the old one."""

from collections.abc import Mapping
from datetime import datetime

from bot.core.messages import ContactKind
from bot.core.own_questions import Mistake, OwnQuestion, check
from bot.store import people, question_sets
from bot.store.transaction import Tx
from bot.usecases.asked_with import list_asked

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
