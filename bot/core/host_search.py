"""How Slack is asked who hosts contacts, for addresses that a source tells."""

from datetime import datetime, timedelta
from typing import Final

ASK_AGAIN: Final = timedelta(days=7)
"""Whom Slack did not know is not asked about again before that."""
KEPT: Final = timedelta(days=1)
"""An address that could not be asked about is forgotten after that; its source tells it again."""
AT_ONCE: Final = 20
"""Asked about in a row; Slack takes about fifty a minute (SLACK.md A.14, tier 3)."""
PAUSE: Final = timedelta(minutes=1)
"""Between two rows."""
RETRY: Final = timedelta(minutes=5)
"""After Slack could not be asked."""


def asked_again_after(at: datetime) -> datetime:
    """Whoever was asked about before this moment may be asked about again."""
    return at - ASK_AGAIN


def kept_since(at: datetime) -> datetime:
    """Addresses that wait since before this moment are forgotten."""
    return at - KEPT
