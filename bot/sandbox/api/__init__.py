"""The Web API: one small file a method, everything else refused as `unknown_method`."""

from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.api.breaking import Reply, answer_badly, too_fast
from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.reading import read_args
from bot.sandbox.api.registry import METHODS
from bot.sandbox.api.tokens import authorise, granted, token_of
from bot.sandbox.faults import API_KINDS
from bot.sandbox.keys import RATES
from bot.sandbox.rates import Rates, TooFast
from bot.sandbox.refusals import BLAMELESS, Json, Refused, shortened
from bot.sandbox.workspaces import hub_of_token
from bot.sandbox.world import World

_ALWAYS = {"token", "team_id"}


def add_api_routes(app: web.Application) -> None:
    """Mount `/api/METHOD`."""
    app.router.add_get("/api/{method}", _answer)
    app.router.add_post("/api/{method}", _answer)


@dataclass(slots=True)
class _Asked:
    """What is known of a call so far; `early` when it came inside a Retry-After."""

    name: str
    verb: str
    rates: Rates
    world: World
    token: str
    args: Json = field(default_factory=dict)
    early: bool = False
    warning: str | None = None


async def _answer(request: web.Request) -> web.StreamResponse:
    token = token_of(request.headers.get("Authorization", ""), None)
    world, name = hub_of_token(request.app, token).world, request.match_info["method"]
    asked = _Asked(name, request.method, request.app[RATES], world, token)
    try:
        method = await _read(request, asked)
    except Refused as refused:
        return _replied(asked, Reply(body=refused.body())).response()
    fault = asked.world.struck(API_KINDS, method=name, channel=_place(asked))
    if fault is None:
        return _replied(asked, _reply(asked, method)).response()
    return await answer_badly(
        request, fault, lambda: _replied(asked, _reply(asked, method), struck=True)
    )


async def _read(request: web.Request, asked: _Asked) -> Method:
    method = METHODS.get(asked.name)
    if method is None:
        raise Refused(code="unknown_method", extra={"req_method": asked.name})
    asked.args = await read_args(request, method)
    asked.token = token_of(request.headers.get("Authorization", ""), asked.args.pop("token", None))
    asked.world = hub_of_token(request.app, asked.token).world
    if request.content_type == "application/json" and request.charset is None:
        asked.warning = "missing_charset"
    return method


def _reply(asked: _Asked, method: Method) -> Reply:
    try:
        return Reply(body=_warned(asked, {"ok": True, **_run(asked, method)}))
    except Refused as refused:
        return Reply(body=refused.body())
    except TooFast as fast:
        asked.early = fast.early
        return too_fast(fast.seconds)


def _warned(asked: _Asked, body: Json) -> Json:
    """Add a warning to a good answer, beside those the method gives itself."""
    if asked.warning is None:
        return body
    warnings = [*filter(None, [body.get("warning")]), asked.warning]
    metadata = body.get("response_metadata", {}) | {"warnings": warnings}
    return body | {"warning": ",".join(warnings), "response_metadata": metadata}


def _run(asked: _Asked, method: Method) -> Json:
    if method.name == "apps.connections.open":
        _check_post(asked)
    authorise(asked.world, method, asked.token)
    _limit(asked, method)
    strange = sorted(set(asked.args) - method.args - _ALWAYS)
    if strange and method.name != "api.test":
        raise Refused(code="invalid_arg_name", extra={"fields": strange})
    return method.run(Call(asked.world, asked.rates.page(method.name, asked.args)))


def _check_post(asked: _Asked) -> None:
    if asked.verb == "GET":
        raise Refused(code="insecure_request")
    if not asked.token:
        raise Refused(code="missing_args")


def _limit(asked: _Asked, method: Method) -> None:
    world, rates = asked.world, asked.rates
    place = str(asked.args.get("channel")) if method.posts else None
    seconds = rates.wait(world, method.name, method.tier, place)
    if not seconds:
        return
    told = {"method": method.name, "channel": place, "retry_after": seconds}
    world.journal.write("rate", told)
    if rates.mode == "enforce":
        raise TooFast(seconds, early=rates.pause(world, f"{method.name} {place}", seconds))


def _place(asked: _Asked) -> str | None:
    place = asked.args.get("channel") or asked.args.get("channel_id")
    return place if isinstance(place, str) else None


def _replied(asked: _Asked, reply: Reply, *, struck: bool = False) -> Reply:
    """Note the call, and name the token's scopes as Slack does with every answer."""
    body, code = reply.body, reply.body.get("error")
    detail: Json = {"method": asked.name, "args": shortened(asked.args)}
    detail |= {"ok": body["ok"], "error": code}
    if body["ok"]:
        detail |= {"ts": body.get("ts"), "channel": body.get("channel")}
    blamed = code if code not in BLAMELESS and not struck else None
    if code == "ratelimited" and not asked.early:
        blamed = None
    asked.world.journal.write("request", detail, violation=blamed)
    scopes = granted(asked.world, asked.token)
    if scopes is None:
        return reply
    return Reply(
        body=body, status=reply.status, headers={**reply.headers, "x-oauth-scopes": scopes}
    )
