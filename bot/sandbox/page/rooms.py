"""What the sidebar lists: the channels a person sees, and what is new in them."""

from dataclasses import dataclass, field

from bot.sandbox.control.request import can_see
from bot.sandbox.page.reader import Reader, zone_of
from bot.sandbox.records import Channel, Message, User
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One line of the sidebar. `unread` counts messages since this person last looked."""

    id: str
    name: str
    member: bool
    unread: int = 0
    private: bool = False
    archived: bool = False


@dataclass(slots=True)
class Seen:
    """How far each person has read, as the page shows it: (user, channel) to the last `ts`."""

    _until: dict[tuple[str, str], str] = field(default_factory=dict)

    def look(self, user: str, channel: Channel) -> None:
        """Remember that this person has the channel's latest message before their eyes."""
        self._until[user, channel.id] = channel.messages[-1].ts if channel.messages else ""

    def first_unread(self, user: str, channel: Channel) -> str:
        """The `ts` where "New" begins; nothing when all is read or this is the first look."""
        until = self._until.get((user, channel.id))
        if until is None:
            return ""
        return next((m.ts for m in channel.messages if _news(m, user, until)), "")

    def unread(self, user: str, channel: Channel) -> int:
        """How many messages of others are later than what this person has seen."""
        until = self._until.get((user, channel.id), "")
        return sum(_news(message, user, until) for message in channel.messages)


def _news(message: Message, user: str, until: str) -> bool:
    return message.ts > until and message.user != user and visible(message, user)


def visible(message: Message, user: str) -> bool:
    """Whether this person sees the message: everybody does, unless it is ephemeral."""
    return message.ephemeral_to in {None, user}


def people(world: World) -> list[User]:
    """Those one can act as: every person who is not deactivated, by name."""
    humans = (user for user in world.users.values() if not user.is_bot and not user.deleted)
    return sorted(
        (user for user in humans if user.id != "USLACKBOT"), key=lambda user: user.real_name
    )


def reader_for(world: World, user: User) -> Reader:
    """How this person reads: their zone, and the names of everybody and of what they may see."""
    return Reader(
        now=world.now(),
        zone=zone_of(user.tz),
        user=user.id,
        people={each.id: each.real_name or each.name for each in world.users.values()},
        offered=frozenset(
            each.id for each in world.users.values() if not each.deleted and each.tz is not None
        ),
        channels={
            channel.id: channel.name
            for channel in world.channels.values()
            if channel.kind != "im" and can_see(user, channel)
        },
    )


def rooms(world: World, user: User, seen: Seen) -> list[Room]:
    """The channels in this person's sidebar: joined ones first, each group by name."""
    found = [
        Room(
            id=channel.id,
            name=channel.name,
            member=user.id in channel.members,
            unread=seen.unread(user.id, channel) if user.id in channel.members else 0,
            private=channel.kind == "private",
            archived=channel.archived,
        )
        for channel in world.channels.values()
        if channel.kind != "im" and can_see(user, channel)
    ]
    return sorted(found, key=lambda room: (not room.member, room.archived, room.name))
