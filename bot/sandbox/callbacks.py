"""Signed HTTP to the app's request URL: what it gets and what its answers mean (SLACK.md A.10)."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

import aiohttp

from bot.sandbox.answers import Answer, EnvelopeKind
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.signing import signed_headers
from bot.sandbox.world import World

_REDIRECTS = 3  # aiohttp gives up at this one; Slack follows two
_FORM = "application/x-www-form-urlencoded"
_GOOD = range(200, 300)
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "http_timeout"),
    (aiohttp.TooManyRedirects, "too_many_redirects"),
    (aiohttp.ClientSSLError, "ssl_error"),
    (aiohttp.ClientConnectionError, "connection_failed"),
)
_BLAMED = {
    "http_timeout": "unacked",
    "http_error": "http_error",
    "too_many_redirects": "http_error",
}


@dataclass(eq=False)
class Callbacks:
    """Everything that goes out to the app by HTTP."""

    world: World
    _http: aiohttp.ClientSession | None = field(default=None, init=False)

    async def ask(self, url: str, envelope: Json, sent: Callable[[], None]) -> Answer:
        """Post one envelope's payload to this address, signed; only HTTP 2xx acknowledges it."""
        body, kind = _body(envelope["type"], envelope["payload"])
        headers = {"Content-Type": kind} | signed_headers(self.world, body)
        if envelope.get("retry_attempt"):
            headers["X-Slack-Retry-Num"] = str(envelope["retry_attempt"])
            headers["X-Slack-Retry-Reason"] = envelope["retry_reason"]
        try:
            answer = await self._post(url, body, headers)
            sent()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            reason = next((r for kind, r in _FAILURES if isinstance(error, kind)), "unknown_error")
            answer = Answer(acked=False, reason=reason)
        if answer.acked:
            return answer
        told = {"envelope_id": envelope["envelope_id"], "type": envelope["type"]}
        blamed = _BLAMED.get(answer.reason)
        self.world.journal.write("unacked", told | {"reason": answer.reason}, violation=blamed)
        slow = answer.reason == "http_timeout"
        return replace(answer, error="operation_timeout" if slow else "dispatch_failed")

    async def verify(self, url: str) -> None:
        """Ask this address for our challenge, as Slack does before it accepts a request URL.

        Raises:
            Impossible: it does not answer the challenge.
        """
        challenge = self.world.ids.secret("challenge")
        asked = {"token": "local-verification", "challenge": challenge, "type": "url_verification"}
        body = json.dumps(asked)
        headers = {"Content-Type": "application/json"} | signed_headers(self.world, body)
        try:
            answer = await self._post(url, body, headers)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            answer = Answer(acked=False)
        said = answer.payload or {}
        good = {challenge, f"challenge={challenge}"}
        if said.get("challenge") != challenge and str(said.get("text")).strip() not in good:
            raise Impossible(why=f"{url} does not answer the challenge as Slack wants it.")

    async def _post(self, url: str, body: str, headers: dict[str, str]) -> Answer:
        if self._http is None:
            self._http = aiohttp.ClientSession()
        async with (
            asyncio.timeout(self.world.pace.ack),
            self._http.post(url, data=body, headers=headers, max_redirects=_REDIRECTS) as got,
        ):
            text = await got.text()
            if got.status in _GOOD:
                return Answer(acked=True, payload=_payload(text))
            final = got.headers.get("X-Slack-No-Retry") == "1"
            return Answer(acked=False, reason="http_error", final=final)

    async def close(self) -> None:
        """Close every connection to the app."""
        if self._http is not None:
            await self._http.close()
            self._http = None


def _body(kind: EnvelopeKind, payload: Json) -> tuple[str, str]:
    if kind == "events_api":
        return json.dumps(payload), "application/json"
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields), _FORM


def _payload(text: str) -> Json | None:
    """Return what the app said: a JSON object, or plain words as a message's text."""
    if not text.strip():
        return None
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        said = None
    return said if isinstance(said, dict) else {"text": text}
