"""Which questions a rotation asks now, and which an older follow-up was asked with."""

from bot.core.messages import ContactKind
from bot.core.own_questions import OwnQuestion, question_set_of, questions_of
from bot.core.question_sets import NEWEST, question_set
from bot.core.questions import QuestionSet
from bot.store import question_sets
from bot.store.transaction import Tx


def asks_now(tx: Tx, rotation_id: str, kind: ContactKind) -> QuestionSet:
    """The set that new follow-ups of a rotation are asked with."""
    version = question_sets.newest_version(tx, rotation_id, kind)
    return _own(tx, rotation_id, kind, version) or NEWEST[kind]


def asked_with(tx: Tx, rotation_id: str, kind: ContactKind, key: str) -> QuestionSet:
    """The set of that key: old answers keep the wording they were asked with."""
    own, _, version = key.removeprefix("own:").rpartition(":")
    if not key.startswith("own:") or own != kind or not version.isdecimal():
        return question_set(kind, key)
    return _own(tx, rotation_id, kind, int(version)) or NEWEST[kind]


def list_asked(tx: Tx, rotation_id: str, kind: ContactKind) -> tuple[OwnQuestion, ...]:
    """The questions of a rotation as a list to edit: the owners' own, else the built-in ones."""
    version = question_sets.newest_version(tx, rotation_id, kind)
    return question_sets.questions(tx, rotation_id, kind, version) or questions_of(NEWEST[kind])


def _own(tx: Tx, rotation_id: str, kind: ContactKind, version: int) -> QuestionSet | None:
    listed = question_sets.questions(tx, rotation_id, kind, version) if version else ()
    return question_set_of(kind, version, listed) if listed else None
