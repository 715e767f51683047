"""Reading a request's body, with bounds: whoever it is from is not known yet."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

LARGEST = 4 * 1024 * 1024
"""Bytes; the largest form, a view with all that was typed, stays below a quarter of it."""
SECONDS = 3.0
"""For the whole body: after that Slack has given up."""


async def body_of(request: Request) -> str:
    """Return the body as text.

    Raises:
        HTTPException: it is too large, too slow, broken off or not UTF-8.
    """
    try:
        async with asyncio.timeout(SECONDS):
            return (await _whole(request)).decode()
    except TimeoutError:
        raise HTTPException(408, "The body took too long.") from None
    except (UnicodeDecodeError, ClientDisconnect):
        raise HTTPException(400, "The body is not whole, or not UTF-8.") from None


async def _whole(request: Request) -> bytes:
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > LARGEST:
            raise HTTPException(413, "The body is too large.")
    return bytes(found)
