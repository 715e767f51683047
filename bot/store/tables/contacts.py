"""Sources, customers, contacts and who was paired with them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.store.tables.base import Instant, id_key, metadata, refers, workspace_key

source = Table(
    "source",
    metadata,
    workspace_key(),
    id_key(),
    Column("rotation_id", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", String(80), nullable=False),
    Column("settings", LargeBinary, nullable=False),  # JSON, encrypted: may hold a secret address
    Column("polled", Boolean, nullable=False, server_default=false()),
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("last_error", Text, nullable=False, server_default=""),
    Column("pulled_at", Instant),
    Column("created_at", Instant, nullable=False),
    refers("rotation_id", "rotation", ondelete="CASCADE"),
    UniqueConstraint("workspace_id", "rotation_id", "name"),
)

customer = Table(
    "customer",
    metadata,
    workspace_key(),
    id_key(),
    # keyed hash of the source's id or the e-mail address
    Column("reference", String(64), nullable=False),
    # that of the address, where the source gives both: whoever asks to be forgotten gives it
    Column("email_hash", String(64), nullable=False, server_default=""),
    Column("person", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("alias", String(40), nullable=False),  # the name for public places
    Column("created_at", Instant, nullable=False),
    Column("forgotten_at", Instant),  # nothing leads from here to anybody any more
    UniqueConstraint("workspace_id", "reference"),
    UniqueConstraint("workspace_id", "alias"),
    Index(None, "workspace_id", "email_hash"),
    Index(
        "ix_customer_named",
        "workspace_id",
        "created_at",
        sqlite_where=text("person <> '' OR company <> ''"),
        postgresql_where=text("person <> '' OR company <> ''"),
    ),
)

contact = Table(
    "contact",
    metadata,
    workspace_key(),
    id_key(),
    Column("rotation_id", String(32), nullable=False),
    Column("source_id", String(32)),  # NULL: logged by hand
    Column("external_id", String(255), nullable=False),
    Column("kind", String(8), nullable=False),  # ticket, call
    Column("subject", Text, nullable=False),
    Column("excerpt", Text, nullable=False),  # redacted and shortened
    Column("customer_id", String(32)),
    Column("host_name", Text, nullable=False),
    Column("host_user_id", String(32)),  # where the host is a Slack user we know
    # keyed hash of the host's address, to recognise them by later; "" = none told
    Column("host_hash", String(64), nullable=False, server_default=""),
    Column("told_user_id", String(32)),  # the host who has a message about it
    Column("unsuited_at", Instant),  # its host said that it is none for us: it never comes back
    Column("unsuited_why", Text, nullable=False, server_default=""),  # redacted
    Column("url", Text, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("state", String(8), nullable=False),  # waiting, paired, done, gone
    Column("waiting_since", Instant, nullable=False),
    Column("starts_at", Instant),
    Column("ends_at", Instant),
    # a person named these dates, its source has not followed yet
    Column("date_given", Boolean, nullable=False, server_default=false()),
    Column("asked", Integer, nullable=False, server_default="0"),  # people asked in vain
    Column("owner_told", Boolean, nullable=False, server_default=false()),  # nobody available
    Column("emptied_at", Instant),  # its details went by retention or by request
    refers("rotation_id", "rotation", ondelete="CASCADE"),
    refers("source_id", "source", ondelete="CASCADE"),
    refers("customer_id", "customer"),
    UniqueConstraint("workspace_id", "source_id", "external_id"),
    Index(None, "workspace_id", "rotation_id", "state", "waiting_since"),
    Index(None, "workspace_id", "customer_id"),
    Index(
        "ix_contact_host_sought",
        "workspace_id",
        "host_hash",
        sqlite_where=text("host_user_id IS NULL AND host_hash <> ''"),
        postgresql_where=text("host_user_id IS NULL AND host_hash <> ''"),
    ),
    Index(
        "ix_contact_kept",
        "workspace_id",
        "waiting_since",
        sqlite_where=text("emptied_at IS NULL"),
        postgresql_where=text("emptied_at IS NULL"),
    ),
)

pairing = Table(
    "pairing",
    metadata,
    workspace_key(),
    id_key(),
    Column("rotation_id", String(32), nullable=False),
    Column("contact_id", String(32), nullable=False),
    Column("member_id", String(32), nullable=False),
    Column("user_id", String(32), nullable=False),
    Column("role", String(8), nullable=False),  # lead, shadow
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False),  # why this person
    Column("stride", Integer, nullable=False),  # what it costs them, millionths of a contact
    Column("round_at", Instant),  # the round that made it, NULL for one made in between
    Column("offered_at", Instant, nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("accepted_at", Instant),
    Column("ended_at", Instant),
    refers("rotation_id", "rotation", ondelete="CASCADE"),
    refers("contact_id", "contact", ondelete="CASCADE"),
    refers("member_id", "member", ondelete="CASCADE"),
    Index(None, "workspace_id", "member_id", "offered_at"),
    Index(None, "workspace_id", "rotation_id", "ended_at"),
    Index(None, "workspace_id", "user_id", "state"),
    Index("ix_pairing_user_offered", "workspace_id", "user_id", "state", "offered_at"),
    Index(None, "workspace_id", "contact_id"),
    Index(None, "workspace_id", "rotation_id", "round_at"),
)

_LIVE_LEAD = text("role = 'lead' AND state IN ('offered', 'accepted')")
# No double booking: a contact has at most one live lead.
Index(
    "uq_pairing_live_lead",
    pairing.c.workspace_id,
    pairing.c.contact_id,
    unique=True,
    sqlite_where=_LIVE_LEAD,
    postgresql_where=_LIVE_LEAD,
)
