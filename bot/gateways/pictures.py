"""The digest's picture: drawn, uploaded once, and found again by the digest of its data.

The steps are SLACK.md A.16: ask for an address, send the bytes there, complete without a channel.
Until Slack has worked on the file, a message that shows it is refused with "invalid slack file".
"""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.messages import Digest
from bot.gateways.answers import LOST, code_of
from bot.gateways.uploads import upload
from bot.views.chart_words import digest_alt_text
from bot.views.charts import digest_picture, has_picture

PATIENCE = 15
"""Seconds for drawing and uploading; then the digest goes without: words matter more."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file in Slack, and the digest of its data."""

    file_id: str
    digest: str


async def picture_of(
    client: AsyncWebClient, message: Digest, known: Sequence[Picture] = ()
) -> Picture | None:
    """The picture of a digest, a known one if that shows the same; None: there is none."""
    if not has_picture(message):
        return None
    try:
        async with asyncio.timeout(PATIENCE):
            data = await asyncio.to_thread(digest_picture, message)
            digest = hashlib.sha256(data).hexdigest()
            for one in known:
                if one.digest == digest:
                    return one
            return Picture(await _upload(client, message, data), digest)
    except LOST as error:
        _log.warning("digest without its picture", why=code_of(error))
    except Exception:  # noqa: BLE001 -- a picture that cannot be drawn must not cost the words
        _log.exception("digest without its picture")
    return None


async def _upload(client: AsyncWebClient, message: Digest, data: bytes) -> str:
    return await upload(
        client,
        data,
        name=f"digest-{message.week}.png",
        title=f"{message.rotation}, {message.week}",
        alt_text=digest_alt_text(message),
    )
