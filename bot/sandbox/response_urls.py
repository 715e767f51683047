"""Response URLs: five uses within thirty minutes of the timeline (SLACK.md A.7)."""

from datetime import timedelta

from bot.sandbox.records import ResponseUrl
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_USES = 5
_LIFE = timedelta(minutes=30)


def new_response_url(world: World, user: str, channel: str, ts: str | None = None) -> str:
    """Return a fresh address at which the app may answer what `user` just did."""
    kind = "actions" if ts else "commands"
    path = f"/{kind}/{world.workspace.id}/{world.ids.secret('response_url')}"
    spent = _USES if world.struck({"response_url_spent"}) else 0
    found = ResponseUrl(user=user, channel=channel, born=world.now(), ts=ts, uses=spent)
    world.response_urls[path] = found
    return world.base_url + path


def use_response_url(world: World, path: str) -> ResponseUrl:
    """Count one use of the address.

    Raises:
        Refused: it is unknown, older than thirty minutes, or was used five times.
    """
    found = world.response_urls.get(path)
    if found is None or world.now() - found.born > _LIFE:
        raise Refused(code="expired_url")
    if found.uses >= _USES:
        raise Refused(code="used_url")
    found.uses += 1
    return found
