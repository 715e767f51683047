"""Reading a control request, and answering it with a value or one clear sentence."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps

from aiohttp import web

from bot.sandbox.keys import HUBS, RATES
from bot.sandbox.rates import Rates
from bot.sandbox.records import Channel, User
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.workspaces import hub_of_team
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks of the control API."""

    world: World
    hub: Hub
    rates: Rates
    fields: Json

    def text(self, name: str, default: str | None = None) -> str:
        """Return a field that must be text."""
        value = self.fields.get(name, default)
        if value is None:
            raise Impossible(why=f"Say {name}.")
        if not isinstance(value, str):
            raise Impossible(why=f"{name} must be text.")
        return value

    def user(self, name: str = "user") -> User:
        """Return the person a field names, by id or by name."""
        wanted = self.text(name).removeprefix("@")
        found = find_user(self.world, wanted)
        if found is None:
            raise Impossible(why=f"Nobody here is called {wanted!r}.")
        return found

    def actor(self) -> User:
        """Return the person in `user`, who must be able to use Slack."""
        user = self.user()
        if user.deleted or user.is_bot or user.tz is None:
            raise Impossible(why=f"{user.real_name} cannot use Slack: a bot, or deactivated.")
        return user

    def channel(self) -> Channel:
        """Return the conversation in `channel`, by id or by name."""
        wanted = self.text("channel").removeprefix("#")
        for channel in self.world.channels.values():
            if wanted and wanted in {channel.id, channel.name}:
                return channel
        raise Impossible(why=f"There is no channel {wanted!r} here.")

    def seen_by(self, user: User) -> Channel:
        """Return the conversation in `channel`, which `user` must be able to see."""
        channel = self.channel()
        if not can_see(user, channel):
            raise Impossible(why=f"{user.real_name} cannot see that conversation.")
        return channel


def find_user(world: World, wanted: str) -> User | None:
    """Return the user with this id or name."""
    by_name = (u for u in world.users.values() if u.name == wanted)
    return world.users.get(wanted) or next(by_name, None)


def can_see(user: User, channel: Channel) -> bool:
    """Return whether this person's client would show the conversation."""
    member = user.id in channel.members
    return member or (channel.kind == "public" and not user.is_restricted)


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def door(act: Callable[[Wish], Awaitable[Json]]) -> Handler:
    """Make a handler of `act`: JSON or the query in, JSON out, HTTP 400 for the impossible."""

    @wraps(act)
    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            fields = await _fields(request)
            hub = _hub(request, fields.pop("team", None))
            wish = Wish(hub.world, hub, request.app[RATES], fields)
            return web.json_response({"ok": True, **await act(wish)})
        except Impossible as impossible:
            return web.json_response({"ok": False, "error": impossible.why}, status=400)

    return handler


def _hub(request: web.Request, team: object) -> Hub:
    """Return the workspace that `team` names by id or domain; the first one when nobody says."""
    if team is None:
        return request.app[HUBS][0]
    found = hub_of_team(request.app, team) if isinstance(team, str) else None
    if found is None:
        raise Impossible(why=f"There is no workspace {team!r} here.")
    return found


async def _fields(request: web.Request) -> Json:
    if request.method == "GET":
        return dict(request.query)
    if not request.body_exists:
        return {}
    if request.content_type != "application/json":
        raise Impossible(why="Send JSON, with the content type application/json.")
    try:
        fields = await request.json()
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise Impossible(why="Send one JSON object.")
    return fields
