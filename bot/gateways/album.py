"""The pictures of digests in Slack.

Each is uploaded once, remembered before it is shown, and deleted once another is shown instead.
"""

from collections.abc import Awaitable, Callable

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.messages import Digest
from bot.gateways.answers import LOST, code_of
from bot.gateways.pictures import Picture, picture_of
from bot.ports import Letter

Keep = Callable[[Letter, str, str], Awaitable[None]]
"""Remembers an uploaded file for a letter, by its id and the digest of its data."""

_log = structlog.get_logger(__name__)


class Album:
    """What is in Slack for each letter, as the letter knows it."""

    def __init__(self, client: AsyncWebClient, keep: Keep | None = None) -> None:
        """Use this client; without `keep`, a picture nobody came to show is forgotten there."""
        self._client = client
        self._keep = keep

    async def picture_for(self, letter: Letter) -> Picture | None:
        """The picture this letter shows; None if it shows none, or it could not be uploaded.

        Raises:
            Whatever `keep` raises; then the file is in Slack and nobody knows.
        """
        if not isinstance(letter.message, Digest):
            return None
        known = _known(letter)
        picture = await picture_of(self._client, letter.message, known)
        if picture is not None and picture not in known and self._keep is not None:
            await self._keep(letter, picture.file_id, picture.digest)
        return picture

    async def tidy(self, letter: Letter, shown: Picture | None) -> None:
        """Delete the letter's files that another one is now shown for. Never raises."""
        if shown is None:
            return
        for one in _known(letter):
            if one.file_id == shown.file_id:
                continue
            try:
                await self._client.files_delete(file=one.file_id)
            except LOST as error:
                _log.info("old picture not deleted", file=one.file_id, why=code_of(error))


def _known(letter: Letter) -> tuple[Picture, ...]:
    """The one that was shown last, and one that was uploaded and perhaps never shown."""
    pairs = (
        (letter.file_id, letter.file_digest),
        (letter.spare_file_id, letter.spare_file_digest),
    )
    return tuple(Picture(file_id, digest) for file_id, digest in pairs if file_id and digest)
