"""What is answered over HTTP, before Bolt sees anything: signatures, bodies, health."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from bot.slack.busy import Busy
from bot.web import bodies
from bot.web.app import build_web

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
PATH = "/slack/events"
FORM = "application/x-www-form-urlencoded"
COMMAND = {"command": "/hello", "team_id": "T1", "user_id": "U1", "text": "ä & b"}


@dataclass
class Desk:
    """A small Bolt app behind the web, and what reached it."""

    heard: list[str] = field(default_factory=list)
    why: str = ""
    busy: Busy = field(default_factory=Busy)

    def __post_init__(self) -> None:
        app = AsyncApp(signing_secret=SECRET, authorize=_authorize)

        @app.command("/hello")
        async def hello(ack: AsyncAck, command: dict[str, str]) -> None:
            self.heard.append(command["text"])
            await ack("Here you are.")

        self.web = build_web(
            app, path=PATH, signing_secret=SECRET, busy=self.busy, ailing=lambda: self.why
        )


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-x", bot_user_id="UB")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def http(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    door = httpx.ASGITransport(app=desk.web, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=door, base_url="http://bot") as client:
        yield client


def seconds_from_now(seconds: int) -> int:
    return int(time.time()) + seconds  # noqa: TID251 -- as Slack does


def signed(body: bytes, at: int | None = None, kind: str = FORM) -> dict[str, str]:
    timestamp = str(seconds_from_now(0) if at is None else at)
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body)
    return {
        "content-type": kind,
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": str(signature),
    }


def command() -> bytes:
    return urlencode(COMMAND).encode()


async def test_what_slack_signed_is_answered(desk: Desk, http: httpx.AsyncClient) -> None:
    answer = await http.post(PATH, content=command(), headers=signed(command()))
    assert (answer.status_code, answer.text) == (200, "Here you are.")
    assert desk.heard == ["ä & b"]
    assert desk.busy.count == 0


async def test_the_challenge_of_a_request_url_is_answered(http: httpx.AsyncClient) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a", "token": "x"}).encode()
    answer = await http.post(PATH, content=body, headers=signed(body, kind="application/json"))
    assert answer.json() == {"challenge": "3eZbrw1a"}


def with_(**changed: str) -> dict[str, str]:
    return signed(command()) | {name.replace("_", "-"): value for name, value in changed.items()}


@pytest.mark.parametrize(
    "headers",
    [
        dict,
        lambda: {"content-type": FORM},
        lambda: signed(command() + b" "),
        lambda: signed(command(), seconds_from_now(-301)),
        lambda: signed(command(), seconds_from_now(400)),
        lambda: with_(x_slack_signature="v0=0"),
        lambda: with_(x_slack_signature=""),
        lambda: with_(x_slack_request_timestamp="soon"),
        lambda: with_(x_slack_request_timestamp=str(seconds_from_now(10))),
    ],
)
async def test_what_slack_did_not_sign_or_long_ago_is_refused_and_never_heard(
    desk: Desk, http: httpx.AsyncClient, headers: Callable[[], dict[str, str]]
) -> None:
    answer = await http.post(PATH, content=command(), headers=headers())
    assert answer.status_code == 401
    assert desk.heard == []


@pytest.mark.parametrize("body", [b'{"a":', b"[" * 100_000, b'{"payload": "x"', b"payload=%7B"])
async def test_nonsense_is_refused_unread_when_unsigned_and_kindly_when_signed(
    http: httpx.AsyncClient, body: bytes
) -> None:
    assert (await http.post(PATH, content=body)).status_code == 401
    kind = FORM if body.startswith(b"payload") else "application/json"
    answer = await http.post(PATH, content=body, headers=signed(body, kind=kind))
    assert answer.status_code == 400


async def test_what_bolt_has_no_listener_for_is_not_found(http: httpx.AsyncClient) -> None:
    body = urlencode(COMMAND | {"command": "/other"}).encode()
    assert (await http.post(PATH, content=body, headers=signed(body))).status_code == 404


async def test_slacks_look_whether_we_are_there_needs_no_signature(
    desk: Desk, http: httpx.AsyncClient
) -> None:
    body = urlencode(COMMAND | {"ssl_check": "1"}).encode()
    assert (await http.post(PATH, content=body)).status_code == 200
    assert (await http.post(PATH, content=body + b"&x" * 10_000)).status_code == 401
    assert desk.heard == []


async def test_what_is_too_large_is_refused_before_it_is_read_to_its_end(
    http: httpx.AsyncClient,
) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1
            yield b"x" * 65536

    assert (await http.post(PATH, content=endless())).status_code == 413
    assert sent * 65536 < bodies.LARGEST * 1.1


async def test_what_never_comes_to_its_end_is_given_up(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SECONDS", 0.01)

    async def dripping() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.Event().wait()

    assert (await http.post(PATH, content=dripping())).status_code == 408


async def test_what_is_not_text_is_refused(http: httpx.AsyncClient) -> None:
    assert (await http.post(PATH, content=b"\xff\xfe")).status_code == 400


async def test_health_is_for_balancers(desk: Desk, http: httpx.AsyncClient) -> None:
    answer = await http.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})
    desk.why = "The bot gave its last sign of life 300 seconds ago."
    answer = await http.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"status": desk.why})
    assert (await http.head("/health")).status_code == 503


@pytest.mark.parametrize(("way", "path", "code"), [("GET", PATH, 405), ("POST", "/", 404)])
async def test_nothing_else_is_here(
    http: httpx.AsyncClient, way: str, path: str, code: int
) -> None:
    assert (await http.request(way, path)).status_code == code
