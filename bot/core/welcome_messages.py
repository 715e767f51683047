"""The first words to a workspace and to a channel: see `messages`."""

from typing import Literal

from bot.core.message_parts import Value


class Welcome(Value):
    """To whoever has installed the app, as far as can be known, once."""

    type: Literal["welcome"] = "welcome"
    rotation: str = ""
    """The first one that was set up since: nothing needs to be started any more."""


class Hello(Value):
    """In a channel the bot was invited to, where no rotation lives."""

    type: Literal["hello"] = "hello"
    channel_id: str
    rotation: str = ""
    """The one that was set up there since."""
