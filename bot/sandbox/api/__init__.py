"""The Web API: one small file a method, everything else refused as `unknown_method`."""

from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.reading import read_args
from bot.sandbox.api.registry import METHODS
from bot.sandbox.api.tokens import authorise, granted, token_of
from bot.sandbox.keys import RATES, WORLD
from bot.sandbox.rates import Rates, TooFast
from bot.sandbox.refusals import BLAMELESS, Json, Refused
from bot.sandbox.world import World

_ALWAYS = {"token", "team_id"}


def add_api_routes(app: web.Application) -> None:
    """Mount `/api/METHOD`."""
    app.router.add_get("/api/{method}", _answer)
    app.router.add_post("/api/{method}", _answer)


async def _answer(request: web.Request) -> web.Response:
    world, name = request.app[WORLD], request.match_info["method"]
    asked = _Asked(name, token_of(request.headers.get("Authorization", ""), None))
    headers: dict[str, str] = {}
    try:
        body = {"ok": True, **await _run(request, asked)}
    except Refused as refused:
        body = refused.body()
    except TooFast as fast:
        body = Refused(code="ratelimited").body()
        headers["Retry-After"] = str(fast.seconds)
        asked.early = fast.early
    _note(world, asked, body)
    scopes = granted(world, asked.token)
    if scopes is not None:
        headers["x-oauth-scopes"] = scopes
    return web.json_response(body, headers=headers, status=429 if "Retry-After" in headers else 200)


@dataclass(slots=True)
class _Asked:
    """What is known of a call so far; `early` when it came inside a Retry-After."""

    method: str
    token: str
    args: Json = field(default_factory=dict)
    early: bool = False


async def _run(request: web.Request, asked: _Asked) -> Json:
    world, method = request.app[WORLD], METHODS.get(asked.method)
    if method is None:
        raise Refused(code="unknown_method", extra={"req_method": asked.method})
    asked.args = await read_args(request, method)
    asked.token = token_of(request.headers.get("Authorization", ""), asked.args.pop("token", None))
    if method.name == "apps.connections.open":
        _check_post(request, asked)
    authorise(world, method, asked.token)
    _limit(world, request.app[RATES], method, asked.args)
    strange = sorted(set(asked.args) - method.args - _ALWAYS)
    if strange and method.name != "api.test":
        raise Refused(code="invalid_arg_name", extra={"fields": strange})
    return method.run(Call(world, asked.args))


def _check_post(request: web.Request, asked: _Asked) -> None:
    if request.method == "GET":
        raise Refused(code="insecure_request")
    if not asked.token:
        raise Refused(code="missing_args")


def _limit(world: World, rates: Rates, method: Method, args: Json) -> None:
    place = str(args.get("channel")) if method.posts else None
    seconds = rates.wait(world, method.name, method.tier, place)
    if not seconds:
        return
    told = {"method": method.name, "channel": place, "retry_after": seconds}
    world.journal.write("rate", told)
    if rates.mode == "enforce":
        raise TooFast(seconds, early=rates.pause(world, f"{method.name} {place}", seconds))


def _note(world: World, asked: _Asked, body: Json) -> None:
    code = body.get("error")
    detail = {"method": asked.method, "args": asked.args, "ok": body["ok"], "error": code}
    if body["ok"]:
        detail |= {"ts": body.get("ts"), "channel": body.get("channel")}
    blamed = code if code not in BLAMELESS else None
    if code == "ratelimited" and not asked.early:
        blamed = None
    world.journal.write("request", detail, violation=blamed)
