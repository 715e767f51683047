"""Which network addresses an address given by an operator may lead to."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to the IP addresses behind them; raises OSError when there are none."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")  # RFC 3879: deprecated, still private
_CLOUD_HOST = ipaddress.IPv4Address("168.63.129.16")  # Azure's own services, in public space


async def system_resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet.

    Loopback, private, link-local (where clouds serve their metadata), carrier and multicast
    addresses are not, nor is an IPv6 address that wraps such an IPv4 address.
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    return all(_is_public(inner) for inner in (parsed, *_wrapped(parsed)))


def _is_public(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and address in _SITE_LOCAL:
        return False
    return address.is_global and not address.is_multicast and address != _CLOUD_HOST


def _wrapped(address: _Address) -> tuple[_Address, ...]:
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    inner: list[_Address | None] = [address.ipv4_mapped, address.sixtofour]
    inner += address.teredo or ()
    if address in _NAT64:
        inner.append(ipaddress.IPv4Address(address.packed[-4:]))
    return tuple(found for found in inner if found is not None)
