"""Whether an address answers, and whether what answers there is this bot."""

import json
import secrets
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

import aiohttp
from slack_sdk.signature import SignatureVerifier

SECONDS = 10
LARGEST = 64 * 1024
_GOOD = range(200, 300)
_FAILED = (aiohttp.ClientError, TimeoutError, OSError, ValueError)


async def why_unreachable(address: str, proxy: str | None = None) -> str:
    """Return why nothing answers at an address (http, https, ws, wss); "" when something does.

    Nothing is asked for: of a socket's address only the host is tried, so that no ticket is used
    and Slack sends nothing there.
    """
    parts = urlsplit(address)
    scheme = {"wss": "https", "ws": "http"}.get(parts.scheme, parts.scheme)
    try:
        async with (
            _session() as http,
            http.get(
                urlunsplit((scheme, parts.netloc, "/", "", "")), proxy=proxy, allow_redirects=False
            ),
        ):
            return ""
    except _FAILED as error:
        return type(error).__name__


async def why_not_ours(address: str, signing_secret: str, at: datetime) -> str:
    """Return why Slack would not find this bot at an address, as the end of "it …"; "" if it would.

    It is asked for what Slack asks before it accepts an address, signed as Slack signs.
    """
    challenge = secrets.token_hex(16)
    body = json.dumps({"type": "url_verification", "challenge": challenge, "token": "doctor"})
    timestamp = str(int(at.timestamp()))
    signature = SignatureVerifier(signing_secret).generate_signature(timestamp=timestamp, body=body)
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": str(signature),
    }
    try:
        async with _session() as http, http.post(address, data=body, headers=headers) as answer:
            said = await answer.content.read(LARGEST)
            status = answer.status
    except _FAILED as error:
        return f"cannot be reached ({type(error).__name__})"
    if status == 401:  # noqa: PLR2004 -- unauthorised
        return "does not know this signing secret, or its clock is wrong"
    if status not in _GOOD:
        return f"answers HTTP {status}"
    return "" if challenge.encode() in said else "answers, but not as this bot does"


async def status_of(address: str) -> int | None:
    """Return the HTTP status an address answers with; None when nothing does."""
    try:
        async with _session() as http, http.get(address, allow_redirects=False) as answer:
            return answer.status
    except _FAILED:
        return None


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS))
