"""Workspaces and the people in them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, or_, select, union, update

from bot.core.pairing import LIVE
from bot.core.person import Person
from bot.core.work_calendar import Period
from bot.store.bound import given, ours
from bot.store.tables import member, pairing, person, rotation_owner, workspace
from bot.store.transaction import Tx
from bot.store.upsert import upsert

# How many values one IN list holds: SQLite's oldest limit is 999 variables.
_BATCH = 500

_LOCK = select(workspace.c.workspace_id).where(ours(workspace)).with_for_update()
_FIND = select(person).where(ours(person), given(person.c.user_id))
_CHANGE = update(person).where(ours(person), given(person.c.user_id, "who"))
_HEAR_STATUS = _CHANGE.where(
    or_(person.c.status_heard.is_(None), person.c.status_heard != bindparam("said"))
).values(status_heard=bindparam("said"))
_HEAR_QUIET = _CHANGE.where(
    or_(
        person.c.quiet_from.is_distinct_from(bindparam("since")),
        person.c.quiet_until.is_distinct_from(bindparam("until")),
    )
).values(quiet_from=bindparam("since"), quiet_until=bindparam("until"))
_COUNT_IGNORED = _CHANGE.values(ignored=person.c.ignored + 1)
_FORGET_IGNORED = _CHANGE.where(person.c.ignored > 0).values(ignored=0)


def save_workspace(tx: Tx, *, name: str, bot_user_id: str, at: datetime) -> None:
    """Remember this installation; its name and bot user may have changed."""
    upsert(
        tx,
        workspace,
        {"name": name, "bot_user_id": bot_user_id, "created_at": at},
        update=["name", "bot_user_id"],
    )


def lock_workspace(tx: Tx) -> None:
    """Wait until no other round of this workspace is being held; freed at the commit.

    SQLite has one writer anyway and ignores FOR UPDATE.
    """
    tx.first(_LOCK)


def save_person(tx: Tx, who: Person, *, at: datetime) -> None:
    """Remember what Slack says of somebody now; an address it does not tell is not forgotten."""
    values = {"name": who.name, "zone": who.zone, "state": who.state, "seen_at": at}
    if who.email_hash:
        values["email_hash"] = who.email_hash
    upsert(tx, person, {"user_id": who.user_id, **values}, update=list(values))


def find_person(tx: Tx, user_id: str) -> Person | None:
    """What was last known of somebody."""
    row = tx.first(_FIND, user_id=user_id)
    if row is None:
        return None
    return Person(user_id=row.user_id, name=row.name, zone=row.zone, state=row.state)


def followed(tx: Tx) -> tuple[str, ...]:
    """User ids of all who may be picked, own a rotation, or have a contact in their hands."""
    here = tx.workspace_id
    found = (
        select(member.c.user_id).where(member.c.workspace_id == here, member.c.state == "active"),
        select(rotation_owner.c.user_id).where(rotation_owner.c.workspace_id == here),
        select(pairing.c.user_id).where(pairing.c.workspace_id == here, pairing.c.state.in_(LIVE)),
    )
    return tuple(sorted(row.user_id for row in tx.rows(union(*found))))


def hear_status(tx: Tx, user_id: str, said: str) -> bool:
    """Remember what somebody's status says of being away; whether it said something else before."""
    return tx.run(_HEAR_STATUS, who=user_id, said=said) > 0


def hear_quiet(tx: Tx, user_id: str, quiet: Period | None) -> bool:
    """Remember somebody's do-not-disturb, running or to come; whether it was another before."""
    since, until = quiet or (None, None)
    return tx.run(_HEAR_QUIET, who=user_id, since=since, until=until) > 0


def quiet_of(tx: Tx, user_id: str) -> tuple[Period, ...]:
    """Somebody's do-not-disturb as last heard of, running or to come."""
    row = tx.first(_FIND, user_id=user_id)
    if row is None or row.quiet_from is None or row.quiet_until is None:
        return ()
    return ((row.quiet_from, row.quiet_until),)


def of_name(tx: Tx, name: str) -> tuple[str, ...]:
    """The user ids of everybody known by that whole name, whatever its case; often none."""
    rows = tx.rows(
        select(person.c.user_id, person.c.name)
        .where(person.c.workspace_id == tx.workspace_id, person.c.state != "bot")
        .order_by(person.c.user_id)
    )
    typed = " ".join(name.split()).casefold()
    return tuple(row.user_id for row in rows if " ".join(row.name.split()).casefold() == typed)


def by_email_hashes(tx: Tx, hashes: Collection[str]) -> Mapping[str, str]:
    """User ids of the people with these hashed addresses, by the hash; "" is nobody's."""
    wanted = sorted(set(hashes) - {""})
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _BATCH):
        rows = tx.rows(
            select(person.c.user_id, person.c.email_hash)
            .where(
                person.c.workspace_id == tx.workspace_id,
                person.c.email_hash.in_(wanted[start : start + _BATCH]),
            )
            .order_by(person.c.user_id)
        )
        found |= {row.email_hash: row.user_id for row in rows}
    return found


def find_by_email(tx: Tx, email_hash: str) -> str | None:
    """The user id of the person with this hashed address, if they are known."""
    row = tx.first(
        select(person.c.user_id).where(
            person.c.workspace_id == tx.workspace_id, person.c.email_hash == email_hash
        )
    )
    return None if row is None else str(row.user_id)


def is_silent_host(tx: Tx, user_id: str) -> bool:
    """Whether they want no messages about who comes to the contacts they host."""
    row = tx.first(_FIND, user_id=user_id)
    return row is not None and row.host_silent_since is not None


def set_silent_host(tx: Tx, user_id: str, since: datetime | None) -> bool:
    """Note that they want none from a moment on, or again (None); whether that changes anything."""
    silent = person.c.host_silent_since
    other = silent.is_not(None) if since is None else silent.is_(None)
    return tx.run(_CHANGE.where(other), who=user_id, host_silent_since=since) > 0


def reminder_of(tx: Tx, user_id: str) -> str:
    """Key of the day's reminders that somebody was sent last, until they are known to be there."""
    row = tx.first(_FIND, user_id=user_id)
    return "" if row is None else str(row.reminder)


def note_reminder(tx: Tx, user_id: str, key: str) -> None:
    """Remember which day's reminders are on their way; empty: they are there."""
    tx.run(_CHANGE, who=user_id, reminder=key)


def count_ignored(tx: Tx, user_id: str) -> int:
    """One more question in a row went without an answer; how many that makes."""
    tx.run(_COUNT_IGNORED, who=user_id)
    row = tx.first(_FIND, user_id=user_id)
    return 0 if row is None else int(row.ignored)


def forget_ignored(tx: Tx, user_id: str) -> None:
    """They answered, or said how to go on: the next one is the first again."""
    tx.run(_FORGET_IGNORED, who=user_id)
