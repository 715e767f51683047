"""The Web API: one small file a method, everything else refused as `unknown_method`."""

from aiohttp import web

from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.reading import read_args
from bot.sandbox.api.registry import METHODS
from bot.sandbox.api.tokens import authorise, granted, token_of
from bot.sandbox.keys import WORLD
from bot.sandbox.refusals import BLAMELESS, Json, Refused
from bot.sandbox.world import World

_ALWAYS = {"token", "team_id"}


def add_api_routes(app: web.Application) -> None:
    """Mount `/api/METHOD`."""
    app.router.add_get("/api/{method}", _answer)
    app.router.add_post("/api/{method}", _answer)


async def _answer(request: web.Request) -> web.Response:
    world, name = request.app[WORLD], request.match_info["method"]
    header, args = request.headers.get("Authorization", ""), Json()
    token = token_of(header, None)
    code: str | None = None
    try:
        method = METHODS.get(name)
        if method is None:
            raise Refused(code="unknown_method", extra={"req_method": name})  # noqa: TRY301 - one way out
        args = await read_args(request, method)
        token = token_of(header, args.pop("token", None))
        body = {"ok": True, **_run(world, method, token, args, http=request.method)}
    except Refused as refused:
        body, code = refused.body(), refused.code
    detail = {"method": name, "args": args, "ok": body["ok"], "error": code}
    detail |= {"ts": body.get("ts"), "channel": body.get("channel")} if body["ok"] else {}
    blamed = code if code not in BLAMELESS else None
    world.journal.write("request", detail, violation=blamed)
    scopes = granted(world, token)
    return web.json_response(body, headers={"x-oauth-scopes": scopes} if scopes else {})


def _run(world: World, method: Method, token: str, args: Json, *, http: str) -> Json:
    if method.name == "apps.connections.open":
        if http == "GET":
            raise Refused(code="insecure_request")
        if not token:
            raise Refused(code="missing_args")
    authorise(world, method, token)
    strange = sorted(set(args) - method.args - _ALWAYS)
    if strange and method.name != "api.test":
        raise Refused(code="invalid_arg_name", extra={"fields": strange})
    return method.run(Call(world, args))
