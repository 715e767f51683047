"""A replica that freezes itself, once, at the worst moments of sending: a real SIGSTOP."""

import os
import signal
from typing import TYPE_CHECKING, Any, Literal

import aiohttp
import structlog

from bot.store.sending import Attempt, Claim
from bot.usecases import deliver

if TYPE_CHECKING:
    from collections.abc import Callable

Stumble = Literal["claimed", "begun", "sending"]
"""After the claim is committed; after the lease is renewed; as the post goes out."""

_log = structlog.get_logger(__name__)


def stumble_at(point: Stumble) -> None:
    """Let this process freeze when it first comes to this point."""
    freeze = _Freeze()
    if point == "claimed":
        _after("_claim", freeze)
    elif point == "begun":
        _after("_begin", freeze)
    else:
        _before_posting(freeze)


class _Freeze:
    """Stops this process, once; whoever holds its id lets it go on."""

    done = False

    def __call__(self) -> None:
        if not self.done:
            self.done = True
            _log.warning("frozen", pid=os.getpid())
            os.kill(os.getpid(), signal.SIGSTOP)


def _after(step: str, freeze: _Freeze) -> None:
    real: Callable[..., Claim | Attempt | None] = getattr(deliver, step)

    def stumbling(*of: Any) -> Claim | Attempt | None:  # noqa: ANN401 -- handed through
        found = real(*of)
        if found is not None:
            freeze()
        return found

    setattr(deliver, step, stumbling)


def _before_posting(freeze: _Freeze) -> None:
    real = aiohttp.ClientRequest.send

    async def stumbling(request: aiohttp.ClientRequest, *of: Any) -> aiohttp.ClientResponse:  # noqa: ANN401 -- handed through
        if request.url.path.endswith("chat.postMessage"):
            freeze()
        return await real(request, *of)

    aiohttp.ClientRequest.send = stumbling  # type: ignore[method-assign]  # that is the point
