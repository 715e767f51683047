"""Saying that a request was refused, without letting strangers fill the log."""

from collections.abc import Callable
from typing import Final

import structlog

EVERY_SECONDS: Final = 60.0

_log = structlog.get_logger(__name__)


class Refusals:
    """Logs the first refusal, and then once a minute how many there were."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        """Count with this clock, in seconds."""
        self._monotonic = monotonic
        self._count = 0
        self._said_at = -EVERY_SECONDS

    def note(self) -> None:
        """Count a request that Slack did not sign, or too long ago."""
        self._count += 1
        now = self._monotonic()
        if now - self._said_at < EVERY_SECONDS:
            return
        _log.warning(
            "refused what Slack did not sign, or signed more than five minutes ago; if Slack"
            " cannot reach the bot, see SLACK_SIGNING_SECRET and this machine's clock",
            requests=self._count,
        )
        self._said_at, self._count = now, 0
