"""Where a tab of the browser is: who looks, at which conversation. All of it stands in the URL."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypedDict
from urllib.parse import urlencode

from bot.sandbox.control.request import can_see, find_user
from bot.sandbox.page.rooms import people
from bot.sandbox.records import Channel, User
from bot.sandbox.world import World

APP: Final = "app"
"""What the URL says for the conversation with the app, which may have no channel yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What one tab shows. `channel` is None for the app before its direct message exists.

    `earlier` shows a long conversation from its beginning, instead of the latest messages.
    """

    user: User
    channel: Channel | None
    app: bool
    title: str
    tab: str = "messages"
    thread: str = ""
    earlier: bool = False

    @property
    def member(self) -> bool:
        """Whether this person can write here."""
        return self.app or (self.channel is not None and self.user.id in self.channel.members)

    @property
    def archived(self) -> bool:
        """Whether nobody can write here any more."""
        return self.channel is not None and self.channel.archived

    def link(
        self,
        *,
        user: str | None = None,
        channel: str | None = None,
        tab: str | None = None,
        thread: str | None = None,
    ) -> str:
        """The address of another place. A thread or tab is left behind unless it is named."""
        here = APP if self.app else self.channel.id if self.channel else APP
        query = {"as": user or self.user.id, "channel": channel or here}
        return "/?" + urlencode(
            query | ({"tab": tab} if tab else {}) | ({"thread": thread} if thread else {})
        )


class Nobody(LookupError):  # noqa: N818 - its message is what the page says
    """There is nobody in this workspace whom the page could be drawn for."""


def place_of(world: World, query: Mapping[str, str]) -> Place:
    """The place a URL names. What it names wrongly, or this person cannot see, is passed over.

    Raises:
        Nobody: the workspace has no people at all.
    """
    user = _user(world, query.get("as", ""))
    wanted = query.get("channel", "")
    found = world.channels.get(wanted)
    if wanted == APP or (found and found.kind == "im" and user.id in found.members):
        tab = "home" if query.get("tab") == "home" else "messages"
        title = world.app.name
        dm = world.dm_of(user.id)
        return Place(user=user, channel=dm, app=True, title=title, tab=tab, **_reading(query))
    if found is None or found.kind == "im" or not can_see(user, found):
        found = _first(world, user)
    if found is None:
        return Place(user=user, channel=world.dm_of(user.id), app=True, title=world.app.name)
    return Place(
        user=user,
        channel=found,
        app=False,
        title=f"#{found.name}",
        **_reading(query),
    )


class _Reading(TypedDict):
    thread: str
    earlier: bool


def _reading(query: Mapping[str, str]) -> _Reading:
    return {"thread": query.get("thread", ""), "earlier": "earlier" in query}


def _user(world: World, wanted: str) -> User:
    everybody = people(world)
    if not everybody:
        msg = "There is nobody in this workspace yet."
        raise Nobody(msg)
    found = find_user(world, wanted)
    return found if found in everybody else everybody[0]


def _first(world: World, user: User) -> Channel | None:
    """The channel one lands in: where the app is too, if there is such a one."""
    mine = [c for c in world.channels.values() if user.id in c.members and c.kind != "im"]
    with_app = (c for c in mine if world.app.bot_user in c.members and not c.archived)
    return next(with_app, None) or next(iter(mine), None)
