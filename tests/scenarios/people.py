"""Those who act in the stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.scenarios.forms import Form
from tests.scenarios.surfaces import Home, Message

if TYPE_CHECKING:
    from bot.sandbox.records import Message as Record
    from tests.scenarios.world import Firsthand


@dataclass(frozen=True)
class Person:
    """Somebody with Slack open."""

    world: Firsthand
    name: str

    def types(self, text: str, *, channel: str = "") -> Person:
        """Send a slash command."""
        command, _, rest = text.partition(" ")
        where = channel or self.world.channel_name
        self.world.act("act/slash", user=self.name, channel=where, command=command, text=rest)
        return self

    def writes(self, text: str, *, channel: str = "") -> Person:
        """Send a message; to the bot itself unless a channel is named."""
        self.world.act("act/post", user=self.name, channel=channel or self.dm(), text=text)
        return self

    def sees(self, *texts: str) -> Message:
        """Look at something only they can see: an answer, or a direct message."""
        return self.world.look(self._mine, texts, self.name)

    def expects(self, *texts: str) -> Message:
        """Look at a direct message of the bot."""
        return self.world.look(self._direct, texts, self.name)

    def has_news(self) -> bool:
        """Whether a direct message has come that nobody looked at."""
        return bool(self.world.unread(self._direct))

    def hears_nothing(self) -> None:
        unread = self.world.unread(self._direct)
        assert not unread, [one.text for one in unread]

    def form(self) -> Form:
        """Look at the modal that is open."""
        return Form(self.world, self.name)

    def opens_home(self) -> Home:
        self.world.act("act/home", user=self.name)
        return Home(self.world, self.name)

    def dm(self) -> str:
        opened = self.world.act("act/open_dm", user=self.name)
        return str(opened["channel"]["id"])

    @property
    def user_id(self) -> str:
        return self.world.ids()[self.name]

    def _direct(self, record: Record) -> bool:
        channel = self.world.program.slack.channels[record.channel]
        return channel.kind == "im" and self.user_id in channel.members

    def _mine(self, record: Record) -> bool:
        return record.ephemeral_to == self.user_id or self._direct(record)


@dataclass(frozen=True)
class Channel:
    """A room everybody reads."""

    world: Firsthand
    name: str

    def expects(self, *texts: str) -> Message:
        """Look at a message of the bot that all can see."""
        return self.world.look(self._here, texts)

    def _here(self, record: Record) -> bool:
        channel = self.world.program.slack.channels[record.channel]
        return channel.name == self.name and record.ephemeral_to is None
