"""Who calls: the token, its kind and its scopes (SLACK.md A.13, A.14)."""

from typing import Literal

from bot.sandbox.api.call import Method, need_scope
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_ENDED: dict[str, str] = {"revoked": "token_revoked", "uninstalled": "account_inactive"}

TokenKind = Literal["bot", "app"]


def token_of(header: str, form_token: str | None) -> str:
    """Return the token of a call: from the header (`Bearer`, case counts) or the form."""
    if header.startswith("Bearer "):
        return header.removeprefix("Bearer ").strip()
    return form_token or ""


def granted(world: World, token: str) -> str | None:
    """Return the scopes this token carries, as the `x-oauth-scopes` header says them."""
    known = {world.app.bot_token: world.app.scopes, world.app.app_token: ("connections:write",)}
    scopes = known.get(token)
    return ",".join(scopes) if scopes is not None else None


def authorise(world: World, method: Method, token: str) -> None:
    """Let the call through, or refuse it as Slack would.

    Raises:
        Refused: not_authed, invalid_auth, account_inactive, token_revoked,
            not_allowed_token_type or missing_scope.
    """
    if method.token == "none":  # noqa: S105 - the kind of token
        return
    if not token:
        raise Refused(code="not_authed")
    kind = _kind(world, token)
    if kind != method.token:
        raise Refused(code="not_allowed_token_type")
    for scope in method.scopes:
        need_scope(world, scope)


def _kind(world: World, token: str) -> TokenKind:
    if token == world.app.app_token:
        return "app"
    if token != world.app.bot_token:
        raise Refused(code="invalid_auth")
    if world.app.state != "installed":
        raise Refused(code=_ENDED[world.app.state])
    return "bot"
