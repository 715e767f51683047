"""The Messenger on Slack's Web API.

A conversation is a person (``U…``, said in their DM), a channel (``C…``) or a Home tab
(``home:U…``). Every message carries our row's id in its metadata, by which `find` knows it, in
the conversation or in the thread it was said in.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.messages import Digest, Home
from bot.gateways.album import Album, Keep
from bot.gateways.answers import LOST, code_of, details, meaning
from bot.gateways.clients import patient
from bot.gateways.history import History
from bot.gateways.pictures import Picture
from bot.gateways.rooms import Rooms, safe_to_repeat
from bot.gateways.shared_files import SharedFiles, is_shared_file
from bot.ports import Letter, Outcome, Refused, Retry, Sent
from bot.views.digest import digest_blocks
from bot.views.home import home
from bot.views.home_link import with_home_link
from bot.views.render import Rendered, render

EVENT_TYPE = "firsthand_message"
HOME = "home:"
PAUSES = (0.5, 1.0, 2.0)
"""Seconds between the tries to show a picture that Slack is still working on."""

_log = structlog.get_logger(__name__)


class SlackMessenger:
    """Says letters in one workspace. Never raises for what Slack or the network does."""

    def __init__(
        self,
        client: AsyncWebClient,
        pauses: Sequence[float] = PAUSES,
        keep: Keep | None = None,
        home_tab: str = "",
    ) -> None:
        """Use this client's token, address and session, but none of its retries.

        ``keep`` remembers each picture that was uploaded, before it is shown; ``home_tab`` is where
        links to the Home tab lead, empty for none.
        """
        self._client = patient(client)
        self._pauses = tuple(pauses)
        self._home = home_tab
        self._rooms = Rooms(self._client)
        self._history = History(self._client, EVENT_TYPE)
        self._album = Album(self._client, keep)
        self._files = SharedFiles(self._client, self._pauses, keep)

    async def post(self, letter: Letter) -> Outcome:
        """Say it for the first time."""
        if letter.conversation.startswith(HOME):
            return await self._publish(letter)
        room = await self._rooms.of(letter.conversation)
        if not isinstance(room, str):
            return room
        return await self._say(letter, room)

    async def update(self, letter: Letter) -> Outcome:
        """Let what is there say this."""
        if letter.conversation.startswith(HOME):
            return await self._publish(letter)
        if letter.channel_id is None:
            return Refused(why="no channel to update in", whom="bug")
        outcome = await self._say(letter, letter.channel_id)
        return outcome if isinstance(outcome, Sent) else safe_to_repeat(outcome)

    async def find(self, letter: Letter, since: datetime, until: datetime) -> Sent | Retry | None:
        """Look for the letter's id among what was said there in [since, until)."""
        if letter.conversation.startswith(HOME):
            return None  # publishing twice shows one Home
        room = await self._rooms.of(letter.conversation)
        if not isinstance(room, str):
            return room if isinstance(room, Retry) else Retry(after_seconds=60, why=room.why)
        try:
            if is_shared_file(letter):
                return await self._files.find(letter, room)
            return await self._history.find(
                room, letter.outbox_id, since=since, until=until, thread_ts=letter.thread_ts
            )
        except LOST as error:
            told = meaning(error)
            wait = told.after_seconds if isinstance(told, Retry) else 60
            return Retry(after_seconds=wait, why=code_of(error))

    async def _publish(self, letter: Letter) -> Outcome:
        user_id = letter.conversation.removeprefix(HOME)
        if not isinstance(letter.message, Home):
            return Refused(why="only a Home goes on a Home tab", whom="bug")
        try:
            view = home(letter.message)
        except Exception as error:  # noqa: BLE001 -- a view failed: trying again would not help
            _log.exception("message cannot be drawn", outbox_id=letter.outbox_id)
            return Refused(why=type(error).__name__, whom="bug")
        try:
            await self._client.views_publish(user_id=user_id, view=view)
        except LOST as error:
            return safe_to_repeat(meaning(error))
        return Sent(channel_id=user_id, ts="home")

    async def _say(self, letter: Letter, room: str) -> Outcome:
        if is_shared_file(letter):
            return await self._files.say(letter, room)
        picture = await self._album.picture_for(letter)
        try:
            sent = await self._say_with(letter, room, picture)
        except LOST as error:
            return meaning(error)
        except _NotDrawnError as error:
            _log.exception("message cannot be drawn", outbox_id=letter.outbox_id)
            return Refused(why=type(error.__cause__).__name__, whom="bug")
        await self._album.tidy(letter, picture if sent.file_id else None)
        return sent

    async def _say_with(self, letter: Letter, room: str, picture: Picture | None) -> Sent:
        for pause in (*self._pauses, 0) if picture else ():
            try:
                return await self._send(letter, room, picture)
            except SlackApiError as error:
                if code_of(error) != "invalid_blocks":
                    raise
                if "slack_file" not in details(error) and "slack file" not in details(error):
                    break
            await asyncio.sleep(pause)
        return await self._send(letter, room, None)

    async def _send(self, letter: Letter, room: str, picture: Picture | None) -> Sent:
        shown = with_home_link(_rendered(letter, picture), self._home)
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"id": letter.outbox_id}}
        if letter.ts is None:
            answer = await self._client.chat_postMessage(
                channel=room,
                text=shown.whole or shown.text,
                blocks=shown.blocks,
                metadata=metadata,
                thread_ts=letter.thread_ts,
                unfurl_links=False,
                unfurl_media=False,
            )
        else:
            answer = await self._client.chat_update(
                channel=room, ts=letter.ts, text=shown.text, blocks=shown.blocks, metadata=metadata
            )
        return Sent(
            channel_id=str(answer["channel"]),
            ts=str(answer["ts"]),
            file_id=picture.file_id if picture else None,
            file_digest=picture.digest if picture else None,
        )


class _NotDrawnError(Exception):
    """A view failed: nothing was sent, and trying again would not help."""


def _rendered(letter: Letter, picture: Picture | None) -> Rendered:
    try:
        if isinstance(letter.message, Digest):
            return digest_blocks(letter.message, picture.file_id if picture else None)
        return render(letter.message)
    except Exception as error:
        raise _NotDrawnError from error
