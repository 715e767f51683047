"""One example or more of everything the bot says, for the gallery and for tests.

``MESSAGES`` and ``REPLIES`` are what an ordinary week brings; ``LONGEST_MESSAGES`` and
``LONGEST_REPLIES`` are the same things at their worst. Names and ids are made up.
"""

from collections.abc import Mapping
from typing import Final

from bot.core.example_messages import MESSAGES
from bot.core.example_replies import REPLIES
from bot.core.longest_examples import LONGEST_MESSAGES, LONGEST_REPLIES
from bot.core.messages import Message
from bot.core.replies import Reply

__all__ = [
    "ALL_MESSAGES",
    "ALL_REPLIES",
    "LONGEST_MESSAGES",
    "LONGEST_REPLIES",
    "MESSAGES",
    "REPLIES",
]

ALL_MESSAGES: Final[Mapping[str, Message]] = MESSAGES | LONGEST_MESSAGES
ALL_REPLIES: Final[Mapping[str, Reply]] = REPLIES | LONGEST_REPLIES
