"""A contact that somebody brings from a message in Slack: "Pair a developer with this"."""

from hashlib import sha256
from typing import Literal

from pydantic import Field, field_validator

from bot.core.messages import Value
from bot.core.plain import plain_line, plain_text
from bot.core.redaction import redact

LONGEST_SUBJECT = 150
LONGEST_EXCERPT = 600


class Origin(Value):
    """The message it came from."""

    channel_id: str
    ts: str
    url: str = ""
    """Its permalink, if Slack gave one."""

    @property
    def contact_id(self) -> str:
        """The same for the same message: brought twice it is one contact."""
        return sha256(f"{self.channel_id}:{self.ts}".encode()).hexdigest()[:32]


class BringForm(Value):
    """What is brought. Raises ``pydantic.ValidationError`` naming the field."""

    subject: str = Field(min_length=1, max_length=1000)
    excerpt: str = Field(default="", max_length=3000)
    when: Literal["now", "next"] = "now"
    """Ask somebody now, or leave it to the next round."""

    @field_validator("subject")
    @classmethod
    def _line(cls, text: str) -> str:
        subject = plain_line(redact(text), LONGEST_SUBJECT)
        if not subject:
            msg = "say in a few words what it is about"
            raise ValueError(msg)
        return subject

    @field_validator("excerpt")
    @classmethod
    def _text(cls, text: str) -> str:
        return plain_text(redact(text), LONGEST_EXCERPT)


class BringStart(Value):
    """What the form begins with."""

    origin: Origin
    subject: str
    excerpt: str
    rotations: tuple[tuple[str, str], ...]
    """Id and name of those that take tickets; one or more, the likeliest first."""


def started(origin: Origin, text: str, rotations: tuple[tuple[str, str], ...]) -> BringStart:
    """The form for a message: its first line is the subject, and nobody's numbers stay in it."""
    clean = plain_text(redact(text), LONGEST_EXCERPT)
    first, _, rest = clean.partition("\n")
    subject = plain_line(first, LONGEST_SUBJECT)
    told = clean if rest.strip() or subject != first else ""
    return BringStart(origin=origin, subject=subject, excerpt=told, rotations=rotations)
