"""Answers and the promises in them, written to the store."""

from datetime import date, datetime, timedelta

from bot.core.questions import FollowupDetails
from bot.core.redaction import plain_line, plain_text, redact
from bot.store import contacts, followups, learning_words, people, promises, rotations, themes
from bot.store.followups import Followup
from bot.store.ids import new_id
from bot.store.pairings import Pairing
from bot.store.promises import Promise
from bot.store.transaction import Tx
from bot.usecases.calendar_files import follow_promise_file
from bot.usecases.move_promise import plan_nudge
from bot.usecases.post_digest import digest_week
from bot.usecases.tagging import joined, themes_meant

LONGEST_TEXT = 3000
LONGEST_THEME = 1000
LONGEST_CALL = 24 * 60


def redacted(details: FollowupDetails) -> FollowupDetails:
    """The same without addresses, numbers and secrets of customers, and made plain.

    Marks may be longer than what they stand for, so texts are shortened again to what is stored.
    """
    texts = {
        name: plain_text(redact(getattr(details, name)), LONGEST_TEXT)
        for name in ("quote", "learning", "promise_text", "thanks")
    }
    theme = plain_line(redact(details.theme), LONGEST_THEME)
    return details.model_copy(update={**texts, "theme": theme})


def save_answer(
    tx: Tx,
    followup: Followup,
    pairing: Pairing,
    outcome: str,
    *,
    details: FollowupDetails | None,
    at: datetime,
) -> None:
    """Save or change an answer; without details only the outcome. Answering ends a withdrawal.

    A call that was moved is answered anew: from then on it belongs to when it took place.
    """
    values: dict[str, object] = {"outcome": outcome, "withdrawn_at": None}
    tagged = themes_meant(tx, pairing.rotation_id, details, at=at) if details is not None else ()
    if details is not None:
        values |= _columns(details) | {"theme": joined(tagged)}
    known = followups.find_answer(tx, followup.id)
    if known is None:
        fixed = _first_columns(followup, pairing) | _moments(tx, followup, pairing, at=at)
        followups.add_answer(tx, followup.id, **(fixed | values))
    else:
        if known.happened_at != followup.happened_at:
            values = _moments(tx, followup, pairing, at=at) | values
        followups.change_answer(tx, followup.id, edited_at=at, **values)
    if details is not None:
        themes.tag(tx, followup.id, [one.id for one in tagged])
    learning_words.index(tx, [followup.id])
    first = followup.answered_at or at
    followups.change(
        tx, followup.id, state="answered", answered_at=first, look_at=None, snoozed=False
    )
    people.forget_ignored(tx, followup.user_id)


def _columns(details: FollowupDetails) -> dict[str, object]:
    return {
        "minutes": details.minutes,
        "quote": details.quote,
        "kinds": list(details.kinds),
        "learning": details.learning,
        "issue_url": details.issue_url,
        "feeling": details.feeling or "",
        "thanks_to": details.thanks_to,
        "thanks": details.thanks,
        "visibility": details.visibility,
        "details": details.model_dump(mode="json"),
    }


def _first_columns(followup: Followup, pairing: Pairing) -> dict[str, object]:
    return {
        "rotation_id": pairing.rotation_id,
        "user_id": followup.user_id,
        "kinds": [],
        "visibility": "channel",
        "details": {},
    }


def _moments(tx: Tx, followup: Followup, pairing: Pairing, *, at: datetime) -> dict[str, object]:
    rotation = rotations.get(tx, pairing.rotation_id)
    if rotation is None:
        msg = f"pairing {pairing.id} has lost its rotation"
        raise LookupError(msg)
    return {
        "week": digest_week(tx, rotation, followup.happened_at, at=at),
        "happened_at": followup.happened_at,
        "answered_at": at,
        "minutes": planned_minutes(tx, pairing),
    }


def planned_minutes(tx: Tx, pairing: Pairing) -> int | None:
    """How long a call was to last: what a tap answers, and the form begins with."""
    contact = contacts.get(tx, pairing.contact_id)
    if contact is None or contact.starts_at is None or contact.ends_at is None:
        return None
    return min((contact.ends_at - contact.starts_at) // timedelta(minutes=1), LONGEST_CALL)


def new_dates(
    tx: Tx, followup_id: str, details: FollowupDetails
) -> tuple[date | None, date | None]:
    """The promise's dates that must make sense today: one saved before may have passed since."""
    if not details.promise_text:
        return None, None
    known = promises.of_followup(tx, followup_id)
    if known is None:
        return details.promise_due, details.promise_update
    due = details.promise_due if details.promise_due != known.due_on else None
    update = details.promise_update if details.promise_update != known.update_on else None
    return due, update


def save_promise(
    tx: Tx, followup: Followup, pairing: Pairing, details: FollowupDetails, *, at: datetime
) -> None:
    """Save, change or drop the promise of an answer.

    One that was kept stays kept, and one that a colleague has taken over is theirs to change.
    """
    known = promises.of_followup(tx, followup.id)
    if known is not None and known.user_id != followup.user_id:
        return
    if known is not None:
        state = "open" if details.promise_text else "dropped"
        promises.change(
            tx,
            known.id,
            kind=details.promise_kind,
            text=details.promise_text or known.text,
            due_on=details.promise_due,
            update_on=details.promise_update,
            state="kept" if known.state == "kept" else state,
        )
        dates = (details.promise_due, details.promise_update)
        if known.state != state or (known.due_on, known.update_on) != dates:
            plan_nudge(tx, known.id, at=at)
        follow_promise_file(tx, known.id, known.user_id, at=at)
    elif details.promise_text:
        contact = contacts.get(tx, pairing.contact_id)
        promise_id = new_id()
        promises.add(
            tx,
            Promise(
                id=promise_id,
                followup_id=followup.id,
                rotation_id=pairing.rotation_id,
                customer_id=contact.customer_id if contact else None,
                user_id=followup.user_id,
                kind=details.promise_kind,
                text=details.promise_text,
                due_on=details.promise_due,
                update_on=details.promise_update,
                state="open",
            ),
            at=at,
        )
        plan_nudge(tx, promise_id, at=at)
