"""What Slack was last told about who is on duty in a rotation."""

from sqlalchemy import Column, String, Table

from bot.store.tables.base import metadata, refers, workspace_key

# No row: Slack was told nothing yet, or is to be told everything anew.
on_duty = Table(
    "on_duty",
    metadata,
    workspace_key(),
    Column("rotation_id", String(32), primary_key=True),
    Column("group_id", String(32), nullable=False, server_default=""),  # the user group kept equal
    # Of the people it was last given, "" = nobody; NULL: not known, it is asked or told anew
    Column("people_digest", String(64)),
    Column("pinned_channel", String(32)),  # where the card is pinned; NULL: it is not
    Column("pinned_ts", String(32)),
    # Slack's code for what it did not allow, of which the owners were told; "" = nothing
    Column("group_trouble", String(64), nullable=False, server_default=""),
    Column("pin_trouble", String(64), nullable=False, server_default=""),
    refers("rotation_id", "rotation", ondelete="CASCADE"),
)
