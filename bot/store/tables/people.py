"""Workspaces, people, rotations, members and what they owe."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
)

from bot.store.tables.base import Instant, id_key, metadata, refers, workspace_key

workspace = Table(
    "workspace",
    metadata,
    workspace_key(),
    Column("name", Text, nullable=False),
    Column("bot_user_id", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("quiet_since", Instant),  # the installation is dead; NULL: it works
    # The highest number an alias was ever given: a forgotten customer's is not given again.
    Column("aliases_given", Integer, nullable=False, server_default="0"),
)

person = Table(
    "person",
    metadata,
    workspace_key(),
    Column("user_id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("email_hash", String(64), nullable=False, server_default=""),
    Column("state", String(16), nullable=False),  # active, deactivated, guest, outsider, bot
    Column("dm_channel", String(32)),
    Column("seen_at", Instant, nullable=False),
    # Slack's do-not-disturb as last heard of, running or the next one; NULL: none
    Column("quiet_from", Instant),
    Column("quiet_until", Instant),
    Column("status_heard", String(40)),  # what their status says of being away; NULL: not known
    Column("ignored", Integer, nullable=False, server_default="0"),  # questions in a row
    Column("reminder", String(120), nullable=False, server_default=""),  # key of the last one
    # Since when they want no messages about who comes to the contacts they host; NULL: they do
    Column("host_silent_since", Instant),
    Index(None, "workspace_id", "email_hash"),
)

rotation = Table(
    "rotation",
    metadata,
    workspace_key(),
    id_key(),
    Column("name", String(80), nullable=False),
    Column("folded_name", String(80), nullable=False),  # casefolded, what people type; see archive
    Column("channel_id", String(32), nullable=False),
    Column("channel_private", Boolean, nullable=False, server_default=false()),  # as last heard
    Column("channel_shared", Boolean, nullable=False, server_default=false()),  # the same
    # Customers by their names, not their aliases, in the channel and to its readers
    Column("names_allowed", Boolean, nullable=False, server_default=false()),
    Column("kinds", JSON, nullable=False),  # ["ticket", "call"]
    Column("zone", String(64), nullable=False),
    Column("weekdays", JSON, nullable=False),  # 0 = Monday
    Column("local_time", Time, nullable=False),
    Column("every_weeks", Integer, nullable=False),
    # What `nth` counts in a month: weekday, day, working_day; "" = rounds go by weeks
    Column("monthly", String(12), nullable=False, server_default=""),
    Column("nth", JSON),  # 1 = the first, -1 = the last; NULL = none
    Column("months", JSON),  # 1 = January; NULL or none = every month
    Column("starts", Date),  # the first local day with rounds
    Column("ends", Date),  # the first local day without
    Column("pause_from", Date),
    Column("pause_until", Date),  # the first local day with rounds again; NULL = until resumed
    Column("day_off", String(12), nullable=False, server_default="hold"),  # leave_out, move
    Column("anchor", Date, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("mode", String(8), nullable=False),  # offer, assign
    Column("shadowing", Boolean, nullable=False),
    # The ladder: contacts a newcomer shadows, then leads with somebody there
    Column("shadows", Integer, nullable=False, server_default="1"),
    Column("accompanied", Integer, nullable=False, server_default="1"),
    Column("capacity", Integer, nullable=False, server_default="1"),  # contacts a person and round
    Column("country", String(2), nullable=False),  # "" = no public holidays
    Column("target_contacts", Integer, nullable=False),
    Column("target_weeks", Integer, nullable=False),
    Column("ceiling", Integer),  # contacts begun in 28 days; NULL = none
    Column("digest_weekday", Integer, nullable=False),
    Column("digest_time", Time, nullable=False),
    # A card in the channel that says who is on duty; pinned where the app may
    Column("duty_card", Boolean, nullable=False, server_default=false()),
    # The Slack user group kept equal to who is on duty; "" = none, "new" = to be made
    Column("user_group", String(32), nullable=False, server_default=""),
    Column("state", String(8), nullable=False),  # active, paused, archived
    Column("paused_by", String(8), nullable=False, server_default=""),  # owner, channel (closed)
    Column("virtual_time", BigInteger, nullable=False),  # V, in millionths of a contact
    Column("created_at", Instant, nullable=False),
    Column("archived_at", Instant),  # NULL: it lives
    UniqueConstraint("workspace_id", "folded_name"),
    Index(None, "workspace_id", "channel_id"),
)

rotation_owner = Table(
    "rotation_owner",
    metadata,
    workspace_key(),
    Column("rotation_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    refers("rotation_id", "rotation", ondelete="CASCADE"),
)

member = Table(
    "member",
    metadata,
    workspace_key(),
    id_key(),
    Column("rotation_id", String(32), nullable=False),
    Column("user_id", String(32), nullable=False),
    Column("weight", Float, nullable=False, server_default="1"),
    Column("capacity", Integer),  # contacts in one round; NULL = as the rotation says
    Column("ceiling", Integer),  # contacts begun in 28 days; NULL = as the rotation says
    Column("tags", JSON),  # what they know; NULL = nothing said
    Column("experienced", Boolean, nullable=False, server_default=false()),  # needs no ladder
    Column("virtual_pass", BigInteger, nullable=False),  # millionths of a contact
    Column("state", String(8), nullable=False),  # active, left
    Column("was_away", Boolean, nullable=False, server_default=false()),  # at the last round
    Column("rest_until", Instant),
    Column("skipped_weekdays", String(7), nullable=False, server_default=""),  # "04": Mon and Fri
    Column("joined_at", Instant, nullable=False),
    Column("left_at", Instant),
    Column("in_channel", Boolean),  # the rotation's, as last heard; NULL: not heard of yet
    refers("rotation_id", "rotation", ondelete="CASCADE"),
    ForeignKeyConstraint(["workspace_id", "user_id"], ["person.workspace_id", "person.user_id"]),
    UniqueConstraint("workspace_id", "rotation_id", "user_id"),
    Index(None, "workspace_id", "user_id"),
)

absence = Table(
    "absence",
    metadata,
    workspace_key(),
    id_key(),
    Column("member_id", String(32), nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),  # NULL: until they say
    Column("reason", String(16), nullable=False),  # skip, leave, status, holiday, calendar
    Column("ended_by_hand", Boolean, nullable=False, server_default=false()),  # "I'm back"
    refers("member_id", "member", ondelete="CASCADE"),
    Index(None, "workspace_id", "member_id", "since"),
)

ledger = Table(
    "ledger",
    metadata,
    workspace_key(),
    id_key(),
    Column("member_id", String(32), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("amount", BigInteger, nullable=False),  # millionths of a contact, signed
    Column("why", Text, nullable=False),
    Column("pairing_id", String(32)),
    Column("number", Integer, nullable=False, server_default="0"),  # nth entry of its pairing
    Column("at", Instant, nullable=False),
    refers("member_id", "member", ondelete="CASCADE"),
    # Two people pressing at once cannot charge a pairing twice: both would be its nth entry.
    UniqueConstraint("workspace_id", "pairing_id", "number"),
    Index(None, "workspace_id", "member_id", "at"),
)
