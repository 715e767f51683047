"""Show something learned to the whole channel, once."""

from datetime import datetime

from bot.core.messages import SharedLearning
from bot.core.replies import Done, Refusal, Reply
from bot.store import followups, learnings, outbox, rotations, visibility
from bot.store.learnings import Learning
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.host_cards import follow_host_of
from bot.usecases.post_digest import refresh_digest
from bot.usecases.thank_yous import follow_thanks


def share_key(followup_id: str) -> str:
    """Names the one message in the channel about an answer."""
    return f"share:{followup_id}"


def share_learning(tx: Tx, *, followup_id: str, user_id: str, at: datetime) -> Reply:
    """Post it in its rotation's channel; by its author, or by anybody if everybody may see it.

    An author who shares what was for fewer means it for everybody from then on.
    """
    followups.lock(tx, followup_id)
    learning = learnings.find(tx, followup_id)
    if learning is None:
        return Refusal(sentence="That was taken back or deleted, so there is nothing to share.")
    if not visibility.may_read(tx, visibility.reader(tx, user_id), followup_id):
        return Refusal(sentence="That was taken back or deleted, so there is nothing to share.")
    if learning.visibility != "channel" and learning.user_id != user_id:
        return Refusal(sentence="This stays within the team; ask whoever learned it to share it.")
    if isinstance(rotation := _place(tx, learning), Refusal):
        return rotation
    if outbox.is_known(tx, share_key(followup_id)):
        return Refusal(sentence="That has been shared to the channel already.")
    if learning.visibility != "channel":
        _open_to_all(tx, followup_id)
        follow_host_of(tx, followup_id, at=at)
        follow_thanks(tx, followup_id, at=at)
        refresh_digest(tx, learning.rotation_id, learning.week, at=at)
    outbox.put(
        tx,
        key=share_key(followup_id),
        conversation=rotation.channel_id,
        message=_message(learning, by=user_id),
        at=at,
    )
    return Done(sentence=f"Shared to the channel of {rotation.name}.")


def _place(tx: Tx, learning: Learning) -> Rotation | Refusal:
    rotation = rotations.get(tx, learning.rotation_id)
    if rotation is None or rotation.state == "archived":
        return Refusal(sentence="Its rotation has been archived, so it has no channel any more.")
    if rotation.channel_shared:
        return Refusal(
            sentence="People of another company read its channel, so I don't show it there."
        )
    return rotation


def refresh_shared(tx: Tx, followup_id: str, *, at: datetime) -> None:
    """Let what shows an answer follow it: edits, withdrawal, forgetting.

    Call it wherever an answer changes. A message in the channel that shares it follows, what its
    host reads, and what whoever it thanks reads.
    """
    follow_host_of(tx, followup_id, at=at)
    follow_thanks(tx, followup_id, at=at)
    if not outbox.is_known(tx, share_key(followup_id)):
        return
    known = outbox.body(tx, share_key(followup_id))
    by = known.shared_by if isinstance(known, SharedLearning) else ""  # emptied by retention
    learning = learnings.find(tx, followup_id)
    rotation = rotations.get(tx, learning.rotation_id) if learning else None
    everybody = learning is not None and learning.visibility == "channel" and _words(learning)
    shown = everybody and rotation is not None and not rotation.channel_shared
    message = (
        _message(learning, by=by or learning.user_id)
        if learning is not None and shown
        else SharedLearning(followup_id=followup_id, shared_by=by, gone=True)
    )
    outbox.put(
        tx,
        key=share_key(followup_id),
        conversation=rotation.channel_id if rotation else "",  # of an existing one not changed
        message=message,
        at=at,
    )


def _words(learning: Learning) -> bool:
    return bool(learning.quote or learning.learning)


def _open_to_all(tx: Tx, followup_id: str) -> None:
    answer = followups.find_answer(tx, followup_id)
    details = {**answer.details, "visibility": "channel"} if answer is not None else {}
    followups.change_answer(tx, followup_id, visibility="channel", details=details)


def _message(learning: Learning, *, by: str) -> SharedLearning:
    return SharedLearning(
        followup_id=learning.followup_id,
        shared_by=by,
        user_id=learning.user_id,
        alias=learning.alias,
        at=learning.answered_at,
        kinds=learning.kinds,
        quote=learning.quote,
        learning=learning.learning,
        themes=learning.themes,
        issue_url=learning.issue_url,
    )
