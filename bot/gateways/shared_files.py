"""Messages that are a file: posted once, replaced by a newer one, taken back.

Such a message carries no metadata of ours. What it is known by is its file: the id is remembered
before Slack is asked to post it, and `files.info` tells where it was posted (SLACK.md A.16).
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.messages import CalendarFile, Removed
from bot.gateways.answers import LOST, code_of, meaning
from bot.gateways.rooms import safe_to_repeat
from bot.gateways.uploads import complete, send_bytes
from bot.ports import Letter, Outcome, Refused, Retry, Sent, Unknown
from bot.views.calendar_file import calendar_data, file_name
from bot.views.render import render

Keep = Callable[[Letter, str, str], Awaitable[None]]
"""Remembers an uploaded file for a letter, by its id and the digest of its data."""

SOON = 3
"""Seconds until Slack is asked again about a file that it is still working on."""

_GONE = frozenset({"file_not_found", "file_deleted"})

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Place:
    """What Slack knows of a file: whether it is done with it, and the message it stands in."""

    processed: bool
    ts: str | None


class SharedFiles:
    """The files that are messages of one workspace."""

    def __init__(
        self, client: AsyncWebClient, pauses: Sequence[float], keep: Keep | None = None
    ) -> None:
        """Use this client; `pauses` are the seconds between looks at a file in the works."""
        self._client = client
        self._pauses = tuple(pauses)
        self._keep = keep

    async def say(self, letter: Letter, room: str) -> Outcome:
        """Let the file stand in the room, the newest only, or none if it was taken back."""
        file = letter.message
        try:
            if not isinstance(file, CalendarFile) or file.state == "taken_back":
                return await self._take_back(letter, room)
            return await self._share(letter, file, room)
        except _NotAnsweredError as error:
            return error.outcome
        except LOST as error:  # nothing is posted by any other call
            return safe_to_repeat(_told(error))

    async def find(self, letter: Letter, room: str) -> Sent | Retry | None:
        """What became of a file whose posting was not answered; None: it is not there."""
        if letter.spare_file_id is None:
            return None
        place = await self._place(letter.spare_file_id, room)
        if place is None:
            return None
        if place.ts is None:
            return None if place.processed else Retry(after_seconds=SOON, why="file in the works")
        return _sent(letter, room, place.ts)

    async def _share(self, letter: Letter, file: CalendarFile, room: str) -> Outcome:
        data = calendar_data(file)
        digest = hashlib.sha256(data).hexdigest()
        return await self._begun(letter, digest, room) or await self._anew(
            letter, file, data, digest, room
        )

    async def _begun(self, letter: Letter, digest: str, room: str) -> Outcome | None:
        """What became of this very file if it was uploaded before; None: Slack dropped it."""
        if not letter.spare_file_id or letter.spare_file_digest != digest:
            return None
        place = await self._place(letter.spare_file_id, room)
        if place is None:
            return None
        if not place.processed:
            return Retry(after_seconds=SOON, why="file in the works")
        if place.ts is None:
            return None
        return await self._replace(letter, room, letter.spare_file_id, digest, place.ts)

    async def _anew(
        self, letter: Letter, file: CalendarFile, data: bytes, digest: str, room: str
    ) -> Outcome:
        name = file_name(file)
        file_id = await send_bytes(self._client, data, name=name)
        if self._keep is not None:
            await self._keep(letter, file_id, digest)
        comment = render(file).text
        try:
            await complete(self._client, file_id, title=name, channel_id=room, comment=comment)
        except LOST as error:
            raise _NotAnsweredError(_told(error)) from error
        for pause in (*self._pauses, 0):
            place = await self._place(file_id, room)
            if place is not None and place.ts is not None:
                return await self._replace(letter, room, file_id, digest, place.ts)
            await asyncio.sleep(pause)
        return Retry(after_seconds=SOON, why="file in the works")

    async def _replace(self, letter: Letter, room: str, file_id: str, digest: str, ts: str) -> Sent:
        await self._tidy(letter, room, shown=file_id)
        return Sent(channel_id=room, ts=ts, file_id=file_id, file_digest=digest)

    async def _take_back(self, letter: Letter, room: str) -> Outcome:
        await self._tidy(letter, room, shown="")
        if letter.ts is None:
            return Refused(why="taken back before it was posted", whom="message")
        return Sent(channel_id=room, ts=letter.ts, file_id="", file_digest="")

    async def _tidy(self, letter: Letter, room: str, shown: str) -> None:
        """Delete what the letter was before, each file with the message it stands in.

        Raises:
            Whatever a call raises whose answer is lost: it is done again later.
        """
        for old, posted in ((letter.file_id, letter.ts), (letter.spare_file_id, None)):
            if not old or old == shown:
                continue
            place = await self._place(old, room)
            if place is not None:
                await self._client.files_delete(file=old)
            ts = (place.ts if place else None) or posted
            if ts is not None:
                await self._unsay(room, ts)

    async def _place(self, file_id: str, room: str) -> _Place | None:
        """Where it stands; None: Slack does not have it, for it was never completed."""
        try:
            answer = await self._client.files_info(file=file_id)
        except LOST as error:
            if code_of(error) in _GONE:
                return None
            raise
        file: Mapping[str, Any] = answer["file"]
        shares: Mapping[str, Mapping[str, Any]] = file.get("shares") or {}
        posts = [post for side in shares.values() for post in side.get(room, ())]
        ts = str(posts[0]["ts"]) if posts else None
        return _Place(processed=bool(file.get("mimetype")), ts=ts)

    async def _unsay(self, room: str, ts: str) -> None:
        try:
            await self._client.chat_delete(channel=room, ts=ts)
        except LOST as error:
            if code_of(error) not in {"message_not_found", "cant_delete_message"}:
                raise
            _log.info("message of a file is gone already", why=code_of(error))


class _NotAnsweredError(Exception):
    """Slack did not take the file, or nobody knows whether it did."""

    def __init__(self, outcome: Retry | Refused | Unknown) -> None:
        super().__init__(outcome.why)
        self.outcome = outcome


def is_shared_file(letter: Letter) -> bool:
    """Whether a letter is a file, or what is left of one."""
    if isinstance(letter.message, CalendarFile):
        return True
    has_file = letter.file_id is not None or letter.spare_file_id is not None
    return has_file and isinstance(letter.message, Removed)


def _sent(letter: Letter, room: str, ts: str) -> Sent:
    return Sent(
        channel_id=room,
        ts=ts,
        file_id=letter.spare_file_id,
        file_digest=letter.spare_file_digest,
    )


def _told(error: Exception) -> Retry | Refused | Unknown:
    """What a failed call means; the rest that Slack wants is of files, not of messages."""
    if isinstance(error, aiohttp.ClientResponseError):  # the bytes did not arrive
        return Retry(after_seconds=SOON, why=f"HTTP {error.status}")
    told = meaning(error)
    if isinstance(told, Retry):
        return Retry(after_seconds=told.after_seconds, why=told.why)
    return told
