"""Fetching what an operator's address leads to: patient, bounded, and never into the inside."""

import asyncio
import re
import ssl
from dataclasses import dataclass
from datetime import datetime

import httpx
import stamina

from bot.ports import SourceError
from bot.sources.addresses import Resolve, system_resolve
from bot.sources.pinned import PrivateAddressError, checked_addresses, pinned_get
from bot.sources.retry_after import retry_after

_UNREADABLE = "The address cannot be read as one; it should look like https://host/path."
_HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")  # a name in ASCII, or an IP address
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = 429
_SERVER_ERROR = 500
_OK = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one fetch may take; times in seconds."""

    size: int = 10 * 1024 * 1024
    """Bytes of the answer."""
    redirects: int = 5
    attempts: int = 3
    wait: float = 0.5
    """Before the second attempt; it doubles. A server's Retry-After counts instead."""
    connect: float = 5.0
    read: float = 10.0
    """Between two pieces of the answer."""
    total: float = 40.0
    """For everything together, waits and all."""


class _TryAgainError(Exception):
    """It may go better soon; the text is the sentence should it not."""

    def __init__(self, sentence: str, after: float | None = None) -> None:
        super().__init__(sentence)
        self.after = after


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetcher:
    """Gets the body behind an address. Every failure is a `SourceError` that names the host only.

    Only https, and only addresses of the open internet, unless `allow_private` (then http too).
    """

    allow_private: bool = False
    limits: Limits = Limits()
    resolve: Resolve = system_resolve
    tls: ssl.SSLContext | None = None
    """Whom to trust instead of the usual authorities."""
    if_private: str = "if it is meant, allow private addresses for this source."
    """What to do about an address of a private network; ends the sentence."""

    async def get(self, url: str, at: datetime) -> bytes:
        """Return the body; redirects are followed, each of them checked like the first.

        Raises:
            SourceError: refused, missing, too large, too slow, or the server failed repeatedly.
        """
        first = _parsed(url)
        try:
            async with asyncio.timeout(self.limits.total):
                return await self._patiently(first, at)
        except TimeoutError:
            raise SourceError(self._too_slow(first)) from None
        except _TryAgainError as failure:
            raise SourceError(str(failure)) from None

    async def _patiently(self, url: httpx.URL, at: datetime) -> bytes:
        attempts = stamina.retry_context(
            on=self._wait,
            attempts=self.limits.attempts,
            timeout=self.limits.total,
            wait_initial=self.limits.wait,
            wait_jitter=self.limits.wait,
        )
        async for attempt in attempts:
            with attempt:
                return await self._follow(url, at)
        raise AssertionError  # pragma: no cover - the last attempt returns or raises

    def _wait(self, failure: Exception) -> bool | float:
        if not isinstance(failure, _TryAgainError):
            return False
        if failure.after is None:
            return True
        return failure.after if failure.after < self.limits.total else False

    async def _follow(self, url: httpx.URL, at: datetime) -> bytes:
        for _ in range(self.limits.redirects + 1):
            answer = await self._hop(url, at)
            if isinstance(answer, bytes):
                return answer
            url = answer
        message = (
            f"{url.host} redirects more than {self.limits.redirects} times;"
            " copy the address once more from where you got it."
        )
        raise SourceError(message)

    async def _hop(self, url: httpx.URL, at: datetime) -> bytes | httpx.URL:
        self._check_scheme(url)
        limits = self.limits
        timeout = httpx.Timeout(limits.read, connect=limits.connect)
        try:
            addresses = await checked_addresses(url, self.resolve, allow_private=self.allow_private)
            async with pinned_get(url, addresses, timeout, self.tls) as response:
                return await self._answer(url, response, at)
        except PrivateAddressError:
            message = (
                f"{url.host} is an address of a private network, which is refused;"
                f" {self.if_private}"
            )
            raise SourceError(message) from None
        except httpx.TimeoutException:
            raise _TryAgainError(self._too_slow(url)) from None
        except (httpx.TransportError, OSError, ValueError):
            message = f"{url.host} cannot be reached; check the address and the network."
            raise _TryAgainError(message) from None

    async def _answer(
        self, url: httpx.URL, response: httpx.Response, at: datetime
    ) -> bytes | httpx.URL:
        status = response.status_code
        if status in _REDIRECTS and (location := response.headers.get("Location")):
            return _joined(url, location)
        if status == _BUSY or status >= _SERVER_ERROR:
            message = f"{url.host} answers with the error {status}; it will be tried again later."
            raise _TryAgainError(message, retry_after(response.headers.get("Retry-After"), at))
        if status != _OK:
            message = (
                f"{url.host} answers with {status} instead of the calendar;"
                " the address may be wrong, or no longer shared."
            )
            raise SourceError(message)
        return await self._body(url, response)

    async def _body(self, url: httpx.URL, response: httpx.Response) -> bytes:
        if response.headers.get("Content-Encoding", "identity") != "identity":
            message = f"{url.host} sends a compressed answer that was not asked for; it is refused."
            raise SourceError(message)
        body = bytearray()
        async for piece in response.aiter_raw():
            body += piece
            if len(body) > self.limits.size:
                message = (
                    f"{url.host} sends more than {self.limits.size / 1024 / 1024:.3g} MB;"
                    " share a smaller calendar."
                )
                raise SourceError(message)
        return bytes(body)

    def _check_scheme(self, url: httpx.URL) -> None:
        allowed = {"http", "https"} if self.allow_private else {"https"}
        if url.host and not _HOST.fullmatch(url.raw_host):
            raise SourceError(_UNREADABLE)
        if url.scheme not in allowed or not url.host:
            message = f"Only https addresses are fetched, and this one begins with {url.scheme}:."
            raise SourceError(message)

    def _too_slow(self, url: httpx.URL) -> str:
        return f"{url.host} did not answer in time; it will be tried again later."


def _parsed(url: str) -> httpx.URL:
    try:
        # Calendars are often shared as webcal:, which is https by another name.
        parsed = httpx.URL(url.strip())
        return parsed.copy_with(scheme="https") if parsed.scheme == "webcal" else parsed
    except (httpx.InvalidURL, ValueError):
        raise SourceError(_UNREADABLE) from None


def _joined(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return url.join(location)
    except (httpx.InvalidURL, ValueError):
        message = f"{url.host} redirects to something that is no address."
        raise SourceError(message) from None
