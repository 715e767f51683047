"""What came of handing something to the app, whichever way it went."""

from dataclasses import dataclass
from typing import Literal

from bot.sandbox.refusals import Json

EnvelopeKind = Literal["events_api", "slash_commands", "interactive"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The app's answer, or none.

    Attributes:
        acked: whether it acknowledged in time.
        payload: what it said with the acknowledgement.
        error: Slack's word, for the person who acted, for why nobody acknowledged it.
        reason: Slack's word, for the app, for why an event comes again.
        final: the app asked not to get this event again.
    """

    acked: bool
    payload: Json | None = None
    error: str | None = None
    reason: str = "timeout"
    final: bool = False
