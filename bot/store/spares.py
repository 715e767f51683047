"""Files that are uploaded for a message, before it is known that the message shows them."""

from bot.store.tables import outbox
from bot.store.transaction import Tx


def keep_spare(tx: Tx, outbox_id: str, *, file_id: str, digest: str) -> None:
    """Remember an uploaded file: the next try shows it instead of uploading it again."""
    tx.run(
        outbox.update()
        .where(outbox.c.workspace_id == tx.workspace_id, outbox.c.id == outbox_id)
        .values(spare_file_id=file_id, spare_file_digest=digest)
    )
