"""Replicas that stumble, once, at the worst moments: frozen, slow, or dead by SIGKILL."""

import os
import signal
import time
from typing import TYPE_CHECKING, Any, Literal

import aiohttp
import sqlalchemy as sa
import structlog

from bot.store import taking
from bot.store.agenda import AgendaRow
from bot.store.sending import Attempt, Claim
from bot.usecases import deliver, send_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from types import ModuleType

Stumble = Literal["claimed", "begun", "sending", "taken", "acting"]
"""Frozen after a message is claimed, after its lease is renewed, or as its post goes out; slow with
every round that is taken; dead while the first round is acted on."""

LINGER = 2.0
"""Seconds: several ticks of the others."""

_log = structlog.get_logger(__name__)


def stumble_at(point: Stumble) -> None:
    """Let this process stumble when it first comes to this point."""
    match point:
        case "claimed":
            _after(deliver, "_claim", _Freeze())
        case "begun":
            _after(send_letter, "_begin", _Freeze())
        case "sending":
            _before_posting(_Freeze())
        case "taken":
            _linger()
        case "acting":
            _die()


class _Freeze:
    """Stops this process, once; whoever holds its id lets it go on."""

    done = False

    def __call__(self) -> None:
        if not self.done:
            self.done = True
            _log.warning("frozen", pid=os.getpid())
            os.kill(os.getpid(), signal.SIGSTOP)


def _after(module: "ModuleType", step: str, freeze: _Freeze) -> None:
    real: Callable[..., list[Claim] | Attempt | None] = getattr(module, step)

    def stumbling(*of: Any) -> list[Claim] | Attempt | None:  # noqa: ANN401 -- handed through
        found = real(*of)
        if found is not None:
            freeze()
        return found

    setattr(module, step, stumbling)


def _before_posting(freeze: _Freeze) -> None:
    real = aiohttp.ClientRequest.send

    async def stumbling(request: aiohttp.ClientRequest, *of: Any) -> aiohttp.ClientResponse:  # noqa: ANN401 -- handed through
        if request.url.path.endswith("chat.postMessage"):
            freeze()
        return await real(request, *of)

    aiohttp.ClientRequest.send = stumbling  # type: ignore[method-assign,assignment]  # that is the point


def _linger() -> None:
    real = taking.take_due

    def take_due(
        connection: sa.Connection, at: "datetime", kinds: "Sequence[str]"
    ) -> AgendaRow | None:
        row = real(connection, at, kinds)
        if row is not None and row.kind == "round":
            _log.warning("lingers", pid=os.getpid())
            time.sleep(LINGER)  # noqa: TID251 -- in a thread of its own, as slow as can be
        return row

    taking.take_due = take_due


def _die() -> None:
    real = taking.remove

    def remove(connection: sa.Connection, row: AgendaRow) -> None:
        real(connection, row)
        if row.kind == "round":
            _log.warning("dies", pid=os.getpid())
            os.kill(os.getpid(), signal.SIGKILL)

    taking.remove = remove
