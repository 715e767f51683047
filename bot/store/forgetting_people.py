"""Rows that name one colleague, and putting somebody without a name in their place."""

import re
from datetime import datetime

import sqlalchemy as sa

from bot.core.messages import MESSAGES, Removed
from bot.store.outbox import OPEN
from bot.store.said import kept_bodies, say_instead
from bot.store.tables import (
    absence,
    agenda,
    answer,
    audit,
    followup,
    member,
    metadata,
    outbox,
    own_time,
    person,
    personal_calendar,
)
from bot.store.transaction import Tx

_PEOPLE = tuple(
    column
    for table in metadata.sorted_tables
    for column in table.columns
    if table is not person
    and (column.name.endswith("user_id") or column.name in ("thanks_to", "handover_to", "taken_by"))
    and column.name != "bot_user_id"
)
"""Every column that holds a user id."""

_REMINDERS = tuple(table.c.reminder for table in metadata.sorted_tables if "reminder" in table.c)
"""Every column that holds the key of a day's reminders, in which the reader's id stands."""


def memberships(tx: Tx, user_id: str) -> dict[str, datetime]:
    """When somebody joined each rotation they are or were in."""
    rows = tx.rows(
        sa.select(member.c.rotation_id, member.c.joined_at).where(
            member.c.workspace_id == tx.workspace_id, member.c.user_id == user_id
        )
    )
    return {row.rotation_id: row.joined_at for row in rows}


def forget_conversations(tx: Tx, user_id: str, *, to: str, at: datetime) -> None:
    """Empty all messages to a person, and send none of them any more; take their files back."""
    _take_files_back(tx, user_id, to=to)
    for place in (user_id, f"home:{user_id}"):
        mine = (outbox.c.workspace_id == tx.workspace_id, outbox.c.conversation == place)
        tx.run(
            outbox.update()
            .where(*mine, outbox.c.state.in_(OPEN))
            .values(state="dropped", lease_token=None, error="forgotten")
        )
        tx.run(
            outbox.update()
            .where(*mine)
            .values(
                body={},
                emptied_at=at,
                channel_id=None,
                conversation=place.replace(user_id, to),
                dedupe_key=sa.func.replace(outbox.c.dedupe_key, user_id, to),
            )
        )


def _take_files_back(tx: Tx, user_id: str, *, to: str) -> None:
    """Let Slack delete the files in somebody's DM, which nobody else can."""
    tx.run(
        outbox.update()
        .where(
            outbox.c.workspace_id == tx.workspace_id,
            outbox.c.conversation == user_id,
            outbox.c.file_id.is_not(None),
            outbox.c.ts.is_not(None),
        )
        .values(
            body=MESSAGES.dump_python(Removed(), mode="json"),
            wanted=outbox.c.wanted + 1,
            state="due",
            attempts=0,
            retry_at=0,
            lease_token=None,
            conversation=to,
            dedupe_key=sa.func.replace(outbox.c.dedupe_key, user_id, to),
        )
    )
    tx.touch_outbox()


def forget_moments(tx: Tx, user_id: str) -> None:
    """Plan nothing more for somebody: nothing on the agenda names them."""
    about = sa.literal(":").concat(agenda.c.subject).concat(":")
    tx.run(
        agenda.delete().where(
            agenda.c.workspace_id == tx.workspace_id,
            about.contains(f":{user_id}:", autoescape=True),
        )
    )


def answered_by(tx: Tx, user_id: str) -> tuple[str, ...]:
    """The follow-ups that somebody has answered."""
    rows = tx.rows(
        sa.select(answer.c.followup_id).where(
            answer.c.workspace_id == tx.workspace_id, answer.c.user_id == user_id
        )
    )
    return tuple(row.followup_id for row in rows)


def forget_own_words(tx: Tx, user_id: str) -> None:
    """Empty answers only their author may see, absences, skills, and questions not answered."""
    tx.run(
        answer.update()
        .where(
            answer.c.workspace_id == tx.workspace_id,
            answer.c.user_id == user_id,
            answer.c.visibility == "me",
        )
        .values(quote="", learning="", theme="", thanks="", thanks_to="", details={})
    )
    tx.run(
        followup.update()
        .where(
            followup.c.workspace_id == tx.workspace_id,
            followup.c.user_id == user_id,
            followup.c.state.not_in(("answered", "closed")),
        )
        .values(state="closed")
    )
    tx.run(
        member.update()
        .where(member.c.workspace_id == tx.workspace_id, member.c.user_id == user_id)
        .values(tags=None)
    )
    theirs = sa.select(member.c.id).where(
        member.c.workspace_id == tx.workspace_id, member.c.user_id == user_id
    )
    tx.run(
        absence.delete().where(
            absence.c.workspace_id == tx.workspace_id,
            absence.c.member_id.in_(theirs.scalar_subquery()),
        )
    )


def rename_user(tx: Tx, user_id: str, *, to: str) -> None:
    """Put another user id in every row of the workspace that has this one."""
    for column in _PEOPLE:
        table = column.table
        tx.run(
            sa.update(table)
            .where(table.c.workspace_id == tx.workspace_id, column == user_id)
            .values({column.name: to})
        )
    for column in _REMINDERS:
        tx.run(
            sa.update(column.table)
            .where(
                column.table.c.workspace_id == tx.workspace_id,
                column.contains(f":{user_id}:", autoescape=True),
            )
            .values(reminder=sa.func.replace(column, f":{user_id}:", f":{to}:"))
        )


def rename_in_messages(tx: Tx, user_id: str, *, to: str) -> None:
    """Put another user id in the words of every message that are kept, and in answers."""
    for row_id, body in kept_bodies(tx):
        renamed = _renamed(body, user_id, to)
        if renamed != body:
            say_instead(tx, row_id, renamed)
    rows = tx.rows(
        sa.select(answer.c.followup_id, answer.c.details).where(
            answer.c.workspace_id == tx.workspace_id,
            sa.cast(answer.c.details, sa.Text).contains(user_id, autoescape=True),
        )
    )
    for row in rows:
        tx.run(
            answer.update()
            .where(
                answer.c.workspace_id == tx.workspace_id, answer.c.followup_id == row.followup_id
            )
            .values(details=_renamed(row.details, user_id, to))
        )
    tx.run(
        audit.update()
        .where(audit.c.workspace_id == tx.workspace_id, audit.c.subject == f"user:{user_id}")
        .values(subject=f"user:{to}")
    )


def delete_person(tx: Tx, user_id: str) -> None:
    """Delete who somebody is, with their own time and calendar."""
    for table in (own_time, personal_calendar, person):
        tx.run(
            table.delete().where(
                table.c.workspace_id == tx.workspace_id, table.c.user_id == user_id
            )
        )


def _renamed(value: object, user_id: str, to: str) -> object:
    match value:
        case str():
            return re.sub(rf"(?<![A-Za-z0-9]){re.escape(user_id)}(?![A-Za-z0-9])", to, value)
        case list():
            return [_renamed(one, user_id, to) for one in value]
        case dict():
            return {key: _renamed(one, user_id, to) for key, one in value.items()}
        case _:
            return value
