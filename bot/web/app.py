"""What is answered over HTTP: Slack's requests, and whether the bot is alive."""

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Final
from urllib.parse import parse_qs

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.web.bodies import body_of
from bot.web.refusing import Refusals

LONGEST_CHECK: Final = 10_000
"""Characters; Slack's look at an address holds a token and two words."""


def build_web(
    slack: AsyncApp,
    *,
    path: str,
    signing_secret: str,
    busy: AbstractContextManager[None],
    ailing: Callable[[], str],
) -> Starlette:
    """Return the ASGI app.

    Args:
        slack: what answers Slack.
        path: where Slack sends everything.
        signing_secret: proves that it is Slack.
        busy: entered for as long as a request is being answered.
        ailing: why the bot is not well, in one sentence; empty when it is.
    """
    verifier = SignatureVerifier(signing_secret)
    refusals = Refusals(time.monotonic)

    async def from_slack(request: Request) -> Response:
        with busy:
            text = await body_of(request)
            if _is_check(text):
                return PlainTextResponse("")
            if not _genuine(verifier, text, request.headers):
                refusals.note()
                return JSONResponse({"error": "invalid request"}, status_code=401)
            return await _answer(slack, text, request)

    async def health(_request: Request) -> Response:
        why = ailing()
        return JSONResponse({"status": why or "alive"}, status_code=503 if why else 200)

    return Starlette(
        routes=[
            Route(path, from_slack, methods=["POST"]),
            Route("/health", health, methods=["GET"]),
        ]
    )


async def _answer(slack: AsyncApp, text: str, request: Request) -> Response:
    try:
        asked = AsyncBoltRequest(
            body=text, query=request.url.query, headers=dict(request.headers.items())
        )
    except (ValueError, TypeError, AttributeError, RecursionError):  # signed, but not Slack's JSON
        return PlainTextResponse("This is nothing that Slack sends.", status_code=400)
    return to_starlette_response(await slack.async_dispatch(asked))


def _is_check(text: str) -> bool:
    """Whether Slack only looks whether we are there; that is not signed, and changes nothing."""
    small = len(text) <= LONGEST_CHECK  # nothing long is read before its signature is known
    return small and "ssl_check" in text and parse_qs(text).get("ssl_check") == ["1"]


def _genuine(verifier: SignatureVerifier, text: str, headers: Mapping[str, str]) -> bool:
    try:
        return verifier.is_valid(
            text,
            headers.get("x-slack-request-timestamp", ""),
            headers.get("x-slack-signature", ""),
        )
    except ValueError:  # a timestamp that is no number
        return False
