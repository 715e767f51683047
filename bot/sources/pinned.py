"""One HTTP request to an address that was checked, and to no other.

The name is resolved once, all its addresses are checked, and the connection goes to one of those
very addresses; so a name that answers differently the next moment (DNS rebinding) gains nothing.
The name stays in the Host header and in TLS, where the certificate must be the name's.
"""

import logging
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import httpx

from bot.sources.addresses import Resolve, is_public

# At DEBUG httpcore logs the headers of answers, and with them where a redirect leads: a secret.
logging.getLogger("httpcore").setLevel(logging.INFO)


class PrivateAddressError(Exception):
    """The name leads to an address that is not on the open internet."""


async def checked_addresses(
    url: httpx.URL, resolve: Resolve, *, allow_private: bool
) -> Sequence[str]:
    """Return the addresses of the URL's host.

    Raises:
        PrivateAddressError: one of them is private and that is not allowed.
        OSError: the name cannot be resolved.
    """
    addresses = await resolve(url.host, _port(url))
    if not addresses:
        raise OSError
    if not allow_private and not all(map(is_public, addresses)):
        raise PrivateAddressError
    return addresses


@asynccontextmanager
async def pinned_get(
    url: httpx.URL,
    addresses: Sequence[str],
    timeout: httpx.Timeout,  # noqa: ASYNC109 - the parts of one request, not of the whole call
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[httpx.Response]:
    """Ask for the URL at the first address that takes the connection; the body is not yet read.

    The transport is used without httpx's client, which would log the whole address, follow
    proxies of the environment and keep cookies.

    Raises:
        httpx.TransportError: no address answers, or the answer is no HTTP.
    """
    async with httpx.AsyncHTTPTransport(verify=tls or True) as transport:
        response = await _first_answer(transport, url, addresses, timeout)
        try:
            yield response
        finally:
            await response.aclose()


async def _first_answer(
    transport: httpx.AsyncHTTPTransport,
    url: httpx.URL,
    addresses: Sequence[str],
    timeout: httpx.Timeout,  # noqa: ASYNC109 - as above
) -> httpx.Response:
    *others, last = addresses
    for address in others:
        try:
            return await transport.handle_async_request(_request(url, address, timeout))
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return await transport.handle_async_request(_request(url, last, timeout))


def _request(url: httpx.URL, address: str, timeout: httpx.Timeout) -> httpx.Request:
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": "firsthand",
        "Accept": "text/calendar, */*;q=0.1",
        # Compressed answers could grow past any limit while they are unpacked.
        "Accept-Encoding": "identity",
    }
    if url.userinfo:
        auth = httpx.BasicAuth(url.username, url.password)
        headers["Authorization"] = next(auth.auth_flow(httpx.Request("GET", url))).headers[
            "Authorization"
        ]
    return httpx.Request(
        "GET",
        url.copy_with(host=address, userinfo=b""),
        headers=headers,
        extensions={
            "timeout": timeout.as_dict(),
            "sni_hostname": url.raw_host.decode("ascii"),
        },
    )


def _port(url: httpx.URL) -> int:
    return url.port or {"http": 80}.get(url.scheme, 443)
