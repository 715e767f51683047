"""Files into Slack, in the three steps of SLACK.md A.16: an address, the bytes, completion."""

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateways.clients import HTTP_SECONDS, patient


async def upload(
    client: AsyncWebClient,
    data: bytes,
    *,
    name: str,
    title: str,
    alt_text: str = "",
    channel_id: str = "",
    comment: str = "",
) -> str:
    """Upload a file; its id. With a channel it is posted there, under the comment.

    Slack goes on working on it after this returns. Where Slack wants a rest, it is waited for.

    Raises:
        SlackApiError, aiohttp.ClientError, TimeoutError: it did not get there, or the answer to
            the last step was lost.
    """
    client = patient(client, AsyncRateLimitErrorRetryHandler())  # what is refused can be repeated
    file_id = await send_bytes(client, data, name=name, alt_text=alt_text)
    await complete(client, file_id, title=title, channel_id=channel_id, comment=comment)
    return file_id


async def send_bytes(client: AsyncWebClient, data: bytes, *, name: str, alt_text: str = "") -> str:
    """The first two steps; the file's id. Nobody sees it, and Slack drops it, unless completed.

    Raises what `upload` does, and asks once.
    """
    described = {"alt_txt": alt_text} if alt_text else {}
    begun = await client.files_getUploadURLExternal(filename=name, length=len(data), **described)
    limit = aiohttp.ClientTimeout(total=HTTP_SECONDS)
    async with (
        aiohttp.ClientSession(timeout=limit, trust_env=client.trust_env_in_session) as http,
        http.post(str(begun["upload_url"]), data=data, proxy=client.proxy) as answer,
    ):
        answer.raise_for_status()
    return str(begun["file_id"])


async def complete(
    client: AsyncWebClient, file_id: str, *, title: str, channel_id: str = "", comment: str = ""
) -> None:
    """The last step: keep the file, and post it in the channel, if one is named.

    Raises what `upload` does, and asks once: of a lost answer, `files.info` tells the rest.
    """
    await client.files_completeUploadExternal(
        files=[{"id": file_id, "title": title}],
        channel_id=channel_id or None,
        initial_comment=comment or None,
    )


async def send_file(
    client: AsyncWebClient, user_id: str, data: bytes, *, name: str, comment: str
) -> None:
    """Post a file into somebody's direct messages. Raises what `upload` does."""
    opened = await client.conversations_open(users=user_id)
    channel = opened["channel"] or {}
    await upload(
        client, data, name=name, title=name, channel_id=str(channel["id"]), comment=comment
    )
