"""What people have said about their own time: working hours, focus days, a calendar."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
)

from bot.store.tables.base import Instant, metadata, workspace_key


def _of_person() -> ForeignKeyConstraint:
    """Forgotten with the person."""
    return ForeignKeyConstraint(
        ["workspace_id", "user_id"],
        ["person.workspace_id", "person.user_id"],
        ondelete="CASCADE",
    )


# No row: everything as it is for whoever has said nothing.
own_time = Table(
    "own_time",
    metadata,
    workspace_key(),
    Column("user_id", String(32), primary_key=True),
    Column("hours", JSON(none_as_null=True)),  # seven lists of ["09:00", "17:00"]; NULL: usual
    Column("focus", JSON(none_as_null=True)),  # {"weekdays", "every_weeks", "anchor"}; NULL: none
    Column("country", String(8)),  # NULL: the rotation's; "": no public holidays
    Column("calls_outside_hours", Boolean, nullable=False, server_default=false()),
    Column("remind_day_before", Boolean, nullable=False, server_default=false()),
    Column("changed_at", Instant, nullable=False),
    _of_person(),
)

personal_calendar = Table(
    "personal_calendar",
    metadata,
    workspace_key(),
    Column("user_id", String(32), primary_key=True),
    Column("address", LargeBinary, nullable=False),  # encrypted: who has it reads the calendar
    Column("connected_at", Instant, nullable=False),
    Column("read_at", Instant),  # when it was last read well; NULL: never yet
    Column("failures", Integer, nullable=False, server_default="0"),  # since then
    Column("last_error", Text, nullable=False, server_default=""),  # a sentence, without secrets
    Column("told_at", Instant),  # its person was told that it cannot be read; NULL: not yet
    _of_person(),
)
