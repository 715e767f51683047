"""Answering a Web API call badly, as an armed fault wants it (SLACK.md C.3)."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.faults import Fault
from bot.sandbox.refusals import Json, Refused

_HTML = "<!DOCTYPE html><title>Server error</title><p>Something went wrong. Try again later.</p>"
_TOO_MANY = 429


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a call is answered: JSON, as a rule with HTTP 200."""

    body: Json
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> web.StreamResponse:
        """Return the reply as HTTP."""
        return web.json_response(self.body, status=self.status, headers=self.headers)


def too_fast(seconds: float) -> Reply:
    """Return the answer to a call above the limits: HTTP 429 with whole seconds to wait."""
    headers = {"Retry-After": str(max(1, round(seconds)))}
    return Reply(body=Refused(code="ratelimited").body(), status=_TOO_MANY, headers=headers)


Run = Callable[[], Reply]
"""Does what was asked; called at most once."""


async def answer_badly(request: web.Request, fault: Fault, run: Run) -> web.StreamResponse:
    """Answer as the fault says; `run` is called only where the work is done all the same."""
    return await _WAYS[fault.kind](request, fault, run)


async def _rate_limited(_request: web.Request, fault: Fault, _run: Run) -> web.StreamResponse:
    return too_fast(fault.seconds).response()


async def _http_error(_request: web.Request, fault: Fault, _run: Run) -> web.StreamResponse:
    status = int(fault.options.get("status", 500))
    if fault.options.get("body") == "json":
        return Reply(body=Refused(code="service_unavailable").body(), status=status).response()
    return web.Response(text=_HTML, status=status, content_type="text/html")


async def _error(_request: web.Request, fault: Fault, run: Run) -> web.StreamResponse:
    if fault.options.get("commit"):
        run()
    code = str(fault.options.get("error", "internal_error"))
    return Reply(body=Refused(code=code).body()).response()


async def _delay(_request: web.Request, fault: Fault, run: Run) -> web.StreamResponse:
    await asyncio.sleep(fault.seconds)
    return run().response()


async def _drop_before(request: web.Request, _fault: Fault, _run: Run) -> web.StreamResponse:
    return _dropped(request)


async def _drop_after(request: web.Request, _fault: Fault, run: Run) -> web.StreamResponse:
    run()
    return _dropped(request)


def _dropped(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _truncated(_request: web.Request, _fault: Fault, run: Run) -> web.StreamResponse:
    text = json.dumps(run().body)
    return web.Response(text=text[: len(text) // 2], content_type="application/json")


async def _wrong_type(_request: web.Request, _fault: Fault, run: Run) -> web.StreamResponse:
    return web.Response(text=json.dumps(run().body), content_type="text/html")


async def _slow_body(request: web.Request, fault: Fault, run: Run) -> web.StreamResponse:
    data = json.dumps(run().body).encode()
    response = web.StreamResponse(headers={"Content-Type": "application/json; charset=utf-8"})
    response.content_length = len(data)
    await response.prepare(request)
    await response.write(data[:1])
    await asyncio.sleep(fault.seconds)
    await response.write(data[1:])
    return response


_WAYS: dict[str, Callable[[web.Request, Fault, Run], Awaitable[web.StreamResponse]]] = {
    "rate_limited": _rate_limited,
    "http_error": _http_error,
    "error": _error,
    "delay": _delay,
    "drop_before": _drop_before,
    "drop_after": _drop_after,
    "truncated": _truncated,
    "wrong_type": _wrong_type,
    "slow_body": _slow_body,
}
